import type { FleetAct } from '../../deploy/acts.ts'
import type { Fleet } from '../../deploy/ports.ts'

/** A fleet as the adapter needs it. */
export interface AwsFleet extends Fleet {
  /** Every machine that goes with such an act, where that is more than it names (R8): a group is emptied as one. */
  taken?(act: TakingAct, signal: AbortSignal): Promise<readonly string[]>
  /** What its user should know and nothing forbids; reads only. */
  notices?(signal: AbortSignal): Promise<readonly string[]>
  /** Tries the calls of a launch of this release without making them. */
  tryRights?(release: string, signal: AbortSignal): Promise<readonly Tried[]>
}

/** A call that was tried: why it is denied, undefined where it is not. */
export interface Tried {
  readonly action: string
  readonly denied: string | undefined
}

export type TakingAct = Extract<FleetAct, { kind: 'terminate' | 'keep' }>

export type LaunchAct = Extract<FleetAct, { kind: 'launch' }>
