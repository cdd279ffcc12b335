/** How a release behaves. */
export type Nature =
  | 'good'
  | 'never healthy'
  /** Only the health check of one of the pairs of target groups fails. */
  | 'healthy in one pair'
  | 'fails its set-up'
  | 'fails its migration'
  | 'fails its tests'
  | 'fails before-switch'
  | 'fails after-switch'
  /** Its targets turn unhealthy while this is asked or run. */
  | `sick after ${'migrate' | 'release-test' | 'before-switch'}`
  | 'sick under traffic'
  /** Its targets stay healthy, but an alarm goes off. */
  | 'rings under traffic'
  /** Its targets stay healthy, and AWS counts more errors of them than of the old side's. */
  | 'errs more than the old side'
  | 'one machine dies'

/** A write, counted over all runs, and whether it had been done when it was hit. */
export interface Hit {
  readonly write: number
  readonly after: boolean
}

/** What a random world is like. Times are virtual milliseconds. */
export interface WorldSpec {
  readonly routes: number
  /** Pairs of target groups; routes go to them in turn. */
  readonly pairs: number
  readonly nodes: number
  readonly propagationMs: number
  readonly bootMs: number
  readonly healthMs: number
  readonly drainMs: number
  /** How long a side has work left after the last production request to it. */
  readonly busyMs: number
  /** What runs before the end of a machine fails on every third. */
  readonly hooksFail: boolean
  /** Reads of machines and of the record are up to this old, but for what the reading process did itself. */
  readonly staleMs: number
  readonly liveCount: number
  /** Both sides are Auto Scaling groups. */
  readonly groups: boolean
  /** When the live side gets one machine more; it stays as it is where that is never. */
  readonly growsAtMs: number
  /** The live side carries no record and no tags of ours. */
  readonly adopted: boolean
  /** No load-balancer node can be reached from the runner. */
  readonly unreachable: boolean
  /** By release; one that is not named is good. */
  readonly natures: Readonly<Record<string, Nature>>
  /** Targets of new releases go unhealthy and back once production traffic has been on them. */
  readonly flaps: boolean
  readonly kills: readonly Hit[]
  readonly faults: readonly Hit[]
  /** After these writes the lease is in a stranger's hands for a while. */
  readonly thefts: readonly number[]
  readonly seed: number
}

/** A world in which everything works at once: a test changes what it is about. */
export const easyWorld: WorldSpec = {
  routes: 2,
  pairs: 1,
  nodes: 2,
  propagationMs: 0,
  bootMs: 300,
  healthMs: 1000,
  drainMs: 3000,
  busyMs: 0,
  hooksFail: false,
  staleMs: 0,
  liveCount: 2,
  groups: false,
  growsAtMs: Number.POSITIVE_INFINITY,
  adopted: false,
  unreachable: false,
  natures: {},
  flaps: false,
  kills: [],
  faults: [],
  thefts: [],
  seed: 1,
}
