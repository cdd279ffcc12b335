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

/** Why a side stands idle with something on it. */
export type Standing = 'held' | 'retiring' | 'rejected' | 'rolled-back'

/** The idle side's own record: what stands there, why, and what is due when. */
export interface IdleMemo extends Identity {
  readonly standing: Standing
  /** When the default becomes due; undefined: only a person ends it (R4: a hold without a deadline is an approval hold). */
  readonly due: Instant | undefined
  readonly approval: boolean
  readonly holdDefault: 'retire' | 'rollback'
  /** Since when it has stood like this. */
  readonly since: Instant
  /** The run that left it so: `repository/id/attempt`. */
  readonly run: string
  readonly by: string
  readonly reason: string
}

/** An attempt that has not ended. Accepted attempts become `live`; rejected ones stay until they are undone. */
export interface Attempt extends Identity {
  /** Counted per service: `a7`. For a switchover it differs from `attempt`, which names the machines' own. */
  readonly id: string
  /** `switchover`: a side that was already there is switched to; nothing is launched, and a rejection keeps it. */
  readonly kind: 'deploy' | 'switchover'
  readonly verdict: 'open' | 'rejected'
  /** Where its command ended; undefined while a run works on it (or died on it). */
  readonly parked: 'provisioned' | 'tested' | undefined
  /** How many instances; fixed when the attempt is claimed, and raised once where the live side grew before the switch. */
  readonly count: number
  /**
   * What its machines are made from, resolved once (`image=ami-0a1b template=lt-0c2d:7`): a later look at the same
   * names may find something else, and a resumed attempt goes on with this.
   */
  readonly made: string
  /** Checks that passed and are not repeated (`ready`, `set-up.1`, `migrate`, `release-test`, `before-switch.1`), R4. */
  readonly passed: readonly string[]
  /** Why it was rejected; empty while it is open. */
  readonly reason: string
  readonly run: string
}

/** What every route is being set to, written before the first one changes (R4). */
export interface Intent {
  readonly color: Color
  /** Percent of the traffic that the color is to get; 100: all of it. */
  readonly share: number
  /** Percent that it had on every route before: one that still forwards so was changed by nobody else. */
  readonly from: number
  /** Routes, by `routeKey`, whose group stickiness is ours: it goes with the last share, or with the way back. */
  readonly lent: readonly string[]
}

/** All that AWS cannot show by itself, kept in tags (R4). A missing memo is never leave to act. */
export interface Memo {
  /** Grows by one with each write: the newest copy counts. */
  readonly written: number
  /** How many attempts there have been. */
  readonly sequence: number
  /** What production was last proven and accepted on; undefined where nothing ever was. */
  readonly live: (Identity & { readonly since: Instant }) | undefined
  readonly idle: IdleMemo | undefined
  readonly attempt: Attempt | undefined
  readonly intent: Intent | undefined
  /** The last attempt that was rejected and undone. */
  readonly rejected:
    | { readonly attempt: string; readonly release: string; readonly reason: string }
    | undefined
}

export type MachineState = 'pending' | 'running' | 'stopping' | 'stopped' | 'shutting-down' | 'terminated'

/** One instance. */
export interface Machine {
  readonly id: string
  readonly state: MachineState
  /** Private address; undefined until it is known. */
  readonly address: string | undefined
  readonly publicAddress: string | undefined
  readonly zone: string
  readonly subnet: string
  readonly name: string | undefined
  /** What its record was set to, by our own tag; left out where we set none. */
  readonly recorded?: string
  readonly launched: Instant
  /** R9: made by us or by a group of ours (owner and attempt tags). */
  readonly ours: boolean
  /** How it came to its side; a `stranger` is only registered there. */
  readonly origin: 'launched' | 'group' | 'named' | 'stranger'
  /** Whether its workers may work, by the tag `switchover-live`; undefined where nothing says so, which means no. */
  readonly gate: 'open' | 'closed' | undefined
  /** From our own tag; empty when not ours. */
  readonly attempt: string
  readonly release: string
  /** Why it left `running`, in AWS's words; empty otherwise. */
  readonly stateReason: string
}

export type TargetState =
  | 'initial'
  | 'healthy'
  | 'unhealthy'
  | 'unused'
  | 'draining'
  | 'unavailable'
  | 'unhealthy.draining'

/** One registration in one target group. */
export interface Target {
  /** Instance id or address, as registered. */
  readonly id: string
  readonly port: number
  /** Which blue/green pair of target groups. */
  readonly pair: number
  /** The name of the target group, for people. */
  readonly group: string
  readonly state: TargetState
  /** AWS's reason and description, for people. */
  readonly said: string
}

/** The Auto Scaling group of a side, and what it may do by itself. */
export interface Scaling {
  readonly group: string
  /** The attempt that it launches for, by our tag on the group; empty where none. */
  readonly attempt: string
  readonly min: number
  readonly max: number
  readonly desired: number
  /** Whether every target group of the side is attached to it. */
  readonly attached: boolean
  /** Processes that we suspended, or are about to, by our own mark on the group: exactly these are given back. */
  readonly frozen: readonly string[]
  /** What changes its size by itself at present: of alarms and schedules those that are not suspended. */
  readonly loose: readonly string[]
  /** Instances in service that a scale-in may take. */
  readonly unprotected: readonly string[]
  /** Whether our mark stands on it that we protected its instances from scale-in, or are about to. */
  readonly guarded: boolean
  /** Instances in service that we protected from scale-in, by our own mark. */
  readonly protected: readonly string[]
  /** Instances in service that others protected from scale-in. */
  readonly shielded: readonly string[]
  /** Why it could not launch or end an instance lately, in AWS's words; empty otherwise. */
  readonly said: string
}

export interface Side {
  /** Ours by tags (this side's color), alive or dead, and whatever else is registered on this side. */
  readonly machines: readonly Machine[]
  readonly targets: readonly Target[]
  /** A records in the zone under the names of this side's machines. */
  readonly records: readonly NameRecord[]
  /** Where the fleet is a pair of Auto Scaling groups. */
  readonly scaling: Scaling | undefined
}

export interface NameRecord {
  /** Absolute, without the trailing dot. */
  readonly name: string
  readonly values: readonly string[]
  readonly ttl: number
}

/** What production traffic goes through. */
export interface Route {
  /** The ARN of the listener (its default action) or of the rule. */
  readonly arn: string
  /** For people: `443` or `443 rule 80`; with the load balancer's name where there are several. */
  readonly name: string
  /** Which pair of target groups it goes to. */
  readonly pair: number
  /** `mixed`: both of ours with weight; `foreign`: a third group, or none of ours. */
  readonly forwards: Color | 'mixed' | 'foreign'
  /** Where it is `mixed`: the weight of each side. */
  readonly weights?: Readonly<Record<Color, number>>
  /** Where clients stay with the side that they were sent to as soon as both have weight; left out where they do not. */
  readonly sticky?: {
    readonly forMs: number
    /** Group stickiness stands on the forward itself; else sticky sessions of a target group demand it. */
    readonly own: boolean
  }
  /** The forward in words. */
  readonly said: string
}

/** The preview: how the idle side is reached and health-checked, by one rule for each pair of target groups. */
export interface Preview {
  /** What every pair's rule shows; undefined while one is missing or differs from another. */
  readonly shows: Color | undefined
  /** Sides that every pair's rule names; both stay health-checked. */
  readonly names: readonly Color[]
  readonly attempt: string
  /** The rules that stand, in the order of the pairs. */
  readonly rules: readonly PreviewRule[]
  /** A rule of somebody's that would answer in the place of one of them, in words; left out where there is none. */
  readonly shadowed?: string
}

/** The preview rule of one pair of target groups. */
export interface PreviewRule {
  readonly arn: string
  readonly pair: number
  readonly header: { readonly name: string; readonly value: string }
  readonly url: string
}

/** A lease that another run took. */
export interface OtherLease {
  readonly holder: string
  readonly until: Instant
  /** Its holder is known to be dead: it is expired, or of an earlier attempt of this very run. */
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
  | 'busy'
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
}

/** What this process has done and met; not remembered anywhere. */
export interface RunSeen {
  /** The attempt that this run claimed or took over. */
  readonly attempt: string | undefined
  /** The notes (`passed`) that stood when this run took the attempt over: an earlier run made them. */
  readonly inherited: readonly string[]
  /** Why the gate could not be closed on the way back: traffic goes first then. */
  readonly ungated: string | undefined
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
export type Ask = 'memo' | 'routes' | 'machines' | 'targets' | 'preview' | 'names' | 'gate' | 'alarms'

export type Seen = Omit<Observation, 'findings' | 'run'>
