import type { Scope } from '../scope.ts'
import { createAutoScalingFleet } from './auto-scaling/auto-scaling.ts'
import { createEc2Fleet } from './ec2.ts'
import { createExistingFleet } from './existing.ts'
import type { AwsFleet } from './fleet.ts'
import type { Lag } from './lag.ts'

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
