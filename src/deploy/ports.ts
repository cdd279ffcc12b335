import type { Act, CheckAct, FleetAct, GateAct, TrafficAct } from './acts.ts'
import type { Compared, NodeEvidence, TestFound } from './finding.ts'
import type { Run } from './goal.ts'
import type { Age, Ask, Color, Identity, Instant, Observation, Outcome, Seen } from './model.ts'
import type { Memo } from './record.ts'
import type { Preview, Route } from './route.ts'
import type { Machine, NameRecord, Scaling, Target } from './side.ts'
import type { Decision } from './step.ts'

/** Where the instances of both sides come from. One file in `aws/` per kind. */
export interface Fleet {
  /** One look at both sides, in as few calls as AWS allows. */
  observe(signal: AbortSignal): Promise<FleetSeen>
  /** Machines that are not ours, by id: for targets of an adopted side. */
  strangers(ids: readonly string[], signal: AbortSignal): Promise<readonly Machine[]>
  /** A records under these absolute names. */
  records(names: readonly string[], signal: AbortSignal): Promise<readonly NameRecord[]>
  act(act: FleetAct, signal: AbortSignal): Promise<void>
  /**
   * Mistakes that only AWS can tell, each with its path and remedy; no write. `launches`: also about what has to be there
   * for machines that are yet to come.
   */
  check(launches: boolean, signal: AbortSignal): Promise<readonly Mistake[]>
  /** The moving parts of a build as they are now (`Attempt.made`): image behind a parameter, template version … */
  made(signal: AbortSignal): Promise<string>
  /** What a build is made from with these moving parts, the hash of the user data …, in a stable order. */
  ingredients(made: string): readonly string[]
  /** Told of the gate: what this fleet launches later is born with it. */
  gate(act: GateAct, signal: AbortSignal): Promise<void>
  /** The last lines that these machines wrote on their consoles, as far as AWS has them. */
  lastWords(machines: readonly string[], signal: AbortSignal): Promise<readonly LastWords[]>
  /** Present where targets come and go with a group that is attached, not one by one. */
  readonly registration:
    | {
        register(act: Extract<TrafficAct, { kind: 'register' }>, signal: AbortSignal): Promise<void>
        deregister(act: Extract<TrafficAct, { kind: 'deregister' }>, signal: AbortSignal): Promise<void>
      }
    | undefined
}

export interface FleetSeen {
  /**
   * By side: every instance with our owner tag, dead ones as long as AWS shows them, or those that the config names;
   * `kept`: color tag `kept`.
   */
  readonly machines: Readonly<Record<Color | 'kept', readonly Machine[]>>
  readonly scaling: Readonly<Record<Color, Scaling | undefined>>
}

export interface LastWords {
  readonly machine: string
  /** A few lines, oldest first. */
  readonly lines: readonly string[]
}

/** How many requests each side got in the whole minutes since then; undefined where none were counted, or not yet. */
export interface RequestCounts {
  readonly since: Instant
  readonly blue: number | undefined
  readonly green: number | undefined
}

/** What AWS measured of one target group in one minute in which it got requests. */
export interface Minute {
  readonly at: Instant
  readonly requests: number
  /** Of them, those that a target answered with 5xx. */
  readonly errors: number
  /** Milliseconds; undefined where it is not told. */
  readonly p99Ms: number | undefined
}

/** What AWS measured of a side's target group of one pair. */
export interface Measured {
  readonly pair: number
  /** Its name. */
  readonly group: string
  /** Oldest first. */
  readonly minutes: readonly Minute[]
}

/** Who may work, beside the machines' own tags: a parameter. */
export interface Gate {
  /** `Observation.gate`. */
  read(signal: AbortSignal): Promise<string | undefined>
  act(act: GateAct, signal: AbortSignal): Promise<void>
}

/** Commands that run on the machines themselves, by AWS Systems Manager. */
export interface RemoteCommands {
  /** Which of these machines' agents answer now. */
  online(machines: readonly string[], signal: AbortSignal): Promise<readonly string[]>
  /** Runs one command on every machine of the order, and hears each line as soon as AWS shows it. */
  run(
    order: RemoteOrder,
    hear: (machine: string, line: string) => void,
    signal: AbortSignal,
  ): Promise<readonly RemoteAnswer[]>
}

export interface RemoteOrder {
  readonly machines: readonly string[]
  readonly document: string
  readonly parameters: Readonly<Record<string, readonly string[]>>
  readonly withinMs: number
  /** How many machines at once, `10` or `50%`; undefined: as AWS does. */
  readonly concurrency: string | undefined
  /** Each machine by itself: what fails on one keeps it from no other. */
  readonly alone?: boolean
}

export interface RemoteAnswer {
  readonly machine: string
  readonly passed: boolean
  /** `Success`, or AWS's status with the last lines of what the command wrote. */
  readonly said: string
}

/** What sends production traffic to a side. */
export interface Traffic {
  routes(signal: AbortSignal): Promise<{ routes: readonly Route[]; preview: Preview | undefined }>
  targets(signal: AbortSignal): Promise<Record<Color, readonly Target[]>>
  act(act: TrafficAct, signal: AbortSignal): Promise<void>
  /** R8, a fresh read: which of these machines take traffic from any listener or rule but our own previews. */
  carriesTraffic(
    color: Color,
    machines: readonly string[] | undefined,
    signal: AbortSignal,
  ): Promise<readonly string[]>
  /** Addresses of each load balancer's nodes that AWS itself lists, by its DNS name; none where that is not allowed. */
  nodes(signal: AbortSignal): Promise<ReadonlyMap<string, readonly string[]>>
}

/** Where the memo lives. `read` gives the newest copy, never older than what this process wrote. */
export interface Records {
  read(machines: Readonly<Record<Color, readonly Machine[]>>, signal: AbortSignal): Promise<Memo>
  write(memo: Memo, signal: AbortSignal): Promise<void>
  /** Whether every copy that AWS shows is the one that this process wrote last. */
  isShown(signal: AbortSignal): Promise<boolean>
}

export interface Mistake {
  /** Where: a path in the config (`services.web.routes[0]`) or an input's name. */
  readonly path: string
  readonly said: string
  /** What to do about it, as a full sentence. */
  readonly remedy: string
}

/** The lease of a service: one run at a time may write (R11). */
export interface Lease extends AsyncDisposable {
  /** Aborted when a renewal failed: the lease is lost, no act may start. */
  readonly signal: AbortSignal
  /** R11: a read just before a traffic act; false when it is not ours any more. */
  confirm(signal: AbortSignal): Promise<boolean>
}
export interface Leases {
  /** What they are held on, the same for whoever wants them, whatever the service is called there. */
  readonly heldOn: string
  /** Takes it, or says who holds it. Taking over waits until the last renewal is 5 s old. */
  take(
    holder: Run,
    waitMs: number,
    signal: AbortSignal,
  ): Promise<Lease | { readonly holder: string; readonly until: Instant }>
}

/** Answers of the outside: HTTP, TCP. A check that cannot run is a failure that says so, never a pass. */
export interface Probes {
  run(
    act: CheckAct,
    seen: Observation,
    signal: AbortSignal,
  ): Promise<{
    readonly passed: boolean
    readonly said: string
    readonly nodes?: readonly NodeEvidence[]
    readonly machines?: readonly string[]
    readonly tests?: readonly TestFound[]
    readonly compared?: readonly Compared[]
    readonly unread?: boolean
  }>
  /**
   * A forward or preview act is over, whether AWS took it or not: its convergence is counted from now, and answers so far
   * count no more.
   */
  changed(what: 'forward' | 'preview'): void
}

/** Whether this run's build is older than another, by what lies outside AWS: commits, versions, runs. Reads only. */
export interface Lineage {
  age(live: Identity, signal: AbortSignal): Promise<Age>
}

export interface Clock {
  now(): Instant
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

/** All of AWS for one service, as the loop needs it. */
export interface World {
  observe(asks: readonly Ask[], previous: Seen | undefined, signal: AbortSignal): Promise<Seen>
  act(act: Exclude<Act, CheckAct>, seen: Observation, signal: AbortSignal): Promise<void>
  /** Sets every route to exactly what it is, which shows whether a switch is allowed; says for each why it is not. */
  tryRoutes(seen: Observation, signal: AbortSignal): Promise<readonly Mistake[]>
  /** Waits, for a few seconds at most, until AWS shows the memo that this process wrote last (R4). */
  settle(signal: AbortSignal): Promise<void>
}

/** Who is told what happens. */
export interface Narrator {
  decided(decision: Decision, seen: Observation, now: Instant): void
  /** An act is over; `found` for checks. */
  acted(
    decision: Decision,
    found:
      | { readonly passed: boolean; readonly said: string; readonly nodes?: readonly NodeEvidence[] }
      | undefined,
    now: Instant,
  ): void
}

export interface Result {
  readonly outcome: Outcome
  readonly why: string
  readonly seen: Observation
  readonly acts: readonly {
    readonly rung: string
    readonly act: Act
    readonly why: string
    readonly at: Instant
  }[]
}
