import type {
  BlockDeviceMapping,
  RequestLaunchTemplateData,
  RunInstancesRequest,
  TagSpecification,
} from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { World } from '../../model/world.ts'
import { templateOf, versionOf } from './launch-template-output.ts'

/** What a launch asks for when the template's say and the request's own are one. */
export type LaunchRequest = RequestLaunchTemplateData &
  Pick<RunInstancesRequest, 'SubnetId' | 'ClientToken'> & {
    readonly template?: { readonly id: string; readonly name: string; readonly version: number }
  }

/**
 * "Any parameters that you specify in RunInstances override the same parameters in the launch template."
 * Tags, volumes and options of the metadata service are laid over each other one by one.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
 */
export function launchRequest(world: World, input: RunInstancesRequest): LaunchRequest {
  const { LaunchTemplate, ...said } = input
  if (LaunchTemplate === undefined) return checked(said)
  const template = templateOf(world, LaunchTemplate)
  const version = versionOf(template, LaunchTemplate.Version)
  const { MetadataOptions, ...data } = version.data as RequestLaunchTemplateData
  const own = present(said)
  // Either form says which groups: one of the request's puts both of the template's aside.
  const grouped = own.SecurityGroupIds ?? own.SecurityGroups
  const options = { ...present(MetadataOptions ?? {}), ...present(said.MetadataOptions ?? {}) }
  return checked({
    ...data,
    ...(grouped !== undefined && { SecurityGroupIds: undefined, SecurityGroups: undefined }),
    ...own,
    ...(Object.keys(options).length > 0 && { MetadataOptions: options }),
    TagSpecifications: layTags(data.TagSpecifications, said.TagSpecifications),
    BlockDeviceMappings: layVolumes(data.BlockDeviceMappings, said.BlockDeviceMappings),
    template: { id: template.id, name: template.name, version: version.number },
  })
}

function present<Given extends object>(given: Given): Partial<Given> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<Given>
}

function layTags(below: TagSpecification[] = [], above: TagSpecification[] = []): TagSpecification[] {
  const types = new Set([...below, ...above].map((one) => one.ResourceType))
  return [...types].map((ResourceType) => {
    const ofType = (all: TagSpecification[]) =>
      all.filter((one) => one.ResourceType === ResourceType).flatMap((one) => one.Tags ?? [])
    const over = ofType(above)
    const kept = ofType(below).filter((tag) => !over.some(({ Key }) => Key === tag.Key))
    return { ResourceType, Tags: [...kept, ...over] }
  })
}

function layVolumes(
  below: BlockDeviceMapping[] = [],
  above: BlockDeviceMapping[] = [],
): BlockDeviceMapping[] {
  const kept = below.filter((one) => !above.some(({ DeviceName }) => DeviceName === one.DeviceName))
  return [...kept, ...above]
}

function checked(request: LaunchRequest): LaunchRequest {
  if (!request.NetworkInterfaces?.length) return request
  const told = request.SubnetId !== undefined ? 'subnet ID' : undefined
  const grouped = request.SecurityGroupIds?.length || request.SecurityGroups?.length
  const both = told ?? (grouped ? 'security groups' : undefined)
  if (both === undefined) return request
  throw new AwsError(
    'InvalidParameterCombination',
    `Network interfaces and an instance-level ${both} may not be specified on the same request`,
  )
}
