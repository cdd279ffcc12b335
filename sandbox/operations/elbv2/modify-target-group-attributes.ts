import type {
  ModifyTargetGroupAttributesCommandInput as Input,
  ModifyTargetGroupAttributesOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from '../../model/world.ts'
import { arnOf } from './input.ts'
import { parseAttributes } from './parse-attributes.ts'
import { showAttributes } from './show.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyTargetGroupAttributes.html */
export function modifyTargetGroupAttributes({ loadBalancing }: World, input: Input): Output {
  const arn = arnOf('targetgroup', input.TargetGroupArn, 'targetGroupArn')
  const after = loadBalancing.setTargetGroupAttributes(arn, parseAttributes(input.Attributes))
  return { Attributes: showAttributes(after.attributes) }
}
