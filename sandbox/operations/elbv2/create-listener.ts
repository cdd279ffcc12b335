import type {
  CreateListenerCommandInput as Input,
  CreateListenerOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from '../../model/world.ts'
import { arnOf, invalid, within } from './input.ts'
import { parseActions } from './parse-actions.ts'
import { parseProtocol, parseSecurity } from './parse-listener.ts'
import { parseTags } from './parse-tags.ts'
import { showListener } from './show.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html */
export function createListener({ loadBalancing }: World, input: Input): Output {
  if (input.Port === undefined) throw invalid('A listener port must be specified')
  if (input.Protocol === undefined) throw invalid('A listener protocol must be specified')
  const protocol = parseProtocol(input.Protocol)
  const made = loadBalancing.createListener({
    loadBalancerArn: arnOf('loadbalancer', input.LoadBalancerArn, 'loadBalancerArn'),
    port: within(input.Port, 1, 65_535, 'port'),
    protocol,
    defaultActions: parseActions(input.DefaultActions, protocol),
    ...parseSecurity(input),
    tags: parseTags(input.Tags),
  })
  return { Listeners: [showListener(made)] }
}
