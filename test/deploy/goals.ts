import type { Goal, Terms } from '../../src/deploy/goal.ts'
import type { HoldTerms } from '../../src/deploy/hold-terms.ts'

type WatchTerms = NonNullable<Terms['watch']>

export const someTerms: Terms = {
  count: { live: false, atLeast: 2 },
  fleet: 'ec2',
  pairs: 1,
  naming: undefined,
  ready: undefined,
  setUp: [],
  migrate: undefined,
  gate: { parameter: false, overlap: false, others: false },
  healthWithinMs: 60_000,
  releaseTests: ['GET /version'],
  testsByPreview: 'some',
  switch: { before: [], after: [], steps: [100], everyMs: 0 },
  proof: { withinMs: 120_000, required: false, marks: ['release'] },
  watch: undefined,
  minimumHoldMs: 0,
  holdDefault: 'retire',
  keepFailedMs: 0,
  keepRejected: false,
  retire: {
    busy: false,
    busyEveryMs: 1000,
    before: [],
    atOnce: 'all',
    deadlineMs: 3_600_000,
    whenQuiet: 'terminate',
    atDeadline: 'keep',
  },
}

/** A whole valid watch, of the targets' health alone. */
export const aWatch = (change: Partial<WatchTerms> = {}): WatchTerms => ({
  forMs: 600_000,
  http: false,
  targetHealth: true,
  alarms: [],
  mayRing: [],
  compare: undefined,
  onCancel: 'leave',
  ...change,
})

export const someHoldTerms: HoldTerms = {
  routes: [{ kind: 'listener', arn: 'arn:route/443', pair: 0 }],
  pairs: [{ blue: 'arn:group/blue', green: 'arn:group/green' }],
  preview: { priority: 10, header: 'X-Switchover-Preview' },
  fleet: { kind: 'ec2' },
  minimumHoldMs: someTerms.minimumHoldMs,
  holdDefault: someTerms.holdDefault,
  keepFailedMs: someTerms.keepFailedMs,
  retire: { busy: false, deadlineMs: 3_600_000, whenQuiet: 'terminate', atDeadline: 'keep' },
}

/** A whole valid goal: deploy v2, held for 30 minutes. */
export const someGoal: Goal = {
  command: 'deploy',
  service: 'web',
  release: 'v2',
  build: 'b2',
  made: 'image=ami-1',
  buildWith: () => undefined,
  origin: undefined,
  hold: { kind: 'duration', ms: 1_800_000 },
  allow: new Set(),
  run: { repository: 'o/r', id: '7', attempt: 1, actor: 'ann' },
  reason: '',
  waitMs: 60_000,
  waitForHoldMs: 0,
  waitForLeaseMs: 0,
  terms: someTerms,
  holdTerms: someHoldTerms,
}

export const goal = (change: Partial<Goal> = {}, terms: Partial<Terms> = {}): Goal => ({
  ...someGoal,
  ...change,
  terms: { ...someTerms, ...terms },
})
