import type { Instant } from './model.ts'

/** What running or asking something showed. */

export type Check =
  | 'ready'
  | 'set-up'
  | 'migrate'
  | 'preview'
  | 'release-test'
  /** Commands right before production traffic moves, and after the switch is proven. */
  | 'before-switch'
  | 'after-switch'
  /** Asks nothing: both sides are looked at afresh, so that they are compared as they are now. */
  | 'size'
  /** Asks nothing: the alarms of the watch are looked at afresh, before traffic moves. */
  | 'alarms'
  | 'proof'
  /** How many requests each side got, as AWS counts them: second-best evidence, and never a verdict. */
  | 'counts'
  | 'watch'
  /** What AWS measured of both sides' target groups. */
  | 'compare'
  | 'busy'
  /** A command for each machine before it ends. */
  | 'before-end'
  /** What the machines of a rejected attempt had to say: the ends of their consoles. */
  | 'last-words'

/** How one load-balancer node answered for one route. */
export interface NodeEvidence {
  readonly node: string
  readonly route: string
  /** Right answers in a row. */
  readonly passes: number
  /** From the accepted change to the first answer of the row that held; undefined while it has not converged. */
  readonly convergedMs: number | undefined
  /** False: no connection could be made; such a node is named, never counted. */
  readonly asked: boolean
  readonly said: string
  /** Who asked: `runner`, or the id of the instance. */
  readonly from: string
}

/** What one release test came to. */
export interface TestFound {
  readonly label: string
  /** `not-run`: the test that it was to begin after had not passed. */
  readonly result: 'passed' | 'failed' | 'not-run'
  readonly said: string
  /** How often it was asked. */
  readonly tries: number
  readonly ms: number
}

/** What one measure came to on both sides of a pair of target groups. */
export interface Compared {
  /** errors: percent of the requests that a target answered with 5xx; latency: p99 in milliseconds. */
  readonly measure: 'errors' | 'latency'
  /** The target group of the candidate. */
  readonly group: string
  /** Undefined where AWS measured nothing. */
  readonly candidate: number | undefined
  readonly baseline: number | undefined
  /** How much more of it the candidate may have. */
  readonly allowed: number
  readonly requests: { readonly candidate: number; readonly baseline: number }
  /** `too-little`: too few requests to judge by. */
  readonly result: 'passed' | 'failed' | 'too-little'
}

/** What a check found. Kept in the process; its key names attempt and side. */
export interface Finding {
  readonly key: string
  readonly check: Check
  readonly passed: boolean
  readonly at: Instant
  /** How often the same result came in a row. */
  readonly streak: number
  readonly said: string
  readonly nodes: readonly NodeEvidence[]
  /** Checks of machines: which of them passed. */
  readonly machines: readonly string[]
  /** Release tests: each of them, in the order of the config. */
  readonly tests?: readonly TestFound[]
  /** compare: each measure of each pair of target groups. */
  readonly compared?: readonly Compared[]
  /** compare: AWS would not say; nothing was found of the release. */
  readonly unread?: boolean
}
