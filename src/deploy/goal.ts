import type { HoldTerms } from './hold-terms.ts'
import type { Origin } from './model.ts'

export type Command = 'status' | 'provision' | 'test' | 'switch' | 'deploy' | 'rollback' | 'retire' | 'sweep'

/** A guard that a person may let pass with the input `allow`. */
export type Guard =
  | 'older-release'
  | 'same-release'
  | 'early-retire'
  | 'foreign-change'
  | 'smaller-side'
  | 'unhealthy-side'
  | 'unhealthy-live'
  | 'replace'
  | 'rolled-back'
  | 'adopted'
  | 'kept'
  | 'orphans'
  | 'busy'
  | 'untrusted-event'

/** Who runs this: what GitHub says of the run. */
export interface Run {
  readonly repository: string
  readonly id: string
  readonly attempt: number
  readonly actor: string
  /** Address of the GitHub that it runs on. */
  readonly server?: string
}

export type Hold =
  | { readonly kind: 'none' }
  | { readonly kind: 'duration'; readonly ms: number }
  | { readonly kind: 'approval'; readonly ms: number }

export type Mark = 'release' | 'color' | 'attempt'

/** What is asked of a service, from the config; what probes need beside it stays with them. */
export interface Terms {
  /** `atLeast` 0: no floor is given, which a first release needs. */
  readonly count: { readonly live: boolean; readonly atLeast: number }
  readonly fleet: 'ec2' | 'auto-scaling' | 'existing'
  /** How many blue/green pairs of target groups. */
  readonly pairs: number
  readonly naming:
    | {
        readonly name: string
        readonly record:
          | { readonly template: string; readonly ttl: number; readonly address: 'private' | 'public' }
          | undefined
      }
    | undefined
  readonly ready: { readonly withinMs: number } | undefined
  /** The label of each step of the set-up, in order. */
  readonly setUp: readonly string[]
  /** The label of the migration. */
  readonly migrate: string | undefined
  /** `others`: machines that we did not make are told too; `parameter`: a parameter says it as well. */
  readonly gate: { readonly parameter: boolean; readonly overlap: boolean; readonly others: boolean }
  readonly healthWithinMs: number
  /** The label of each release test, in order. */
  readonly releaseTests: readonly string[]
  /** Whether they go through the preview: `some` do; `maybe`: a command is told of it, and does as it likes. */
  readonly testsByPreview: 'some' | 'maybe' | 'none'
  readonly switch: {
    /** The label of each command before production traffic moves, and after the switch is proven, in order. */
    readonly before: readonly string[]
    readonly after: readonly string[]
    /** Percent of the traffic, rising to 100; each share below it stands for `everyMs`. */
    readonly steps: readonly number[]
    readonly everyMs: number
  }
  readonly proof:
    | { readonly withinMs: number; readonly required: boolean; readonly marks: readonly Mark[] }
    | undefined
  readonly watch:
    | {
        readonly forMs: number
        readonly http: boolean
        readonly targetHealth: boolean
        /** Names of the alarms that must not ring. */
        readonly alarms: readonly string[]
        /** Those of them that may ring before the switch: they are left out of its watch then. */
        readonly mayRing: readonly string[]
        /** How many minutes of the candidate are compared at least, and how many of the old side before the switch. */
        readonly compare: { readonly minutes: number; readonly baseline: number } | undefined
        readonly onCancel: 'leave' | 'rollback'
      }
    | undefined
  readonly minimumHoldMs: number
  readonly holdDefault: 'retire' | 'rollback'
  readonly keepFailedMs: number
  /** A rejected attempt's machines stay to be looked at, though production never saw them. */
  readonly keepRejected: boolean
  readonly retire: {
    readonly busy: boolean
    /** How soon a side that works is asked again. */
    readonly busyEveryMs: number
    /** The label of each command before an instance ends, in order. */
    readonly before: readonly string[]
    /** How much of the side ends together. */
    readonly atOnce: 'all' | 'zone' | 'one'
    readonly deadlineMs: number
    readonly whenQuiet: 'terminate' | 'stop' | 'keep'
    readonly atDeadline: 'terminate' | 'stop' | 'keep'
  }
}

/** What a run is asked to make true for one service. */
export interface Goal {
  readonly command: Command
  readonly service: string
  /** Given for provision and deploy; otherwise only when the input names one. */
  readonly release: string | undefined
  readonly build: string | undefined
  /** What the moving parts of the build are now (see `Attempt.made`); empty where the command makes none. */
  readonly made: string
  /** The build that this goal would have with these moving parts: what an open attempt began with still counts. */
  readonly buildWith: (made: string) => string | undefined
  /** Where that build comes from; undefined where the command makes none. */
  readonly origin: Origin | undefined
  readonly hold: Hold
  readonly allow: ReadonlySet<Guard>
  readonly run: Run
  readonly reason: string
  /** How long a retirement waits for a busy side. */
  readonly waitMs: number
  /** How long a deploy waits for an open window to end. */
  readonly waitForHoldMs: number
  /** How long to wait for another run's lease. */
  readonly waitForLeaseMs: number
  readonly terms: Terms
  /** What this run works with, to be recorded for the commands after it. */
  readonly holdTerms: HoldTerms
  /** Where the record was asked for them first: what it said; left out where today's config counts anyway. */
  readonly bound?: { readonly terms: HoldTerms | undefined } | undefined
}
