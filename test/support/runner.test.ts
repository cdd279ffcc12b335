import { describe, expect, test } from 'vitest'
import { type ActionCall, runAction, runPost, startAction } from './runner.ts'
import { anAction } from './step/an-action.ts'

/** What a step sees around it. */
async function seen(call: ActionCall = {}): Promise<Readonly<Record<string, string>>> {
  const around = 'cwd: process.cwd(), argv: process.argv.length, stdin: fs.readFileSync(0).length'
  const { log } = await runAction({
    action: anAction(`console.log(JSON.stringify({ ...env, ${around} }))`),
    ...call,
  })
  return JSON.parse(log)
}

describe('src/Runner.Worker/Handlers/NodeScriptActionHandler.cs', () => {
  test('a step starts in the workspace, with what GitHub says of the run, and with nothing to read', async () => {
    const { cwd, argv, stdin, ...env } = await seen({
      runId: 7,
      runAttempt: 2,
      refName: 'v3',
      refType: 'tag',
    })

    expect({ cwd, argv, stdin }).toEqual({ cwd: env['GITHUB_WORKSPACE'], argv: 2, stdin: 0 })
    expect(env).toMatchObject({
      ...{ GITHUB_RUN_ID: '7', GITHUB_RUN_ATTEMPT: '2', GITHUB_REF: 'refs/tags/v3' },
      ...{ GITHUB_ACTIONS: 'true', CI: 'true', RUNNER_OS: 'Linux', INPUT_GREETING: 'hello' },
    })
    for (const name of ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'])
      expect(env[`GITHUB_${name}`]).toContain(`${env['RUNNER_TEMP']}/_runner_file_commands/`)
  })

  test('a workflow’s env sets anything but what the runner sets itself', async () => {
    const env = { AWS_REGION: 'eu-west-1', CI: '1', INPUT_GREETING: 'no', GITHUB_SHA: 'no', RUNNER_OS: 'no' }

    expect(
      await seen({ env: { ...env, GITHUB_ACTIONS: 'no', NODE_ICU_DATA: '/x' }, sha: 'c0ffee' }),
    ).toMatchObject({
      ...{ AWS_REGION: 'eu-west-1', CI: '1', INPUT_GREETING: 'hello', GITHUB_SHA: 'c0ffee' },
      ...{ RUNNER_OS: 'Linux', GITHUB_ACTIONS: 'true' },
    })
  })

  test('nothing of this machine, no token of GitHub’s and no way to an OIDC token is in the environment', async () => {
    process.env['SECRET_OF_THIS_PROCESS'] = '1'

    const env = await seen({ token: 'ghs_x', inputs: { greeting: 'ghs_x' }, env: { NODE_ICU_DATA: '/x' } })

    delete process.env['SECRET_OF_THIS_PROCESS']
    const names = Object.keys(env).join(' ')
    expect(names).not.toMatch(/SECRET_OF_THIS|GITHUB_TOKEN|ACTIONS_ID_TOKEN|NODE_ICU_DATA|STATE_/)
    expect(env['PATH']).toBe(process.env['PATH'])
    // As the log shows it: the token of a job is masked.
    expect(env['INPUT_GREETING']).toBe('***')
  })
})

describe('src/Runner.Worker/ActionRunner.cs', () => {
  const writing = `
    fs.appendFileSync(env.GITHUB_OUTPUT, 'one=1\\n')
    fs.appendFileSync(env.GITHUB_STATE, 'journal=open\\n')
    fs.appendFileSync(env.GITHUB_STEP_SUMMARY, '# Held')
    setInterval(() => {}, 1000)
    console.log('ready')`

  test.each(['cancel', 'kill'] as const)('the files of a step are read after a %s too', async (how) => {
    const running = startAction({ action: anAction(writing), onOutput: () => running[how]() })

    expect(await running.done).toMatchObject({
      ...{ outputs: { one: '1' }, state: { journal: 'open' }, summary: '# Held' },
    })
  })

  test('what main saved is handed to post', async () => {
    const action = anAction("fs.appendFileSync(env.GITHUB_STATE, 'journal=open')", {
      post: 'console.log(env.STATE_journal, env.INPUT_GREETING)',
    })

    const { state } = await runAction({ action })
    const { log } = await runPost(state, { action, inputs: { greeting: 'hi' } })

    expect(log).toBe('open hi\n')
  })

  test('an input that the action does not have is told before anything else', async () => {
    const { log } = await runAction({ action: anAction('console.log("begin")'), inputs: { greting: 'hi' } })

    expect(log).toMatch(/^##\[warning]Unexpected input\(s\) 'greting', .*\nbegin\n$/)
  })
})

describe('src/Runner.Worker/ActionManifestManager.cs', () => {
  test('a post whose condition says no is skipped', async () => {
    const action = anAction('', { runs: { 'post-if': 'failure()' } })

    expect(await runPost({}, { action })).toMatchObject({ conclusion: 'skipped', code: null, log: '' })
  })

  test('what GitHub cannot run is not started', () => {
    expect(() => startAction({ action: anAction('', { runs: { using: 'node26' } }) })).toThrow(
      "'using: node26' is not supported",
    )
  })
})

test('everything runs under the action’s own major version of Node or a newer one that strips types', () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

  expect(major > 22 || (major === 22 && minor >= 18)).toBe(true)
})
