import type { BlockDeviceMapping } from '@aws-sdk/client-ec2'
import type { LaunchDetails, LaunchOrder, Subnet, Volume } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import { AwsError } from '../operation.ts'
import { checkImageIds, missing, unknown } from './ids.ts'
import { instanceTypes } from './instance-types.ts'
import type { LaunchRequest } from './launch-request.ts'
import { tagsFor } from './tags.ts'
import { readUserData } from './user-data.ts'

/** The request in the model's words, everything it names found; how many is for the caller to say. */
export function launchOrder(world: World, request: LaunchRequest): Omit<LaunchOrder, 'count'> {
  const imageId = imageOf(world, request.ImageId)
  const type = request.InstanceType ?? 'm1.small'
  if (!instanceTypes.includes(type)) {
    throw new AwsError('InvalidParameterValue', `Invalid value '${type}' for InstanceType.`)
  }
  const { id: subnetId, vpcId } = subnetOf(world, request)
  const details = detailsOf(world, request, vpcId)
  const volumeTags = tagsFor('volume', request.TagSpecifications)
  return {
    imageId,
    type,
    subnetId,
    userData: readUserData(request.UserData),
    tags: new Map([...tagsFor('instance', request.TagSpecifications), ...templateTags(request)]),
    clientToken: request.ClientToken,
    protectedFromTermination: request.DisableApiTermination ?? false,
    details() {
      const volumes = volumesOf(world, request)
      for (const { id } of volumes) world.compute.setTags(id, volumeTags)
      return { ...details, volumes }
    },
  }
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-launch-templates.html */
function templateTags({ template }: LaunchRequest): readonly (readonly [string, string])[] {
  if (template === undefined) return []
  return [
    ['aws:ec2launchtemplate:id', template.id],
    ['aws:ec2launchtemplate:version', String(template.version)],
  ]
}

function imageOf(world: World, id: string | undefined): string {
  if (id === undefined) throw missing('ImageId')
  checkImageIds([id])
  if (!world.compute.images.has(id)) throw unknown(id)
  return id
}

/** The subnet that is named, one of the zone that is named, or the first of all. */
export function subnetOf(world: World, request: LaunchRequest): Subnet {
  const id = request.SubnetId ?? request.NetworkInterfaces?.[0]?.SubnetId
  const zone = request.Placement?.AvailabilityZone
  const found =
    id === undefined
      ? [...world.compute.subnets.values()].find((one) => zone === undefined || one.zone === zone)
      : world.compute.subnets.get(id)
  if (found !== undefined) return found
  if (id !== undefined) throw unknown(id)
  if (zone !== undefined) throw new AwsError('InvalidParameterValue', `Invalid availability zone: [${zone}]`)
  throw new AwsError('MissingInput', 'No subnets found for the default VPC. Please specify a subnet.')
}

function detailsOf(world: World, request: LaunchRequest, vpcId: string): LaunchDetails {
  const { KeyName, IamInstanceProfile: profile, MetadataOptions, template } = request
  return {
    securityGroupIds: groupsOf(world, request, vpcId),
    spot: request.InstanceMarketOptions?.MarketType === 'spot',
    publicAddress: request.NetworkInterfaces?.[0]?.AssociatePublicIpAddress ?? false,
    ebsOptimized: request.EbsOptimized ?? false,
    monitored: request.Monitoring?.Enabled ?? false,
    ...(KeyName !== undefined && { keyName: KeyName }),
    ...(profile !== undefined && {
      profile: {
        ...(profile.Arn !== undefined && { arn: profile.Arn }),
        ...(profile.Name !== undefined && { name: profile.Name }),
      },
    }),
    ...(MetadataOptions !== undefined && {
      metadata: Object.fromEntries(
        Object.entries(MetadataOptions).flatMap(([key, value]) =>
          value === undefined ? [] : [[key, value]],
        ),
      ),
    }),
    ...(template !== undefined && { launchTemplate: template }),
  }
}

function groupsOf(world: World, request: LaunchRequest, vpcId: string): string[] {
  const { securityGroups } = world.compute
  const ids = request.NetworkInterfaces?.[0]?.Groups ?? request.SecurityGroupIds ?? []
  const wrong = ids.find((id) => !securityGroups.has(id))
  if (wrong !== undefined) throw unknown(wrong)
  const named = (request.SecurityGroups ?? []).map((name) => {
    const found = [...securityGroups.values()].find((group) => group.vpcId === vpcId && group.name === name)
    if (found === undefined) {
      throw new AwsError('InvalidGroup.NotFound', `The security group '${name}' does not exist`)
    }
    return found.id
  })
  const groups = [...ids, ...named]
  return groups.length > 0 ? groups : [world.compute.defaultSecurityGroup(vpcId).id]
}

const root: BlockDeviceMapping = { DeviceName: '/dev/xvda', Ebs: {} }

function volumesOf(world: World, request: LaunchRequest): Volume[] {
  const asked = (request.BlockDeviceMappings ?? []).filter(({ Ebs }) => Ebs !== undefined)
  const hasRoot = asked.some(({ DeviceName }) => DeviceName === root.DeviceName)
  return (hasRoot ? asked : [root, ...asked]).map(({ DeviceName = '', Ebs }) => ({
    id: `vol-${world.random.hex(17)}`,
    device: DeviceName,
    size: Ebs?.VolumeSize ?? 8,
    type: Ebs?.VolumeType ?? 'gp3',
    encrypted: Ebs?.Encrypted ?? false,
    deleteOnTermination: Ebs?.DeleteOnTermination ?? true,
  }))
}
