import type {
  DescribeInstanceInformationRequest,
  DescribeInstanceInformationResult,
  InstanceInformation,
  InstanceInformationStringFilter,
} from '@aws-sdk/client-ssm'
import { AwsError } from '../../aws-error.ts'
import type { Instance } from '../../model/compute.ts'
import type { ManagedNode } from '../../model/systems-manager.ts'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'
import { INSTANCE_ID } from './input.ts'
import { page } from './pages.ts'

/**
 * "Does not return information for nodes that are either Stopped or Terminated", and ten where no size is named.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceInformation.html
 */
export const describeInstanceInformation: Operation<
  DescribeInstanceInformationRequest,
  DescribeInstanceInformationResult
> = (world, input) => {
  const filters = filtersOf(input)
  const found = [...world.systemsManager.nodes.values()].flatMap((node) => {
    const instance = world.compute.instances.get(node.instanceId)
    if (instance === undefined || instance.state === 'stopped') return []
    const shown = nodeOutput(world, node, instance)
    return filters.every((filter) => fits(filter, shown, instance)) ? [shown] : []
  })
  const { items, next } = page(found, input, { range: [5, 50], usual: 10 })
  return { InstanceInformationList: items, ...next }
}

function nodeOutput({ clock }: World, node: ManagedNode, instance: Instance): InstanceInformation {
  return {
    InstanceId: node.instanceId,
    PingStatus: node.online ? 'Online' : 'ConnectionLost',
    LastPingDateTime: new Date(node.online ? clock.now() : node.lastPingMs),
    AgentVersion: '3.3.3050.0',
    IsLatestVersion: true,
    PlatformType: 'Linux',
    PlatformName: 'Amazon Linux',
    PlatformVersion: '2023',
    ResourceType: 'EC2Instance',
    IPAddress: instance.privateAddress,
    ComputerName: hostName(instance),
    SourceId: node.instanceId,
    SourceType: 'AWS::EC2::Instance',
  }
}

/** The name that the instance's own system has. */
export function hostName({ privateAddress }: Instance): string {
  return `ip-${privateAddress.replaceAll('.', '-')}.ec2.internal`
}

/** Both forms as one; the older has no tags. */
function filtersOf({ Filters, InstanceInformationFilterList: older }: DescribeInstanceInformationRequest) {
  if (Filters !== undefined && older !== undefined)
    throw new AwsError(
      'InvalidInstanceInformationFilterValue',
      'Filters and InstanceInformationFilterList exclude each other.',
    )
  const filters: readonly InstanceInformationStringFilter[] =
    Filters ?? (older ?? []).map(({ key, valueSet }) => ({ Key: key, Values: valueSet }))
  const tags = filters.filter(({ Key }) => isTag(Key))
  if (tags.length > 0 && tags.length < filters.length)
    throw new AwsError('InvalidFilterKey', "Tag filters can't be combined with other filter types.")
  return filters
}

const isTag = (key = ''): boolean => key === 'tag-key' || key.startsWith('tag:')

function fits(
  { Key: key = '', Values: values = [] }: InstanceInformationStringFilter,
  shown: InstanceInformation,
  { tags }: Instance,
): boolean {
  if (key === 'tag-key') return values.some((value) => tags.has(value))
  if (key.startsWith('tag:')) return values.includes(tags.get(key.slice('tag:'.length)) ?? '')
  if (key === 'InstanceIds') checkIds(values)
  return values.includes(known(key, shown) ?? '')
}

function known(key: string, shown: InstanceInformation): string | undefined {
  switch (key) {
    case 'InstanceIds':
      return shown.InstanceId
    case 'PingStatus':
      return shown.PingStatus
    case 'PlatformTypes':
      return shown.PlatformType
    case 'ResourceType':
      return shown.ResourceType
    case 'AgentVersion':
      return shown.AgentVersion
    case 'SourceIds':
      return shown.SourceId
    case 'SourceTypes':
      return shown.SourceType
    case 'ActivationIds':
    case 'AssociationStatus':
    case 'IamRole':
      return undefined
    default:
      throw new AwsError('InvalidFilterKey', `The filter key ${key} is not valid.`)
  }
}

function checkIds(values: readonly string[]): void {
  const wrong = values.find((value) => !INSTANCE_ID.test(value))
  if (wrong !== undefined)
    throw new AwsError('InvalidInstanceInformationFilterValue', `${wrong} is not the id of a managed node.`)
}
