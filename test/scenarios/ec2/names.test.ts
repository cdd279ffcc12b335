import { ChangeResourceRecordSetsCommand } from '@aws-sdk/client-route-53'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { isDryRun } from '../../support/api-call.ts'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ targets: 2 })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

/** What a person sets a record to. */
const setRecord = async (name: string, value: string): Promise<void> => {
  const { person } = stage
  const set = { Name: name, Type: 'A', TTL: 60, ResourceRecords: [{ Value: value }] } as const
  await person.route53.send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId: person.service('web').dns.zone,
      ChangeBatch: {
        Changes: [
          { Action: 'UPSERT', ResourceRecordSet: { ...set, ResourceRecords: [...set.ResourceRecords] } },
        ],
      },
    }),
  )
}

const listed = (id: string) =>
  stage.sandbox.world.zones
    .listed(id)
    .filter(({ type }) => type === 'A')
    .map(({ name }) => name)

const retiring = { change: { hold: 'none', 'minimum-hold': '0s' } }

test('retire removes the records of its side, but for one that leads elsewhere by now', async () => {
  expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
  await setRecord('web-blue-1.bdash.inside', '10.9.9.9')

  const result = await stage.run('retire', { allow: 'early-retire' })

  expectEnd(result, 'retired, green v2, blue empty')
  expect(await stage.person.records()).toEqual([
    'web-blue-1.bdash.inside.',
    'web-green-1.bdash.inside.',
    'web-green-2.bdash.inside.',
  ])
})

thorough('records may stand in the zone of another account, which a role of it opens', async () => {
  const { id, role, name } = stage.sandbox.foreignZone
  const change = { dns: { zone: id, role, record: `{name}.${name}` }, ...retiring.change }

  expectEnd(await stage.run('provision', { release: 'v2' }, { change }), 'provisioned, blue v1, green v2')
  const provisioned = listed(id)
  const result = await stage.run('rollback', {}, { change })

  expectEnd(result, 'rolled-back, blue v1, green empty')
  expect(provisioned).toEqual([`web-green-1.${name}.`, `web-green-2.${name}.`])
  expect(listed(id)).toEqual([])
  // The role is for the zone alone.
  const calls = await stage.calls()
  expect(calls.filter((call) => call.error !== undefined && !isDryRun(call))).toEqual([])
})

thorough('a role that does not let us in is `refused`, and nothing is written', async () => {
  const { id, role, name } = stage.sandbox.foreignZone
  const closed = role.replace(/dns$/, 'closed')
  const change = { dns: { zone: id, role: closed, record: `{name}.${name}` } }

  const result = await stage.run('deploy', { release: 'v2' }, { change })

  expectRefusal(result, /dns\.role.*cannot be assumed: AccessDenied.*trust policy/)
  expect((await stage.writes()).filter(({ action }) => action !== 'AssumeRole')).toEqual([])
})

test('a name that leads to a machine of the live side is never taken from it: `refused`', async () => {
  const [live] = (await stage.person.instances()).map(({ PrivateIpAddress = '' }) => PrivateIpAddress)
  await setRecord('web-green-2.bdash.inside', live ?? '')
  const before = await stage.writes()

  const result = await stage.run('deploy', { release: 'v2' })

  expectRefusal(
    result,
    /dns\.record.*the live side has names that green would take: web-green-2\.bdash\.inside leads to i-/,
  )
  expect((await stage.writes()).slice(before.length)).toEqual([])
})
