import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { CheckAct } from '../../src/deploy/acts.ts'
import type { Observation } from '../../src/deploy/model.ts'
import { createProbes, type ProbeParts } from '../../src/probe/probes.ts'
import type { RemoteSettings, RunSettings, ServiceSettings } from '../../src/settings.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { aMachine, anAct, never, observation, probeParts, remote, settings } from './builders.ts'

const aScript = (script: string, withinMs = 20_000): RunSettings => ({
  kind: 'run',
  label: 'run it',
  script,
  withinMs,
})
const aDocument = (change: Partial<RemoteSettings> = {}): RemoteSettings => ({
  kind: 'ssm',
  label: 'ssm install.sh',
  document: 'AWS-RunShellScript',
  parameters: { commands: ['install {release} for {service}'] },
  withinMs: 60_000,
  concurrency: undefined,
  on: 'all',
  ...change,
})

const two = [aMachine('i-2', '10.0.0.2'), aMachine('i-1', '10.0.0.1', { name: 'web-green-1' })]

/** What one check found, what was heard, and the folder that scripts are kept in meanwhile. */
async function check(
  act: CheckAct,
  change: Partial<ServiceSettings>,
  parts: Partial<ProbeParts> = {},
  seen: Observation = observation(two),
) {
  const heard: string[] = []
  const temp = temporaryFolder('commands-')
  const probes = createProbes(
    probeParts({
      settings: settings(change),
      env: { PATH: process.env['PATH'], RUNNER_TEMP: temp, GITHUB_WORKSPACE: temp },
      hear: (from, line) => heard.push(`${from}: ${line}`),
      ...parts,
    }),
  )
  return { ...(await probes.run(act, seen, never)), heard, temp }
}

const said = (script: string, act = anAct('set-up'), parts?: Partial<ProbeParts>, seen?: Observation) =>
  check(act, { setUp: [aScript(script)], migrate: aScript(script) }, parts, seen)

test('a script is told what it works for, and its inventory is gone when it is done', async () => {
  const { passed, heard } = await said(
    'echo "$SWITCHOVER_SERVICE $SWITCHOVER_RELEASE $SWITCHOVER_COLOR $SWITCHOVER_ATTEMPT"; cat "$SWITCHOVER_INVENTORY" >/dev/null; echo "$SWITCHOVER_INVENTORY"',
  )

  expect(passed).toBe(true)
  expect(heard[0]).toBe('run it: web v2 green a2')
  expect(existsSync(heard[1]?.replace('run it: ', '') ?? '/')).toBe(false)
})

test('a script gets its side’s machines as JSON, in a stable order', async () => {
  const { heard } = await said('echo "$SWITCHOVER_INSTANCES"')

  expect(JSON.parse(heard[0]?.replace('run it: ', '') ?? '')).toEqual([
    { id: 'i-1', name: 'web-green-1', address: '10.0.0.1', publicAddress: null, zone: 'zone-a' },
    { id: 'i-2', name: null, address: '10.0.0.2', publicAddress: null, zone: 'zone-a' },
  ])
})

test('the preview is told where it shows the side, and not where it shows the other', async () => {
  const script = 'echo "<$SWITCHOVER_PREVIEW_URL> <$SWITCHOVER_PREVIEW_HEADER>"'
  const seen = observation(two)
  const other = { ...seen, preview: seen.preview && { ...seen.preview, shows: 'blue' as const } }

  const shown = await said(script, anAct('migrate'), {}, seen)
  const hidden = await said(script, anAct('migrate'), {}, other)

  expect(shown.heard).toEqual(['run it: <http://app.example.com/> <X-Switchover-Preview: q7w8e9>'])
  expect(hidden.heard).toEqual(['run it: <> <>'])
})

test('a migration that is repeated is told so, and only it', async () => {
  const script = 'echo "again=$SWITCHOVER_MIGRATION_AGAIN"'

  const first = await said(script, anAct('migrate'))
  const again = await said(script, anAct('migrate', { again: true }))

  expect([first.heard, again.heard]).toEqual([['run it: again='], ['run it: again=1']])
})

test('what could speak for the action stays out of a script’s environment, all else goes in', async () => {
  const { heard } = await said('env', anAct('set-up'), {
    env: {
      PATH: process.env['PATH'],
      DB_HOST: 'db',
      AWS_REGION: 'eu-west-1',
      INPUT_COMMAND: 'deploy',
      STATE_nonce: 'n',
      ACTIONS_RUNTIME_TOKEN: 't',
      GITHUB_OUTPUT: '/o',
      GITHUB_ENV: '/e',
      GITHUB_PATH: '/p',
      GITHUB_STATE: '/s',
      GITHUB_STEP_SUMMARY: '/m',
      GITHUB_SHA: 'c0ffee',
    },
  })
  const names = heard.map((line) => line.replace('run it: ', '').replace(/=.*/, ''))

  expect(names).toEqual(expect.arrayContaining(['DB_HOST', 'AWS_REGION', 'GITHUB_SHA', 'SWITCHOVER_RELEASE']))
  expect(names.filter((name) => /^(INPUT|STATE|ACTIONS)_|^GITHUB_(?!SHA)/.test(name))).toEqual([])
})

test('a script that fails is no pass, with its exit code and what it wrote', async () => {
  expect(await said('echo "no space left" >&2; exit 4')).toMatchObject({
    passed: false,
    said: 'exit code 4\nno space left',
  })
})

test('without a machine nothing is run', async () => {
  const { passed, said: why, heard } = await said('echo run', anAct('set-up'), {}, observation([]))

  expect({ passed, why, heard }).toEqual({
    passed: false,
    why: 'there is no machine to run it for',
    heard: [],
  })
})

test('a document runs on each of the attempt’s machines, its texts filled in', async () => {
  const commands = remote()
  const others = [...two, aMachine('i-dead', undefined, { state: 'terminated' })]

  const found = await check(
    anAct('set-up'),
    { setUp: [aDocument({ concurrency: '50%' })] },
    { commands },
    observation(others),
  )

  expect(found).toMatchObject({ passed: true, said: 'done on 2 of 2 machines', machines: ['i-1', 'i-2'] })
  expect(commands.orders).toEqual([
    {
      machines: ['i-1', 'i-2'],
      document: 'AWS-RunShellScript',
      parameters: { commands: ['install v2 for web'] },
      withinMs: 60_000,
      concurrency: '50%',
    },
  ])
  expect(found.heard).toEqual(['i-1: AWS-RunShellScript runs', 'i-2: AWS-RunShellScript runs'])
})

test('a machine on which it fails is named with what it wrote', async () => {
  const commands = remote([], (machine) =>
    machine === 'i-2'
      ? { passed: false, said: 'Failed, exit code 3\nno \u001b[31mspace' }
      : { passed: true, said: 'Success' },
  )

  const found = await check(anAct('set-up'), { setUp: [aDocument()] }, { commands })

  expect(found).toMatchObject({ passed: false, machines: ['i-1'] })
  expect(found.said).toBe('done on 1 of 2 machines; i-2: Failed, exit code 3\nno [31mspace')
})

test('a migration on one runs on the first by id, and is told that it is repeated', async () => {
  const commands = remote()
  const migrate = (commandsOf: readonly string[]) =>
    aDocument({ on: 'one', parameters: { commands: commandsOf } })
  const again = anAct('migrate', { again: true })

  for (const script of ['#!/bin/bash\nmigrate', 'migrate', '#!/usr/bin/python3\nmigrate()'])
    await check(again, { migrate: migrate([script]) }, { commands })

  expect(commands.orders.map(({ machines }) => machines)).toEqual([['i-1'], ['i-1'], ['i-1']])
  expect(commands.orders.map(({ parameters }) => parameters['commands'])).toEqual([
    ['#!/bin/bash', 'export SWITCHOVER_MIGRATION_AGAIN=1', 'migrate'],
    ['export SWITCHOVER_MIGRATION_AGAIN=1', 'migrate'],
    ['#!/usr/bin/python3\nmigrate()'],
  ])
})

test('readiness by Systems Manager wants every agent online', async () => {
  const ready = { ready: { probe: { ssm: 'online' as const }, delayMs: 0, withinMs: 60_000 } }

  const one = await check(anAct('ready'), ready, { commands: remote(['i-1']) })
  const all = await check(anAct('ready'), ready, { commands: remote(['i-1', 'i-2']) })

  expect(one).toMatchObject({ passed: false, machines: ['i-1'] })
  expect(one.said).toBe('1 of 2 machines ready; i-2: its Systems Manager agent is not online')
  expect(all).toMatchObject({ passed: true, said: '2 of 2 machines ready' })
})

test('a machine that is younger than the delay waits for it, never longer, whatever the clocks say', async () => {
  const ready = { ready: { probe: { ssm: 'online' as const }, delayMs: 10_000, withinMs: 60_000 } }
  const ahead = [aMachine('i-1', '10.0.0.1', { launched: 1_020_000 })]

  const found = await check(anAct('ready'), ready, { commands: remote(['i-1']) }, observation(ahead))

  expect(found.said).toBe('0 of 1 machine ready; i-1: is asked in 10 s')
})
