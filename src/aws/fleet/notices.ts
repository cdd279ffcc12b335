import type { Ec2Settings } from '../../settings.ts'
import type { Scope } from '../scope.ts'
import { readSubnets } from './ground.ts'
import { namesGroups } from './network.ts'
import type { Templates } from './template.ts'

/** What launches will do otherwise than the config says, and nothing forbids; reads only. */
export const noticesOf = async (
  scope: Scope,
  { launchTemplate, publicIp, subnets }: Ec2Settings,
  templates: Templates,
  signal: AbortSignal,
): Promise<readonly string[]> => {
  if (launchTemplate === undefined || publicIp) return []
  const template = await templates.find(launchTemplate, signal)
  // Only an interface can say that it gets none, and none may stand beside groups of the instance.
  if (!namesGroups(template?.data)) return []
  const found = await readSubnets(scope, subnets, signal)
  const open = found.filter(({ MapPublicIpOnLaunch }) => MapPublicIpOnLaunch === true)
  if (open.length === 0) return []
  const ids = open.map(({ SubnetId }) => SubnetId).join(', ')
  return [
    `instances in ${ids} will have public addresses: the subnet gives them, and the launch template names security groups of the instance, beside which nothing else can be said. Move the groups into a network interface of the template.`,
  ]
}
