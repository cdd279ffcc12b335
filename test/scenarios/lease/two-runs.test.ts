import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RunningAction } from '../../support/runner.ts'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { type Around, openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const theirs: Around = { repository: 'acme/web', runId: 12 }
const page = 'https://github.com/acme/web/actions/runs/12/attempts/1'

/** A deploy of another repository's run that works for a while on what it registers; its log so far. */
async function working(ms: number, around: Around = theirs): Promise<RunningAction> {
  await stage.faults([{ kind: 'delay', action: 'RegisterTargets', ms }])
  const deploy = started('deploy', { release: 'v2' }, around)
  await deploy.says('▸ register the targets')
  return deploy.running
}

/** A run whose log can be waited for. */
function started(command: string, inputs: Readonly<Record<string, string>>, around: Around = {}) {
  let log = ''
  const running = stage.start(command, inputs, { ...around, onOutput: (text) => (log += text) })
  return { running, says: (text: string) => until(() => log.includes(text)), log: () => log }
}

/** It may not have come to the call that was to be late: the next run's must not be. */
async function die(run: RunningAction): Promise<void> {
  run.kill()
  await run.done
  await stage.noFaults()
}

test('of two runs of different repositories one works, the other is refused and names it with its page', async () => {
  const first = await working(30_000)

  const second = await stage.run('deploy', { release: 'v3' }, { repository: 'octo/shop', runId: 34 })
  await stage.advance('30s')

  expectRefusal(second, new RegExp(`^acme/web run 12 attempt 1 \\(${page}\\) holds the lease\\.`))
  expectEnd(await first.done, 'held, green v2, blue v1')
  expect(await stage.person.look()).toMatchObject({
    routes: ['green'],
    blue: ['v1 healthy'],
    green: ['v2 healthy'],
  })
})

thorough(
  'with wait-for-lease the other says whom it waits for, and does its own work afterwards',
  async () => {
    const first = await working(6_000)

    const second = started('rollback', { 'wait-for-lease': '10m' }, { repository: 'octo/shop', runId: 34 })
    await second.says(`waiting for acme/web run 12 attempt 1 (${page}), until `)
    expect(second.log()).toMatch(/until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC at most/)

    expectEnd(await first.done, 'held, green v2, blue v1')
    expectEnd(await second.running.done, 'rolled-back, blue v1, green v2')
    expect(await stage.person.look()).toMatchObject({ routes: ['blue'], blue: ['v1 healthy'] })
  },
)

thorough(
  'the lease of a run that was killed is waited out without wait-for-lease too, and its work goes on',
  async () => {
    const dead = await working(600_000)
    await die(dead)

    const next = started('deploy', { release: 'v2' }, { runId: 13 })
    await next.says('waiting for acme/web run 12 attempt 1')

    expectEnd(await next.running.done, 'held, green v2, blue v1')
    expect(await stage.person.look()).toMatchObject({ routes: ['green'], green: ['v2 healthy'], apart: [] })
  },
)

thorough('a later attempt of a run that was killed takes its lease over at once', async () => {
  const change = { lease: '20m' }
  const dead = await working(600_000, { ...theirs, change })
  await die(dead)
  const began = stage.sandbox.world.clock.now()

  const next = await stage.run('deploy', { release: 'v2' }, { ...theirs, change, runAttempt: 2 })

  expectEnd(next, 'held, green v2, blue v1')
  expect(next.log).not.toContain('waiting for')
  expect(stage.sandbox.world.clock.now() - began).toBeLessThan(600_000)
})
