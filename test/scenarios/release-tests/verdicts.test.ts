import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRunning } from '../../support/is-running.ts'
import type { ActionResult } from '../../support/runner.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'
import { casesOf, followedBy, resultsOf, testsOf } from './results.ts'

/** Where the scripts leave a line each time they run. */
const out = temporaryFolder('release-tests-')
const lines = (name: string): readonly string[] =>
  existsSync(join(out, name)) ? readFileSync(join(out, name), 'utf8').trim().split('\n') : []

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ runUserData: true })
})
afterAll(() => stage.close())

const secret = 'correct-horse-battery'

/** Every release test that fails is told, wherever results are told, and none with a secret in it. */
function expectAllTold(result: ActionResult): void {
  const [, , status, ssm] = testsOf(result)
  expect(status?.said).toMatch(/^127\.[\d.]+ answers 200 with \$\.release "v2", expected "v1"$/)
  expect(ssm?.said).toMatch(/^done on 0 of 1 machine; i-[0-9a-f]+: Failed, exit code 7/)
  expect(result.log).toMatch(
    /^Result: REJECTED .* 3 of 5 release tests failed: run echo .*; http GET \/status via preview; ssm exit 7\. /m,
  )
  for (const told of [result.log, result.summary])
    for (const said of ['expected "v1"', 'exit code 3', 'exit code 7', 'the key is ***'].map(plain))
      expect(plain(told)).toContain(said)
}

const plain = (text: string): string =>
  text.replace(/\\(.)/g, '$1').replaceAll('&quot;', '"').replaceAll('&#42;', '*')

test('every release test that fails is told with what was got, and what stood under it as not run', async () => {
  const change = {
    'release-test': [
      followedBy({ run: `echo "the key is ${'$'}{KEY}" >&2; exit 3` }, { tcp: { port: 8080 } }),
      { http: { path: '/status', json: { '$.release': 'v1' } } },
      { ssm: { script: '#!/bin/sh\nexit 7\n' } },
      { http: { path: '/healthz', via: 'instance' } },
    ],
  }

  const result = await stage.run(
    'deploy',
    { release: 'v2', secrets: secret },
    { change, env: { KEY: secret } },
  )

  expectEnd(result, 'rejected, blue v1, green empty')
  expect(resultsOf(result).map((said) => said.replace(/.*: /, ''))).toEqual([
    'failed',
    'not-run',
    'failed',
    'failed',
    'passed',
  ])
  expectAllTold(result)
  expect(casesOf(result).map(({ failure, skipped }) => failure?.message ?? skipped?.message)).toEqual([
    'exit code 3',
    expect.stringMatching(/^not run: run echo .* had not passed$/),
    expect.stringContaining('expected "v1"'),
    expect.stringContaining('exit code 7'),
    undefined,
  ])
  for (const name of ['report', 'junit'])
    expect(readFileSync(result.outputs[name] ?? '', 'utf8')).not.toContain(secret)
})

thorough(
  'a run that was killed amid its tests asks all of them again, and nothing that it had begun goes on',
  async () => {
    const tests = {
      'release-test': [
        { run: 'echo first >>"$OUT/first"' },
        { run: 'echo $$ >>"$OUT/slow"; [ -e "$OUT/go" ] || { touch "$OUT/go"; sleep 600; }' },
      ],
    }
    const around = (runAttempt: number) => ({ change: tests, runId: 7, runAttempt, env: { OUT: out } })
    const killed = stage.start('deploy', { release: 'v3' }, around(1))
    await until(() => lines('slow').length === 1 && lines('first').length === 1)
    killed.kill('SIGKILL')
    await killed.done
    await until(async () => !(await isRunning(lines('slow')[0] ?? '')))
    await stage.advance('10s')

    const second = await stage.run('deploy', { release: 'v3' }, around(2))

    expectEnd(second, 'held, green v3, blue v1')
    expect([lines('first').length, lines('slow').length]).toEqual([2, 2])
  },
)

thorough(
  'a cancel amid the tests ends them with all that they started, and the attempt as rejected',
  async () => {
    await stage.reset()
    const change = {
      'release-test': [
        { run: 'sleep 600 & echo $! >"$OUT/cancelled"; wait' },
        { run: 'false', deadline: '10m' },
        followedBy({ http: { path: '/healthz' } }, { run: 'sleep 600 & echo $! >"$OUT/after"; wait' }),
      ],
    }
    const running = stage.start('deploy', { release: 'v4' }, { change, env: { OUT: out } })
    await until(() => lines('cancelled').length === 1 && lines('after').length === 1)

    running.cancel()

    expectEnd(await running.done, 'rejected, blue v1, green empty')
    for (const name of ['cancelled', 'after']) expect(await isRunning(lines(name)[0] ?? '')).toBe(false)
  },
)
