import { spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, type Stage } from '../support/stage.ts'
import { openTerminal, program, type Terminal } from '../support/terminal.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

let stage: Stage
let terminal: Terminal
beforeAll(async () => {
  stage = await openStage()
  terminal = openTerminal(stage)
})
afterAll(() => stage.close())

test('every mistake at once, each with its remedy, and AWS is not asked', async () => {
  const before = await stage.calls()

  const { code, out } = await terminal.run(
    ...[
      'depoly',
      '--relase',
      'v2',
      '--hold',
      'soon',
      '--wait=1',
      '--allow',
      'everything',
      '--service',
      'wbe',
    ],
  )

  expect(code).toBe(2)
  expect(out.split('\n').filter((line) => line.startsWith('✗'))).toEqual([
    '✗ --relase: is not a flag',
    '✗ command: "depoly" is not a command',
    expect.stringMatching(/^✗ --hold: "soon" is not a hold/),
    expect.stringMatching(/^✗ --allow: "everything" is not a guard/),
    expect.stringMatching(/^✗ --wait: "1" is not a duration/),
    '✗ --service: "wbe" is not in the config',
  ])
  for (const meant of ['--release', 'deploy']) expect(out).toContain(`Did you mean \`${meant}\`?`)
  expect(out.trimEnd().split('\n').at(-1)).toBe(
    'Result: REFUSED  6 mistakes in inputs and config. Nothing was changed.',
  )
  expect(await stage.calls()).toEqual(before)
})

thorough('without a command there is help, and no success; nothing is deployed', async () => {
  const nothing = await terminal.run()
  const flagsOnly = await terminal.run('--release', 'v2')

  expect(nothing).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('Usage: switchover COMMAND'),
  })
  expect(flagsOnly).toMatchObject({ code: 2, out: expect.stringContaining('✗ command: none is given') })
})

thorough('--help, -h, help and --version need no config and no AWS', async () => {
  const asked = await Promise.all(
    [['--help'], ['-h'], ['help'], ['deploy', '--help'], ['--version']].map((args) => terminal.run(...args)),
  )

  expect(asked.map(({ code, err }) => [code, err])).toEqual(Array(5).fill([0, '']))
  expect(new Set(asked.slice(0, 4).map(({ out }) => out)).size).toBe(1)
  expect(asked[4]?.out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

thorough('policy: what the role needs for this config, as IAM takes it; AWS is not asked', async () => {
  const before = await stage.calls()

  const text = await terminal.run('policy')
  const json = await terminal.run('policy', '--json')
  const refused = await terminal.run('policy', '--service', 'shop', '--hold', 'soon')

  expect([text.code, json.code, refused.code]).toEqual([0, 0, 2])
  const { permissions, trust } = JSON.parse(json.out)
  expect(permissions.Statement[0].Sid).toBe('Look')
  const documents = text.out.split(/^#.*\n/m).filter((part) => part !== '')
  expect(documents.map((part) => JSON.parse(part))).toEqual([permissions, trust.numbered, trust.named])
  expect(refused).toMatchObject({ out: '', err: expect.stringMatching(/--hold: .*\n.*\n.*--service: /) })
  expect(await stage.calls()).toEqual(before)
})

thorough('secrets of the environment are seen nowhere', async () => {
  const env = { ...terminal.env, SWITCHOVER_SECRETS: 'hush-hush\nworld-peace' }

  const refused = await terminal.start(['status', '--service', 'hush-hush', '--json'], env).done

  expect(refused.code).toBe(2)
  expect(refused.out + refused.err).not.toContain('hush-hush')
  expect(JSON.parse(refused.out)).toMatchObject({ outcome: 'refused' })
})

thorough('a reader that leaves does not end a deployment', async () => {
  const { workspace, env } = terminal
  const deploy = spawn(
    '/bin/sh',
    ['-c', `"$0" "$1" deploy --release v2 | head -n 1`, process.execPath, program],
    {
      cwd: workspace,
      env,
      stdio: 'ignore',
    },
  )
  const done = new Promise((resolve) => deploy.once('close', resolve))
  await done

  await until(async () => (await stage.person.look()).routes[0] === 'green')
  await until(async () => !(await stage.person.rules()).some(({ Priority }) => Priority === '11'))
  expect((await terminal.run('status')).out).toMatch(
    /^Result: STATUS {2}web: green serves v2; blue keeps v1/m,
  )
})
