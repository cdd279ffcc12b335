import type { ResponseLaunchTemplateData, RunInstancesCommandInput } from '@aws-sdk/client-ec2'
import type { Ec2Settings } from '../../settings.ts'

type Network = Pick<RunInstancesCommandInput, 'SubnetId' | 'SecurityGroupIds' | 'NetworkInterfaces'>

/**
 * Where an instance is and who may reach it. Whether it gets a public address can only be said of an interface, which
 * then carries subnet and groups itself, and no groups may stand beside it: a template that names groups of its own
 * leaves the address to the subnet's settings.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
 */
export const networkOf = (
  { publicIp, securityGroups }: Ec2Settings,
  subnet: string | undefined,
  template: ResponseLaunchTemplateData | undefined,
): Network => {
  const groups = securityGroups.length > 0 ? [...securityGroups] : undefined
  if (namesGroups(template))
    return { ...(subnet !== undefined && { SubnetId: subnet }), ...(groups && { SecurityGroupIds: groups }) }
  const [first, ...others] = template?.NetworkInterfaces ?? []
  return {
    NetworkInterfaces: [
      {
        ...first,
        DeviceIndex: 0,
        AssociatePublicIpAddress: publicIp || (first?.AssociatePublicIpAddress ?? false),
        ...(subnet !== undefined && { SubnetId: subnet }),
        ...(groups && { Groups: groups }),
      },
      ...others,
    ],
  }
}

/** Whether a template names security groups beside its interfaces. */
export const namesGroups = (template: ResponseLaunchTemplateData | undefined): boolean =>
  (template?.SecurityGroupIds?.length ?? 0) + (template?.SecurityGroups?.length ?? 0) > 0
