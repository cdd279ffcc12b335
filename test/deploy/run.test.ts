import { expect, test } from 'vitest'
import type { Task } from '../../src/deploy/admitted.ts'
import { operate } from '../../src/deploy/operate.ts'
import { newRun, worksOn } from '../../src/deploy/run-seen.ts'
import { SwitchoverError } from '../../src/errors.ts'
import { aMemo, someAttempt } from './builders.ts'
import { aWatch, goal } from './goals.ts'
import { Process } from './simulation/process.ts'
import { easyWorld, type WorldSpec } from './simulation/spec.ts'
import { untilItEnds } from './simulation/until-it-ends.ts'
import { SimulatedWorld } from './simulation/world.ts'

const world = (change: Partial<WorldSpec> = {}) => new SimulatedWorld({ ...easyWorld, ...change })
const rollback = goal({ command: 'rollback', release: undefined, build: undefined })
const retire = goal({ command: 'retire', release: undefined, build: undefined })
const later = <Of extends typeof rollback>(asked: Of, id: string): Of => ({
  ...asked,
  run: { ...asked.run, id },
})
const kinds = (process: Process): readonly string[] =>
  process.decisions.flatMap(({ move }) =>
    move.kind === 'act' && move.act.kind !== 'check' ? [move.act.kind] : [],
  )

test('R3 R4: a deploy is these acts in this order, the intent before the first route', async () => {
  const process = new Process(world())

  expect(await process.work(goal())).toMatchObject({ outcome: 'held' })
  expect(kinds(process)).toEqual([
    'remember',
    'launch',
    'register',
    'preview',
    'remember',
    'gate',
    'remember',
    'forward',
    'gate',
    'preview',
    'remember',
  ])
})

test('deploy, rollback, deploy of another release, retire: each ends as it says', async () => {
  const it = world()
  const outcomes: string[] = []
  const turns = [
    goal(),
    later(rollback, '8'),
    later(goal({ release: 'v3', build: 'b3', hold: { kind: 'approval', ms: 1000 } }), '9'),
    later(retire, '10'),
  ]
  for (const turn of turns) {
    const { outcome } = await untilItEnds(it, turn)
    outcomes.push(outcome)
  }

  expect(outcomes).toEqual(['held', 'rolled-back', 'held', 'retired'])
  expect([it.memo.live?.release, it.books.atRest(it.memo), it.books.broken]).toEqual(['v3', [], []])
})

test('R6: a hold begins when the switch is accepted, however late that is', async () => {
  const it = world({ propagationMs: 30_000 })

  await new Process(it).work(goal())

  expect(it.memo.idle?.due).toBe((it.memo.live?.since ?? 0) + 1_800_000)
  expect(it.books.broken).toEqual([])
})

test('R10: a release that turns sick under traffic ends as rejected, with traffic back', async () => {
  const it = world({ natures: { v2: 'sick under traffic' } })
  const watch = aWatch({ forMs: 10_000 })

  const ended = await new Process(it).work(goal({}, { watch }))

  expect(ended).toMatchObject({ outcome: 'rejected' })
  expect([it.balancer.routes, it.books.atRest(it.memo)]).toEqual([['blue', 'blue'], []])
})

test.each(['migrate', 'release-test', 'before-switch'] as const)(
  'a release that turned sick during its %s gets no traffic',
  async (check) => {
    const it = world({ natures: { v2: `sick after ${check}` } })
    const of = (which: typeof check, what: string) => (check === which ? [what] : [])
    const terms = {
      migrate: 'run migrate',
      releaseTests: of('release-test', 'GET /version'),
      testsByPreview: 'none' as const,
      switch: { before: of('before-switch', 'run announce'), after: [], steps: [10, 100], everyMs: 1 },
    }

    const ended = await new Process(it).work(goal({}, terms))

    expect(ended).toMatchObject({
      outcome: 'rejected',
      why: expect.stringContaining('0 of 2 targets healthy'),
    })
    expect([it.books.broken, it.memo.rejected?.reason]).toEqual([[], ended.why])
  },
)

test('R7: a denied act in the middle of the switch puts the routes back and keeps the attempt open', async () => {
  const it = world({ faults: [{ write: 9, after: false }] })

  const ended = await new Process(it).work(goal())

  expect(ended).toMatchObject({ outcome: 'failed', why: expect.stringContaining('write 9 was denied') })
  expect([it.balancer.routes, it.memo.attempt?.verdict, it.memo.intent]).toEqual([
    ['blue', 'blue'],
    'open',
    undefined,
  ])
  expect(it.fleet.crew('a2')).toHaveLength(2)
})

test('R6: whoever proves the switch is told of a forward that failed, too: it may have taken effect', async () => {
  const it = world({ faults: [{ write: 9, after: true }] })
  const process = new Process(it)
  const told: string[] = []
  process.changed = (what) => told.push(`${what}: ${it.balancer.routes}`)

  expect(await process.work(goal())).toMatchObject({ outcome: 'failed' })
  expect(told).toEqual(['preview: blue,blue', 'forward: green,blue', 'forward: blue,blue'])
})

test('R2: a launch whose answer was lost is not done twice', async () => {
  const it = world({ faults: [{ write: 3, after: true }] })

  await untilItEnds(it, goal())

  expect(it.fleet.all).toHaveLength(4)
})

test('R12: an act that changes nothing ends the run as stranded', async () => {
  const it = world()
  const process = new Process(it)
  // The load balancer takes every preview and shows none.
  it.balancer.setPreview = () => {}

  expect(await process.work(goal())).toMatchObject({
    outcome: 'stranded',
    why: 'set the preview was done 5 times and nothing changed',
  })
})

test('R11: after the lease is lost nothing that could hurt is done', async () => {
  const it = world({ thefts: [7] })

  const ended = await new Process(it).work(goal())

  expect(ended).toMatchObject({
    outcome: 'failed',
    why: expect.stringContaining('the lease is not ours any more'),
  })
  expect([it.balancer.routes, it.books.broken]).toEqual([['blue', 'blue'], []])
})

test('R11: a run beside another is refused, and names the row', async () => {
  const it = world()
  const [first, second] = await Promise.all([
    new Process(it).work(goal()),
    new Process(it).work(later(goal({ release: 'v3', build: 'b3' }), '8')),
  ])

  expect([first.outcome, second.outcome, second.row]).toEqual([
    'held',
    'refused',
    'a live lease of another run',
  ])
})

test('a cancel in the middle of a check is an answer', async () => {
  const it = world({ propagationMs: 60_000, routes: 1 })
  // The preview takes its time: the cancel comes while it is asked for.
  const process = new Process(it, 5050)

  expect(await process.work(goal())).toMatchObject({ outcome: 'rejected', why: 'cancelled' })
  expect([it.memo.attempt, it.books.atRest(it.memo)]).toEqual([undefined, []])
})

test('what ends a run between two services is told of the second alone', async () => {
  const cancel = new AbortController()
  const [web, api] = [world(), world()].map((it) => new Process(it))
  if (web === undefined || api === undefined) throw new Error('there are two')
  // The last that the first service does is to wait until its record is shown.
  web.settle = async () =>
    cancel.abort(new SwitchoverError('cancelled', 'the run was cancelled', 'Run it again.'))

  const ended = await operate([taskOf(web, 'web', cancel.signal), taskOf(api, 'api', cancel.signal)])

  expect(ended.map(({ outcome, why }) => [outcome, why])).toEqual([
    ['held', ''],
    ['failed', 'the run was cancelled. Run it again.'],
  ])
  expect(api.world.balancer.routes).toEqual(['blue', 'blue'])
})

test('where no lease can be had, it is told beside who is live', async () => {
  const process = new Process(world())
  process.take = async () => {
    throw new SwitchoverError('denied', 'CreateRule: AccessDenied', 'Give the role this permission.')
  }

  const [ended] = await operate([taskOf(process, 'web', new AbortController().signal)])

  expect(ended).toMatchObject({
    outcome: 'failed',
    why: 'CreateRule: AccessDenied. Give the role this permission.',
    seen: { memo: { live: { release: 'v1' } } },
  })
})

test('R11: the leases of several services are given back side by side', async () => {
  const said: string[] = []
  const processes = [world(), world()].map((it) => new Process(it))
  for (const process of processes) {
    const take = process.take
    process.take = async (...asked) => {
      const lease = await take.apply(process, asked)
      const giveBack = async () => {
        said.push('begun')
        await new Promise(setImmediate)
        said.push('ended')
      }
      return 'confirm' in lease ? Object.assign(lease, { [Symbol.asyncDispose]: giveBack }) : lease
    }
  }
  const { signal } = new AbortController()

  await operate(processes.map((process, at) => taskOf(process, `service ${at}`, signal)))

  expect(said).toEqual(['begun', 'begun', 'ended', 'ended'])
})

test('R11: leases are taken in the order of what they are held on, by whatever names the services go', async () => {
  const taken: string[] = []
  const processes = ['listener b', 'listener a'].map((on) => new Process(world(), undefined, on))
  for (const process of processes) {
    const take = process.take.bind(process)
    process.take = (...asked) => {
      taken.push(process.heldOn)
      return take(...asked)
    }
  }
  const { signal } = new AbortController()

  await operate(processes.map((process, at) => taskOf(process, `service ${at}`, signal)))

  expect(taken).toEqual(['listener a', 'listener b'])
})

/** One of several services of a run. */
function taskOf(process: Process, service: string, cancel: AbortSignal): Task {
  process.goal = goal({ service })
  process.world.begun(process)
  const parts = { world: process, probes: process, clock: process, leases: process, narrator: process }
  const lineage = { age: async () => ({ older: false, said: '' }) }
  return {
    ...parts,
    lineage,
    goal: process.goal,
    cancel,
    cancelled: false,
    end: new AbortController().signal,
  }
}

test('an open window is waited for where that is asked', async () => {
  const it = world()
  await new Process(it).work(goal())

  const v3 = later(goal({ release: 'v3', build: 'b3' }), '8')
  expect(await new Process(it).work({ ...v3, waitForHoldMs: 60_000 })).toMatchObject({ outcome: 'refused' })
  expect(await new Process(it).work({ ...v3, waitForHoldMs: 3_600_000 })).toMatchObject({ outcome: 'held' })
})

test('a cancel while a window is waited for changes nothing', async () => {
  const it = world()
  await new Process(it).work(goal())
  const before = it.changes

  const v3 = later(goal({ release: 'v3', build: 'b3', waitForHoldMs: 3_600_000 }), '8')

  expect(await new Process(it, 60_000).work(v3)).toMatchObject({
    outcome: 'failed',
    why: 'the run was cancelled',
  })
  expect(it.changes).toBe(before)
})

test('promise 5: a rollback whose preview was removed waits until the held side is seen healthy', async () => {
  const it = world({ healthMs: 10_000 })
  await new Process(it).work(goal())
  it.balancer.setPreview(0, undefined)

  expect(await new Process(it).work(later(rollback, '8'))).toMatchObject({ outcome: 'rolled-back' })
  expect(it.books.broken).toEqual([])
})

test('promise 1: what was rolled back from is retired only when every node has left it', async () => {
  const it = world({ propagationMs: 30_000, nodes: 4, routes: 5 })
  await new Process(it).work(goal())

  const outcomes = [
    await new Process(it).work(later(rollback, '8')),
    await new Process(it).work(later(retire, '9')),
  ].map(({ outcome }) => outcome)

  expect([outcomes, it.books.broken]).toEqual([['rolled-back', 'retired'], []])
})

test('promise 1: after a change from outside nothing is retired before every node has followed', async () => {
  const it = world({ propagationMs: 30_000, nodes: 4 })
  await new Process(it).work(goal())
  it.balancer.setRoute(0, 'blue')
  it.time.pass(30_000)
  const allow = new Set(['foreign-change', 'early-retire'] as const)

  const ended = await new Process(it).work(later(goal({ release: 'v3', build: 'b3', allow }), '8'))

  expect([ended.outcome, it.books.broken]).toEqual(['held', []])
})

test('R6: no deadline of a former attempt counts for the next one of the same run', () => {
  const before = { ...newRun, attempt: 'a2', entered: { 'wait for health': 1 } }
  const next = aMemo({ attempt: someAttempt({ id: 'a3' }) })

  expect(worksOn(before, goal(), next)).toEqual({ ...newRun, attempt: 'a3' })
  expect(worksOn(before, goal(), aMemo({ attempt: someAttempt() }))).toEqual(before)
})
