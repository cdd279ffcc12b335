import type {
  ModifyListenerAttributesCommandInput as Input,
  ModifyListenerAttributesOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from '../../model/world.ts'
import { arnOf } from './input.ts'
import { parseAttributes } from './parse-attributes.ts'
import { showAttributes } from './show.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListenerAttributes.html */
export function modifyListenerAttributes({ loadBalancing }: World, input: Input): Output {
  const arn = arnOf('listener', input.ListenerArn, 'listenerArn')
  const after = loadBalancing.setListenerAttributes(arn, parseAttributes(input.Attributes))
  return { Attributes: showAttributes(after.attributes) }
}
