import type { FleetAct } from '../../deploy/acts.ts'
import type { Fleet } from '../../deploy/ports.ts'

/** A fleet as the adapter needs it. */
export interface AwsFleet extends Fleet {
  /** Every machine that goes with such an act, where that is more than it names (R8): a group is emptied as one. */
  taken?(act: TakingAct, signal: AbortSignal): Promise<readonly string[]>
  /** What its user should know and nothing forbids; reads only. */
  notices?(signal: AbortSignal): Promise<readonly string[]>
}

export type TakingAct = Extract<FleetAct, { kind: 'terminate' | 'keep' }>

export type LaunchAct = Extract<FleetAct, { kind: 'launch' }>
