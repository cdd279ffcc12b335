import type { Act, CheckAct, FleetAct, TrafficAct } from './acts.ts'
import type { Run } from './goal.ts'
import type {
  Ask,
  Color,
  Instant,
  Machine,
  Memo,
  NameRecord,
  NodeEvidence,
  Observation,
  Outcome,
  Preview,
  Route,
  Seen,
  Target,
} from './model.ts'
import type { Decision } from './step.ts'

/** Where the instances of both sides come from. One file in `aws/` per kind. */
export interface Fleet {
  /** Machines of ours by side: every instance with our owner tag, dead ones as long as AWS shows them; `kept`: color tag `kept`. */
  machines(signal: AbortSignal): Promise<Record<Color | 'kept', readonly Machine[]>>
  /** Machines that are not ours, by id: for targets of an adopted side. */
  strangers(ids: readonly string[], signal: AbortSignal): Promise<readonly Machine[]>
  /** A records under these absolute names. */
  records(names: readonly string[], signal: AbortSignal): Promise<readonly NameRecord[]>
  act(act: FleetAct, signal: AbortSignal): Promise<void>
  /** Mistakes that only AWS can tell, each with its path and remedy; no write. */
  check(signal: AbortSignal): Promise<readonly Mistake[]>
  /** What a build is made from, resolved now: image, template version, hash of the user data … in a stable order. */
  ingredients(signal: AbortSignal): Promise<readonly string[]>
}

/** What sends production traffic to a side. */
export interface Traffic {
  routes(signal: AbortSignal): Promise<{ routes: readonly Route[]; preview: Preview | undefined }>
  targets(signal: AbortSignal): Promise<Record<Color, readonly Target[]>>
  act(act: TrafficAct, signal: AbortSignal): Promise<void>
  check(signal: AbortSignal): Promise<readonly Mistake[]>
  /** R8, a fresh read: which of these machines take traffic from any listener or rule but our own preview. */
  carriesTraffic(
    color: Color,
    machines: readonly string[] | undefined,
    signal: AbortSignal,
  ): Promise<readonly string[]>
  /** Addresses of the load balancer's nodes that AWS itself lists; empty where that is not allowed. */
  nodes(signal: AbortSignal): Promise<readonly string[]>
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
  }>
  /** A forward or preview act was accepted: its convergence is counted from now, and answers so far count no more. */
  changed(what: 'forward' | 'preview'): void
}

export interface Clock {
  now(): Instant
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

/** All of AWS for one service, as the loop needs it. */
export interface World {
  observe(asks: readonly Ask[], previous: Seen | undefined, signal: AbortSignal): Promise<Seen>
  act(act: Exclude<Act, CheckAct>, seen: Observation, signal: AbortSignal): Promise<void>
  /** Waits, for a few seconds at most, until AWS shows the memo that this process wrote last (R4). */
  settle(signal: AbortSignal): Promise<void>
}

/** Who is told what happens. */
export interface Narrator {
  decided(decision: Decision, seen: Observation, now: Instant): void
  /** An act is over; `found` for checks. */
  acted(
    decision: Decision,
    found: { readonly passed: boolean; readonly said: string } | undefined,
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
