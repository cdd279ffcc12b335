import { ModifyInstanceAttributeCommand } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ targets: 2 })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

/** How the old side is to end is said by the deploy that leaves it. */
const hold = async (atOnce: 'all' | 'zone' | 'one') => {
  const around = { change: { retire: { 'at-once': atOnce } } }
  const held = await stage.run('deploy', { release: 'v2', hold: 'approval' }, around)
  expectEnd(held, 'held, green v2, blue v1')
  return around
}

const zoneOf = async () => {
  const ids = await stage.person.targetIds('blue')
  const all = await stage.person.instances()
  return new Map(
    ids.map((id) => [id, all.find(({ InstanceId }) => InstanceId === id)?.Placement?.AvailabilityZone ?? '']),
  )
}

/** What was taken away, in order: the calls by which targets left and instances ended, each with whom it named. */
const takings = async (ids: Iterable<string>) => {
  const known = [...ids]
  return (await stage.calls())
    .filter(({ action, error }) => /^(DeregisterTargets|TerminateInstances)$/.test(action) && !error)
    .map(({ action, parameters }) => ({
      action,
      ids: known.filter((id) => JSON.stringify(parameters).includes(id)).sort(),
    }))
    .filter(({ ids }) => ids.length > 0)
}

const idsIn = (zones: ReadonlyMap<string, string>, zone: string) =>
  [...zones].flatMap(([id, its]) => (its === zone ? [id] : [])).sort()

thorough('at-once: zone ends one zone whole before the next is taken out of service', async () => {
  const byZone = await hold('zone')
  const zones = await zoneOf()
  const names = [...new Set(zones.values())].sort()
  expect(names.length).toBeGreaterThan(1)

  const result = await stage.run('retire', {}, byZone)

  expectEnd(result, 'retired, green v2, blue empty')
  expect(await takings(zones.keys())).toEqual(
    names.flatMap((zone) =>
      ['DeregisterTargets', 'TerminateInstances'].map((action) => ({ action, ids: idsIn(zones, zone) })),
    ),
  )
  expect(await stage.person.look()).toMatchObject({ blue: [], apart: [] })
  expect((await stage.person.records()).filter((name) => name.includes('blue'))).toEqual([])
})

thorough('at-once: one ends instance after instance, through a kill between two of them', async () => {
  const one = await hold('one')
  const ids = [...(await zoneOf()).keys()].sort()
  await stage.die({ action: 'DeregisterTargets', nth: 2 }, 'retire', {}, one)

  expectEnd(await stage.run('retire', {}, one), 'retired, green v2, blue empty')

  expect(await takings(ids)).toEqual(
    ids.flatMap((id) => ['DeregisterTargets', 'TerminateInstances'].map((action) => ({ action, ids: [id] }))),
  )
})

thorough('one that is protected from termination is kept and named; the rest ends', async () => {
  await hold('all')
  const [shielded = ''] = [...(await zoneOf()).keys()]
  const protect = (Value: boolean) =>
    stage.person.ec2.send(
      new ModifyInstanceAttributeCommand({ InstanceId: shielded, DisableApiTermination: { Value } }),
    )
  await protect(true)

  const result = await stage.run('retire')

  expectEnd(result, 'retired, green v2, blue empty')
  expect(result.log).toContain(`${shielded}: protected from termination; kept, on no side`)
  expect((await stage.person.look()).apart).toEqual(['v1 running'])
  const again = await stage.run('retire', { allow: 'kept' })
  expect(again.outputs['outcome'], again.log).toBe('failed')
  expect(again.log).toContain('--no-disable-api-termination')
  await protect(false)
  expectEnd(await stage.run('retire', { allow: 'kept' }), 'retired, green v2, blue empty')
  expect((await stage.person.look()).apart).toEqual([])
})
