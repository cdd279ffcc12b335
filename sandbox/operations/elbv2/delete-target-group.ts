import type {
  DeleteTargetGroupCommandInput as Input,
  DeleteTargetGroupOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from '../../model/world.ts'
import { arnOf } from './input.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteTargetGroup.html */
export function deleteTargetGroup({ loadBalancing }: World, input: Input): Output {
  loadBalancing.deleteTargetGroup(arnOf('targetgroup', input.TargetGroupArn, 'targetGroupArn'))
  return {}
}
