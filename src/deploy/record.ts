import type { HoldTerms } from './hold-terms.ts'
import type { Color, Identity, Instant } from './model.ts'

/** What is remembered of a service. The words of it are in `model.ts`. */

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
  /** How many targets it had then; left out where the record says nothing of it. */
  readonly size?: number | undefined
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

/** How things stood as the last switch began: what comes after it is judged by this, whoever goes on and however late. */
export interface Before {
  readonly at: Instant
  /** Alarms (`alarmKey`) that rang already and may: they are left out of the watch. */
  readonly rang: readonly string[]
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
  /** Left out where no switch of ours was ever begun. */
  readonly before?: Before
  /** What the idle side is held under, and the open attempt undone by; left out where that is not known. */
  readonly terms?: HoldTerms | undefined
  /** The last attempt that was rejected and undone. */
  readonly rejected:
    | { readonly attempt: string; readonly release: string; readonly reason: string }
    | undefined
}
