import type {
  DeleteListenerCommandInput as Input,
  DeleteListenerOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from '../../model/world.ts'
import { arnOf } from './input.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteListener.html */
export function deleteListener({ loadBalancing }: World, input: Input): Output {
  loadBalancing.deleteListener(arnOf('listener', input.ListenerArn, 'listenerArn'))
  return {}
}
