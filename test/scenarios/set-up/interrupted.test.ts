import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRunning } from '../../support/is-running.ts'
import type { RunningAction } from '../../support/runner.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { launchCalls } from '../ec2/machines.ts'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

/** Where the scripts leave a line each time they run. */
const out = temporaryFolder('interrupted-')
const lines = (name: string): readonly string[] =>
  existsSync(join(out, name)) ? readFileSync(join(out, name), 'utf8').trim().split('\n') : []

let stage: Stage
beforeAll(async () => {
  stage = await openStage(
    {},
    {
      ready: { http: { path: '/healthz', port: 8080 } },
      'set-up': [
        { run: 'echo run >>"$OUT/first"' },
        // Once it hangs, and then a person gives it what it waited for.
        { run: 'echo run >>"$OUT/second"; [ -e "$OUT/go" ] || { touch "$OUT/go"; sleep 600; }' },
      ],
      migrate: {
        run: [
          'echo "$$ again=$SWITCHOVER_MIGRATION_AGAIN" >>"$OUT/migrate"',
          '[ -n "$SWITCHOVER_MIGRATION_AGAIN" ] || sleep 600',
        ].join('\n'),
      },
    },
  )
})
afterAll(() => stage.close())

const deploy = (runAttempt: number) =>
  stage.start('deploy', { release: 'v2' }, { runId: 7, runAttempt, env: { OUT: out } })

/** Kills a run as soon as it is so; when it comes back, the lease that the run held is over. */
async function killed(running: RunningAction, once: () => boolean): Promise<void> {
  await until(once)
  running.kill('SIGKILL')
  await running.done
  await stage.advance('10s')
}

test('a set-up and a migration that were killed midway run again; the migration is told so', async () => {
  await killed(deploy(1), () => lines('second').length === 1)
  await killed(deploy(2), () => lines('migrate').length === 1)
  const migrating = lines('migrate')[0]?.split(' ')[0] ?? ''
  await until(async () => !(await isRunning(migrating)))

  const third = await deploy(3).done

  expectEnd(third, 'held, green v2, blue v1')
  expect(lines('migrate').map((line) => line.split(' ')[1])).toEqual(['again=', 'again=1'])
  expect(third.log).toContain('started before, its end is not known')
})

test('what had been done before is not done again, and no machine was launched twice', async () => {
  expect(lines('first')).toEqual(['run'])
  expect(lines('second')).toEqual(['run', 'run'])
  expect(await stage.person.look()).toMatchObject({ green: ['v2 healthy'], apart: [] })
  expect(await launchCalls(stage)).toHaveLength(1)
})

thorough('a cancel ends a script with all that it started, and the attempt as rejected', async () => {
  await stage.reset()
  const running = stage.start(
    'deploy',
    { release: 'v3' },
    { change: { 'set-up': [{ run: 'sleep 600 & echo "$!" >"$OUT/cancelled"; wait' }] }, env: { OUT: out } },
  )
  await until(() => lines('cancelled').length === 1)

  running.cancel()

  expectEnd(await running.done, 'rejected, blue v1, green empty')
  expect(await isRunning(lines('cancelled')[0] ?? '')).toBe(false)
  expect(await stage.person.look()).toMatchObject({ green: [], apart: [] })
})
