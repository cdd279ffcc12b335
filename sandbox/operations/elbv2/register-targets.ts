import type {
  RegisterTargetsCommandInput as Input,
  RegisterTargetsOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from '../../model/world.ts'
import { arnOf, filled } from './input.ts'
import { parseTarget } from './parse-targets.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html */
export function registerTargets({ loadBalancing }: World, input: Input): Output {
  const arn = arnOf('targetgroup', input.TargetGroupArn, 'targetGroupArn')
  loadBalancing.registerTargets(arn, filled(input.Targets, 'targets').map(parseTarget))
  return {}
}
