import type {
  ModifyTargetGroupCommandInput as Input,
  ModifyTargetGroupOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { findTargetGroup } from '../../model/load-balancing/find.ts'
import type { World } from '../../model/world.ts'
import { arnOf } from './input.ts'
import { parseHealthCheck } from './parse-health-check.ts'
import { showTargetGroup } from './show.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyTargetGroup.html */
export function modifyTargetGroup({ loadBalancing }: World, input: Input): Output {
  const before = findTargetGroup(loadBalancing, arnOf('targetgroup', input.TargetGroupArn, 'targetGroupArn'))
  const after = loadBalancing.setHealthCheck(before.arn, parseHealthCheck(input, before.healthCheck, before))
  return { TargetGroups: [showTargetGroup(loadBalancing, after)] }
}
