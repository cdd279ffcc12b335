import type { Instant } from './model.ts'

/** A side as AWS shows it: its machines, their registrations, their names. */

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
  /** How far its end has come, by our own tag; left out where it has not begun. */
  readonly leaving?: Leaving
  /** Why it left `running`, in AWS's words; empty otherwise. */
  readonly stateReason: string
}

/** How far the end of a machine has come. */
export interface Leaving {
  /** How many of the commands before its end have passed on it. */
  readonly passed: number
  /** It had work left at the deadline; else it said that it has none. */
  readonly late: boolean
  /** Since when that was live that it leaves beside: of an earlier retirement nothing counts. */
  readonly since: Instant
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
  /** What most likely keeps it from being healthy, for people; left out where nothing does, or nobody knows. */
  readonly likely?: string
  /** While it drains: how long its group lets connections end; left out where that is not known. */
  readonly drainsForMs?: number
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
  /** How many of its instances are on no side any more; left out where none is. */
  readonly kept?: number
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
