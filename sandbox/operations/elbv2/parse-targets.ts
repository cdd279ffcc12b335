import type { TargetDescription } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { TargetName } from '../../model/load-balancing/target.ts'
import { required, within } from './input.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html */
export function parseTarget({ Id, Port, AvailabilityZone }: TargetDescription): TargetName {
  return {
    id: required(Id, 'targets.1.member.id'),
    ...(Port !== undefined && { port: within(Port, 1, 65_535, 'targets.1.member.port') }),
    ...(AvailabilityZone !== undefined && { zone: AvailabilityZone }),
  }
}
