import { describe, expect, test } from 'vitest'
import type { CheckAct } from '../../src/deploy/acts.ts'
import type { Observation } from '../../src/deploy/model.ts'
import type { Machine } from '../../src/deploy/side.ts'
import { createProbes, type ProbeParts } from '../../src/probe/probes.ts'
import type { CommandSettings, ServiceSettings } from '../../src/settings.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { aMachine, anAct, aTarget, never, observation, probeParts, remote, settings } from './builders.ts'

const aScript = (script: string, withinMs = 20_000): CommandSettings => ({
  ...{ kind: 'run', label: 'run it' },
  ...{ script, withinMs },
})
const aDocument: CommandSettings = {
  ...{ kind: 'ssm', label: 'ssm it', document: 'AWS-RunShellScript', on: 'all' },
  ...{ parameters: { commands: ['any work for {release}?'] }, withinMs: 60_000, concurrency: undefined },
}

const machines = [
  aMachine('i-1', '10.0.0.1', { name: 'web-1', zone: 'a' }),
  aMachine('i-2', '10.0.0.2', { publicAddress: '198.51.100.2', zone: 'b' }),
]

async function check(
  act: CheckAct,
  change: Partial<ServiceSettings>,
  seen: Observation = observation(machines),
  parts: Partial<ProbeParts> = {},
) {
  const heard: string[] = []
  const temp = temporaryFolder('retirement-')
  const probes = createProbes(
    probeParts({
      settings: settings(change),
      env: { PATH: process.env['PATH'], RUNNER_TEMP: temp, GITHUB_WORKSPACE: temp },
      hear: (from, line) => heard.push(`${from}: ${line}`),
      ...parts,
    }),
  )
  return { ...(await probes.run(act, seen, never)), heard }
}

const told = 'echo "$SWITCHOVER_INSTANCE_ID $SWITCHOVER_INSTANCE_NAME $SWITCHOVER_INSTANCE_ADDRESS'
const toldMore =
  '$SWITCHOVER_INSTANCE_PUBLIC_ADDRESS $SWITCHOVER_INSTANCE_ZONE"; echo "$SWITCHOVER_INSTANCES"'

describe('busy by a command on the runner', () => {
  test('is asked for each instance, which is quiet only by exit code 0', async () => {
    const busy = aScript('[ "$SWITCHOVER_INSTANCE_ID" = i-1 ] || { echo "3 jobs left"; exit 7; }')

    const found = await check(anAct('busy'), { busy })

    expect(found).toMatchObject({ passed: false, machines: ['i-1'] })
    expect(found.said).toBe('1 of 2 machines without work; i-2: exit code 7 3 jobs left')
    // It is asked again and again.
    expect(found.heard).toEqual([])
  })

  test('that takes too long says nothing of the work', async () => {
    const found = await check(
      anAct('busy'),
      { busy: aScript('sleep 20', 200) },
      observation(machines.slice(1)),
    )

    expect(found).toMatchObject({ passed: false, machines: [] })
    expect(found.said).toContain('i-2: not done within 200 ms, and ended')
  })

  test.each<[string, readonly Machine[], string]>([
    ['that boots', [aMachine('i-1', undefined, { state: 'pending' })], 'i-1: is pending'],
    ['that EC2 does not show', [], 'i-1: is registered, but EC2 does not show it'],
  ])('is not asked of an instance %s, which may work', async (_, shown, why) => {
    const seen = observation(shown, [aTarget('i-1', 80)])

    const found = await check(anAct('busy'), { busy: aScript('true') }, seen)

    expect(found).toMatchObject({ passed: false, said: `0 of 1 machine without work; ${why}` })
  })

  test('is not asked of an instance whose end has begun', async () => {
    const seen = observation([
      { ...aMachine('i-1', '10.0.0.1'), leaving: { passed: 0, late: false, since: 0 } },
      { ...aMachine('i-2', '10.0.0.2'), leaving: { passed: 0, late: true, since: 0 } },
    ])
    const busy = aScript('exit 1')

    expect((await check(anAct('busy'), { busy }, seen)).said).toMatch(/^0 of 1 machine .*i-2: exit code 1$/)
  })
})

test('busy by Systems Manager is asked on each instance by itself', async () => {
  const commands = remote([], (machine) =>
    machine === 'i-1' ? { passed: true, said: 'Success' } : { passed: false, said: 'Failed\nexit status 4' },
  )

  const found = await check(anAct('busy'), { busy: aDocument }, observation(machines), { commands })

  expect(found).toMatchObject({ passed: false, machines: ['i-1'], heard: [] })
  expect(found.said).toBe('1 of 2 machines without work; i-2: Failed exit status 4')
  expect(commands.orders).toMatchObject([
    { machines: ['i-1', 'i-2'], alone: true, parameters: { commands: ['any work for v2?'] } },
  ])
})

describe('a command before the end', () => {
  test('is told whom it runs for and of the whole side, and what it writes is heard', async () => {
    const act = anAct('before-end', { machines: ['i-2'] })

    const found = await check(act, { beforeRetire: [aScript(`${told} ${toldMore}`)] })

    expect(found).toMatchObject({ passed: true, machines: ['i-2'], said: '1 of 1 machine done' })
    expect(found.heard[0]).toBe('i-2: i-2  10.0.0.2 198.51.100.2 b')
    expect(JSON.parse(found.heard[1]?.replace('i-2: ', '') ?? '')).toMatchObject([
      { id: 'i-1' },
      { id: 'i-2' },
    ])
  })

  test('has passed only where it ended well', async () => {
    const act = anAct('before-end', { index: 1, machines: ['i-1', 'i-2'] })
    const fails = aScript('[ "$SWITCHOVER_INSTANCE_NAME" = web-1 ]')

    const found = await check(act, { beforeRetire: [aScript('exit 9'), fails] })

    expect(found).toMatchObject({ passed: false, machines: ['i-1'] })
    expect(found.said).toBe('1 of 2 machines done; i-2: exit code 1')
  })
})
