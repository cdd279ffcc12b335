import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import type { Mapping } from '../support/config.ts'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
const notes = join(temporaryFolder('rescue-'), 'notes')
beforeAll(async () => {
  stage = await openStage({ targets: 2, runUserData: true })
})
beforeEach(async () => {
  await stage.reset()
  writeFileSync(notes, '')
  expectEnd(await stage.run('deploy', { release: 'v2', hold: 'approval' }), 'held, green v2, blue v1')
})
afterAll(() => stage.close())

const noted = () => readFileSync(notes, 'utf8').trim().split('\n').sort()

/** Notes whom it runs for, whether it is out of service by then, and fails for one. */
const rescue = `
targets=$(echo "$SWITCHOVER_INSTANCES" | grep -o '"id"' | wc -l)
echo "$SWITCHOVER_INSTANCE_ID $SWITCHOVER_INSTANCE_ADDRESS $SWITCHOVER_COLOR $targets" >>"$NOTES"
if [ "$SWITCHOVER_INSTANCE_ID" = "$BAD" ]; then echo "disk is full"; exit 3; fi
`
const retire = (before: readonly Mapping[], env: Record<string, string> = {}, inputs = {}) =>
  stage.run('retire', inputs, { change: { retire: { before } }, env: { NOTES: notes, ...env } })

/** The instances of the old side, by id. */
const oldOnes = async () => {
  const ids = await stage.person.targetIds('blue')
  const all = await stage.person.instances()
  return ids.map((id) => {
    const address = all.find(({ InstanceId }) => InstanceId === id)?.PrivateIpAddress ?? ''
    return { id, address }
  })
}

test('a command runs for each instance before it ends; one that it fails for is kept, the others end', async () => {
  const machines = await oldOnes()
  const [bad] = machines

  const result = await retire([{ run: rescue }], { BAD: bad?.id ?? '' })

  expectEnd(result, 'retired, green v2, blue empty')
  expect(noted()).toEqual(machines.map(({ id, address }) => `${id} ${address} blue 2`).sort())
  expect(result.log).toContain(`${bad?.id}: kept, on no side; run targets=`)
  expect(result.log).toContain('disk is full')
  expect(result.log).toMatch(new RegExp(`Result: RETIRED .*kept: ${bad?.id}`))
  expect(await stage.person.look()).toMatchObject({ blue: [], apart: ['v1 running'], preview: 'none' })
  expect((await stage.person.records()).filter((name) => name.includes('blue'))).toEqual([])
})

thorough('what has passed on an instance is not run again after a kill; what was killed is', async () => {
  const ids = (await oldOnes()).map(({ id }) => id)
  const before = [{ run: rescue }, { run: 'echo "second $SWITCHOVER_INSTANCE_ID" >>"$NOTES"' }]
  const around = { change: { retire: { before } }, env: { NOTES: notes } }

  await stage.die({ action: 'TerminateInstances', nth: 1 }, 'retire', {}, around)
  expectEnd(await stage.run('retire', {}, around), 'retired, green v2, blue empty')

  expect(noted().filter((line) => line.startsWith('second'))).toHaveLength(2)
  expect(noted()).toHaveLength(4)
  expect((await stage.person.look()).apart).toEqual([])
  expect(ids).toHaveLength(2)
})

thorough(
  'a command runs on each instance by Systems Manager; where it fails the instance stays',
  async () => {
    const [bad] = await oldOnes()
    const script = `#!/bin/sh
echo "on $INSTANCE_ID" >>${notes}
[ "$INSTANCE_ID" != ${bad?.id} ]
`
    const result = await retire([{ ssm: { script } }])

    expectEnd(result, 'retired, green v2, blue empty')
    expect(await stage.person.look()).toMatchObject({ blue: [], apart: ['v1 running'] })
    const left = (await stage.person.instances()).map(({ InstanceId }) => InstanceId)
    expect(left).toContain(bad?.id)
  },
)
