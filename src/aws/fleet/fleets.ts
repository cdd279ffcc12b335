import type { FleetAct } from '../../deploy/acts.ts'
import type { Fleet } from '../../deploy/ports.ts'
import type { Scope } from '../scope.ts'
import { createAutoScalingFleet } from './auto-scaling/auto-scaling.ts'
import { createEc2Fleet } from './ec2.ts'
import { createExistingFleet } from './existing.ts'
import type { Lag } from './lag.ts'

/** A fleet as the adapter needs it. */
export interface AwsFleet extends Fleet {
  /** Every machine that goes with such an act, where that is more than it names (R8): a group is emptied as one. */
  taken?(act: TakingAct, signal: AbortSignal): Promise<readonly string[]>
  /** What its user should know and nothing forbids; reads only. */
  notices?(signal: AbortSignal): Promise<readonly string[]>
}

export type TakingAct = Extract<FleetAct, { kind: 'terminate' | 'keep' }>

/** The fleet that the service is configured with. */
export const createFleet = (scope: Scope, lag: Lag): AwsFleet => {
  const { fleet } = scope.settings
  switch (fleet.kind) {
    case 'ec2':
      return createEc2Fleet(scope, fleet, lag)
    case 'auto-scaling':
      return createAutoScalingFleet(scope, fleet, lag)
    case 'existing':
      return createExistingFleet(scope, fleet, lag)
  }
}
