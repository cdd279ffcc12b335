import type { Finding } from './finding.ts'
import type { Memo } from './record.ts'
import type { Preview, Route } from './route.ts'
import type { Machine, Side } from './side.ts'

/**
 * The words of the product, one per idea. Logs, tags and docs use them too.
 *
 * A *service* has two sides, *blue* and *green*. The *live* side is what the *routes* forward to; the other is *idle*.
 * An *attempt* brings a *release* (as a *build*) onto the idle side; its *verdict* is open until it is accepted or rejected.
 */

export type Color = 'blue' | 'green'

export const colors: readonly Color[] = ['blue', 'green']

export const other = (color: Color): Color => (color === 'blue' ? 'green' : 'blue')

/** Milliseconds since 1970 by AWS's clock (the Date of its last answer), never by the runner's. */
export type Instant = number

export type Outcome =
  | 'provisioned'
  | 'tested'
  | 'held'
  | 'live'
  | 'retiring'
  | 'retired'
  | 'rolled-back'
  | 'swept'
  | 'unchanged'
  | 'planned'
  | 'status'
  | 'rejected'
  | 'refused'
  | 'failed'
  | 'stranded'
  | 'skipped'

/** Where a build comes from, which tells the older of two. Empty, or 0, where it is not known. */
export interface Origin {
  readonly commit: string
  /** Repository and path of the workflow that released it: `octo/shop/.github/workflows/release.yml`. */
  readonly workflow: string
  /** Which run of that workflow, as GitHub counts them. */
  readonly number: number
}

/** What runs on a side. `release` is `unknown` on a side that we did not make (adopted). */
export interface Identity {
  readonly color: Color
  readonly release: string
  /** A fingerprint of the release, the commit and what it is made from; empty on an adopted side. */
  readonly build: string
  /** `a1`, `a2` …, counted per service; empty on an adopted side. */
  readonly attempt: string
  readonly adopted: boolean
  /** Left out where the record says nothing of it. */
  readonly origin?: Origin | undefined
}

/** A lease that another run took. */
export interface OtherLease {
  readonly arn: string
  readonly holder: string
  readonly until: Instant
  /** Its holder counts as dead: it is expired, of an earlier attempt of this very run, or named to be taken. */
  readonly over: boolean
}

/** An alarm of the watch. */
export interface Alarm {
  readonly name: string
  /** `unknown`: it has not enough data; `missing`: there is no such alarm; `unread`: AWS would not say. */
  readonly state: 'ok' | 'ringing' | 'unknown' | 'missing' | 'unread'
  /** Why, in AWS's words. */
  readonly said: string
}

/** What this process has done and met; not remembered anywhere. */
export interface RunSeen {
  /** The attempt that this run claimed or took over. */
  readonly attempt: string | undefined
  /** The notes (`passed`) that stood when this run took the attempt over: an earlier run made them. */
  readonly inherited: readonly string[]
  /** Why the gate could not be closed on the way back: traffic goes first then. */
  readonly ungated: string | undefined
  /** Why the group of the side to go back to could not be raised: what it has must do then. */
  readonly unraised?: string
  /** Why the preview rule could not be set on the way back: what is known of the side's health must do then. */
  readonly unpreviewed?: string
  /** Why alarms and schedules could not be given back after a cancel: traffic stays all the same. */
  readonly unthawed?: string
  /** When each rung was first found not true, by its name (R6: a new process starts again). */
  readonly entered: Readonly<Record<string, Instant>>
  /** An act or look that failed for good (R7), with how many there were. */
  readonly failure: { readonly said: string; readonly count: number } | undefined
  readonly cancelled: boolean
  /** What was found out about the age of this run's build; undefined where it was not asked. */
  readonly age: Age | undefined
}

/** How the build of this run compares with the one that is live. */
export interface Age {
  readonly older: boolean
  /** By what that is known, for people; empty where it is not. */
  readonly said: string
}

/** One look at the world: all that a decision may know. */
export interface Observation {
  readonly memo: Memo
  readonly routes: readonly Route[]
  readonly sides: Readonly<Record<Color, Side>>
  readonly preview: Preview | undefined
  /** Machines of ours that an earlier retirement kept or stopped (color tag `kept`): on no side any more. */
  readonly kept: readonly Machine[]
  /**
   * Every instance with our tags, on a side or on none, that no retirement kept and no Auto Scaling group has; empty
   * where it was not looked for: only `status` and `sweep` ask.
   */
  readonly owned: readonly Machine[]
  /** A live lease of another run. */
  readonly lease: OtherLease | undefined
  /** What the gate's parameter says: a color, `none`, empty where it does not exist; undefined where none is configured. */
  readonly gate: string | undefined
  /** The alarms of the watch, in the order of the config. */
  readonly alarms: readonly Alarm[]
  readonly findings: Readonly<Record<string, Finding>>
  readonly run: RunSeen
}

/** The parts of an observation that AWS shows; a tick asks only for what its rungs need (R1). */
export type Ask =
  | 'memo'
  | 'routes'
  | 'machines'
  | 'owned'
  | 'targets'
  | 'preview'
  | 'names'
  | 'gate'
  | 'alarms'

export type Seen = Omit<Observation, 'findings' | 'run'>
