import fc from 'fast-check'
import type { Goal, Guard } from '../../../src/deploy/goal.ts'
import { toldAfterMs } from '../../../src/deploy/minutes.ts'
import { goal } from '../goals.ts'
import type { Hit, Nature, WorldSpec } from './spec.ts'

const hits = (maxWrite: number, atMost: number): fc.Arbitrary<Hit[]> =>
  fc.array(fc.record({ write: fc.integer({ min: 1, max: Math.max(1, maxWrite) }), after: fc.boolean() }), {
    maxLength: maxWrite > 0 ? atMost : 0,
  })

const nature: fc.Arbitrary<Nature> = fc.constantFrom(
  'good',
  'good',
  'never healthy',
  'healthy in one pair',
  'fails its set-up',
  'fails its migration',
  'fails its tests',
  'fails before-switch',
  'fails after-switch',
  'sick after migrate',
  'sick after release-test',
  'sick after before-switch',
  'sick under traffic',
  'rings under traffic',
  'errs more than the old side',
  'one machine dies',
)

/** Worlds in which the first `maxWrite` writes may be hit. */
export const someWorld = (maxWrite: number): fc.Arbitrary<WorldSpec> =>
  fc.record({
    routes: fc.integer({ min: 1, max: 5 }),
    pairs: fc.constantFrom(1, 1, 2),
    nodes: fc.integer({ min: 1, max: 4 }),
    propagationMs: fc.constantFrom(0, 500, 5000, 30_000),
    bootMs: fc.constantFrom(0, 300, 20_000),
    healthMs: fc.constantFrom(0, 1000, 10_000),
    drainMs: fc.constantFrom(0, 3000, 300_000),
    busyMs: fc.constantFrom(0, 0, 30_000),
    hooksFail: fc.constantFrom(false, false, true),
    staleMs: fc.constantFrom(0, 0, 3000),
    liveCount: fc.integer({ min: 1, max: 3 }),
    groups: fc.boolean(),
    growsAtMs: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 0, max: 90_000 })),
    adopted: fc.boolean(),
    unreachable: fc.constantFrom(false, false, false, true),
    natures: fc.record({ v2: nature, v3: nature, v4: nature }),
    flaps: fc.boolean(),
    kills: hits(maxWrite, 4),
    faults: hits(maxWrite, 2),
    thefts: fc.constant([]),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
  })

/** Deploys of v2, with all kinds of terms that the world's slowest node still fits into. */
export const someDeploy: fc.Arbitrary<Goal> = fc
  .record({
    watch: fc.boolean(),
    alarms: fc.boolean(),
    // A watch that compares is long: few of them.
    compare: fc.constantFrom(false, false, false, true),
    mayRing: fc.boolean(),
    proof: fc.boolean(),
    keep: fc.boolean(),
    tests: fc.boolean(),
    busy: fc.boolean(),
    onCancel: fc.constantFrom('leave' as const, 'rollback' as const),
    // Only where nothing can be proven has the minimum hold to outlast the slowest node.
    minimumHoldMs: fc.constantFrom(31_000, 120_000),
    hold: fc.constantFrom<Goal['hold'][]>(
      { kind: 'none' },
      { kind: 'duration', ms: 600_000 },
      { kind: 'approval', ms: 600_000 },
    ),
    holdDefault: fc.constantFrom('retire' as const, 'rollback' as const),
    whenQuiet: fc.constantFrom('terminate' as const, 'stop' as const, 'keep' as const),
    atDeadline: fc.constantFrom('terminate' as const, 'stop' as const, 'keep' as const),
    atOnce: fc.constantFrom('all' as const, 'all' as const, 'zone' as const, 'one' as const),
    beforeEnd: fc.constantFrom(0, 0, 1, 2),
    count: fc.integer({ min: 1, max: 3 }),
    live: fc.boolean(),
    setUp: fc.integer({ min: 0, max: 2 }),
    migrate: fc.boolean(),
    parameter: fc.boolean(),
    overlap: fc.boolean(),
    keepRejected: fc.constantFrom(false, false, true),
    hooks: fc.boolean(),
    steps: fc.constantFrom([100], [100], [10, 100], [10, 50, 100], [1, 2, 99, 100]),
    everyMs: fc.constantFrom(1, 5000, 40_000),
  })
  .map((of) =>
    goal(
      { hold: of.hold, build: 'b-v2' },
      {
        watch: of.watch
          ? {
              forMs: of.compare ? toldAfterMs(1) : 10_000,
              http: false,
              targetHealth: true,
              alarms: of.alarms ? ['web-5xx'] : [],
              mayRing: of.mayRing && of.alarms ? ['web-5xx'] : [],
              compare: of.compare ? { minutes: 1, baseline: 5 } : undefined,
              onCancel: of.onCancel,
            }
          : undefined,
        proof: of.proof ? { withinMs: 120_000, required: false, marks: ['release'] } : undefined,
        keepFailedMs: of.keep ? 3_600_000 : 0,
        releaseTests: of.tests ? ['GET /version'] : [],
        testsByPreview: of.tests ? 'some' : 'none',
        count: { live: of.live, atLeast: of.count },
        setUp: ['run one', 'run two'].slice(0, of.setUp),
        switch: {
          before: of.hooks ? ['run before'] : [],
          after: of.hooks ? ['run after', 'run last'] : [],
          steps: of.steps,
          everyMs: of.compare && of.steps.length === 2 ? toldAfterMs(1) : of.everyMs,
        },
        migrate: of.migrate ? 'run migrate' : undefined,
        gate: { parameter: of.parameter, overlap: of.overlap, others: false },
        keepRejected: of.keepRejected,
        minimumHoldMs: of.minimumHoldMs,
        holdDefault: of.holdDefault,
        retire: {
          busy: of.busy,
          busyEveryMs: 1000,
          before: ['run rescue', 'run release'].slice(0, of.beforeEnd),
          atOnce: of.atOnce,
          deadlineMs: 3_600_000,
          whenQuiet: of.whenQuiet,
          atDeadline: of.atDeadline,
        },
      },
    ),
  )

/** One command of a sequence, and what happens before it. */
export interface Turn {
  readonly command: Goal['command']
  readonly release: string
  /** The same release from other files. */
  readonly rebuilt: boolean
  readonly allow: readonly Guard[]
  readonly hold: Goal['hold']
  readonly gapMs: number
  /** What a person does to the routes before it, if the other side can serve. */
  readonly person: 'nothing' | 'moves every route' | 'moves one route' | 'removes the preview'
  readonly cancelAfterMs: number
}

const guards: readonly Guard[] = [
  'same-release',
  'early-retire',
  'foreign-change',
  'smaller-side',
  'unhealthy-side',
  'unhealthy-live',
  'replace',
  'rolled-back',
  'adopted',
  'kept',
  'orphans',
  'busy',
]

export const someTurn: fc.Arbitrary<Turn> = fc.record({
  command: fc.constantFrom(
    'deploy' as const,
    'deploy' as const,
    'rollback' as const,
    'retire' as const,
    'sweep' as const,
    'switch' as const,
    'provision' as const,
    'test' as const,
  ),
  release: fc.constantFrom('v2', 'v3', 'v4'),
  rebuilt: fc.constantFrom(false, false, false, true),
  allow: fc.subarray([...guards], { maxLength: 4 }),
  hold: fc.constantFrom<Goal['hold'][]>(
    { kind: 'none' },
    { kind: 'duration', ms: 600_000 },
    { kind: 'approval', ms: 600_000 },
  ),
  gapMs: fc.constantFrom(10_000, 300_000, 7_200_000),
  person: fc.constantFrom(
    'nothing' as const,
    'nothing' as const,
    'nothing' as const,
    'moves every route' as const,
    'moves one route' as const,
    'removes the preview' as const,
  ),
  cancelAfterMs: fc.oneof(
    { weight: 4, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 120_000 }) },
  ),
})

/** The goal of a turn, under the terms of a service. */
export function goalOf(turn: Turn, terms: Goal['terms'], id: string): Goal {
  const makes = turn.command === 'deploy' || turn.command === 'provision'
  return goal(
    {
      command: turn.command,
      release: makes ? turn.release : undefined,
      build: makes ? `b-${turn.release}${turn.rebuilt ? '-again' : ''}` : undefined,
      allow: new Set(turn.allow),
      hold: turn.hold,
      run: { repository: 'o/r', id, attempt: 1, actor: 'ann' },
    },
    terms,
  )
}
