import type { Check } from './finding.ts'
import type { Span } from './minutes.ts'
import type { Color, Identity } from './model.ts'
import type { Memo } from './record.ts'
import type { Leaving, NameRecord } from './side.ts'

/** What can be done to the world. Each is absolute: doing it twice is doing it once (R2). */
export type FleetAct =
  | {
      readonly kind: 'launch'
      readonly color: Color
      readonly attempt: string
      readonly release: string
      /** What the attempt's machines are made from, as it was resolved for it (`Attempt.made`). */
      readonly made: string
      /** Have this many alive in all. */
      readonly count: number
    }
  | { readonly kind: 'terminate'; readonly color: Color | 'kept'; readonly machines: readonly string[] }
  /** Puts our tags on machines that we did not make, so that they can be ended; only with `allow: adopted`. */
  | { readonly kind: 'adopt'; readonly color: Color; readonly machines: readonly string[] }
  /** Takes machines off their side for good but leaves them: their color tag becomes `kept`; `stop` stops them too. */
  | {
      readonly kind: 'keep'
      readonly color: Color
      readonly machines: readonly string[]
      readonly stop: boolean
    }
  /** Notes on machines how far their end has come (R4): a later run does not ask or do the same again. */
  | {
      readonly kind: 'leave'
      readonly color: Color
      readonly machines: readonly string[]
      readonly leaving: Leaving
    }
  /** Name tags and A records; a record that exists with another value is overwritten. */
  | {
      readonly kind: 'name'
      readonly color: Color
      readonly machines: readonly {
        readonly id: string
        readonly name: string
        readonly record: NameRecord | undefined
      }[]
    }
  /** Suspends what scales these sides by itself (alarms and schedules); what was suspended before is left alone. */
  | { readonly kind: 'freeze'; readonly colors: readonly Color[] }
  /** Gives back exactly what `freeze` suspended. */
  | { readonly kind: 'thaw'; readonly colors: readonly Color[] }
  /** Has the side's group keep at least this many, within the limits of the other side's: it launches what is missing. */
  | { readonly kind: 'raise'; readonly color: Color; readonly count: number }
  /** Whether a scale-in of the group may take these machines. */
  | {
      readonly kind: 'protect'
      readonly color: Color
      readonly machines: readonly string[]
      readonly on: boolean
    }
  /** Removes records, each only while it still has exactly these values. */
  | { readonly kind: 'unname'; readonly color: Color; readonly records: readonly NameRecord[] }

/** Ends instances of ours that belong to nothing any more, whatever the fleet is by now; only with `allow: orphans`. */
export type OrphanAct = { readonly kind: 'end-orphans'; readonly machines: readonly string[] }

export type TrafficAct =
  | { readonly kind: 'register'; readonly color: Color; readonly machines: readonly string[] }
  /** Everything that is registered on the side and not draining yet, in every pair; `only`: these targets. */
  | { readonly kind: 'deregister'; readonly color: Color; readonly only: readonly string[] | undefined }
  | {
      readonly kind: 'preview'
      readonly shows: Color
      readonly names: readonly Color[]
      readonly attempt: string
    }
  | { readonly kind: 'unpreview' }
  /** Sets every route that is not there yet, in order: as a single-group forward, or with a share of it below 100. */
  | {
      readonly kind: 'forward'
      readonly color: Color
      /** Percent of the traffic; left out: all of it. */
      readonly share?: number
      /** `Intent.lent`; left out: none. */
      readonly lent?: readonly string[]
    }

/** Says who may work: the tag `switchover-live` of the machines (and of what launches more of them), and the parameter. */
export type GateAct = {
  readonly kind: 'gate'
  readonly color: Color
  readonly machines: readonly string[]
  readonly open: boolean
  /** What the parameter is set to; undefined: it is left alone. */
  readonly parameter: Color | 'none' | undefined
}

export type RecordAct = { readonly kind: 'remember'; readonly memo: Memo }

export type CheckAct = {
  readonly kind: 'check'
  readonly check: Check
  readonly key: string
  /** Whom the answers must come from. */
  readonly side: Identity
  /** The other side's identity, where the answer must be told apart from it. */
  readonly unlike: Identity | undefined
  /** Which step of the set-up. */
  readonly index: number
  /** before-end: only these machines of the side. */
  readonly machines?: readonly string[]
  /** A migration that an earlier run began and nobody saw the end of. */
  readonly again: boolean
  /** watch: percent of production that the side has, where not all; it is asked through the preview then. */
  readonly share?: number
  /** compare: whole minutes of both sides; the old side's are undefined where nobody recorded when the switch began. */
  readonly minutes?: { readonly candidate: Span; readonly baseline: Span | undefined }
  /** watch: what target health already says against the release; empty when nothing. */
  readonly against: string
}

export type Act = FleetAct | OrphanAct | TrafficAct | GateAct | RecordAct | CheckAct

/** R11: acts before which the lease is confirmed by a read. */
export const guarded: ReadonlySet<Act['kind']> = new Set([
  'forward',
  'preview',
  'unpreview',
  'deregister',
  'terminate',
  'keep',
  'end-orphans',
])
