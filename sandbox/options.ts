/** What a sandbox can be started with. Times are milliseconds of the sandbox's own clock unless their name says otherwise. */
export interface Options {
  /** Of the AWS endpoint; 0 is any free one. */
  readonly port: number
  readonly services: number
  /** Instances on the live side of each service. */
  readonly targets: number
  /** Load-balancer nodes of each load balancer. */
  readonly nodes: number
  readonly routes: number
  readonly propagationMs: readonly [min: number, max: number]
  readonly drainSeconds: number
  /** Undefined: as the target groups say, which is every 5 s. */
  readonly healthIntervalMs: number | undefined
  readonly staleReadsMs: number
  /** Sandbox seconds in one real second. */
  readonly speed: number
  readonly bootMs: readonly [min: number, max: number]
  readonly insyncMs: readonly [min: number, max: number]
  readonly ssmAgentMs: readonly [min: number, max: number]
  readonly metricLagMs: readonly [min: number, max: number]
  readonly unrecorded: boolean
  readonly clockSkew: boolean
  readonly throttle: boolean
  /** The document that Route 53 answers a wrong change batch with. */
  readonly changeBatch: 'error' | 'messages'
  /** Faults that are set from the start, as `POST /faults` takes them. */
  readonly faults: unknown
  readonly seed: number
  readonly runUserData: boolean
  /** How many instances are processes of their own at most; those after them serve inside the sandbox's. */
  readonly children: number
}

export const DEFAULTS: Options = {
  port: 0,
  services: 1,
  targets: 2,
  nodes: 3,
  routes: 1,
  propagationMs: [0, 500],
  drainSeconds: 5,
  healthIntervalMs: undefined,
  staleReadsMs: 0,
  speed: 1,
  bootMs: [500, 1500],
  insyncMs: [500, 1500],
  ssmAgentMs: [300, 800],
  metricLagMs: [60_000, 180_000],
  unrecorded: false,
  clockSkew: false,
  throttle: false,
  changeBatch: 'error',
  faults: undefined,
  seed: 1,
  runUserData: false,
  // A Node process takes 40 MB and more.
  children: 20,
}
