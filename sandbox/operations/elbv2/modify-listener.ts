import type {
  ModifyListenerCommandInput as Input,
  ModifyListenerOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { findListener } from '../../model/load-balancing/find.ts'
import type { World } from '../../model/world.ts'
import { arnOf, within } from './input.ts'
import { parseActions } from './parse-actions.ts'
import { checkAuthentication } from './parse-authentication.ts'
import { parseProtocol, parseSecurity } from './parse-listener.ts'
import { showListener } from './show.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListener.html */
export function modifyListener({ loadBalancing }: World, input: Input): Output {
  const before = findListener(loadBalancing, arnOf('listener', input.ListenerArn, 'listenerArn'))
  const protocol = input.Protocol === undefined ? before.protocol : parseProtocol(input.Protocol)
  if (input.DefaultActions === undefined) checkAuthentication(protocol, before.defaultActions)
  const after = loadBalancing.modifyListener(before.arn, {
    protocol,
    ...(input.Port !== undefined && { port: within(input.Port, 1, 65_535, 'port') }),
    ...(input.DefaultActions !== undefined && {
      defaultActions: parseActions(input.DefaultActions, protocol, before.defaultActions),
    }),
    ...parseSecurity(input),
  })
  return { Listeners: [showListener(after)] }
}
