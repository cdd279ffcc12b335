import { AwsError } from '../../aws-error.ts'
import type { LaunchDetails, LaunchOrder } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import { checkImageIds, missing, unknown } from './ids.ts'
import { resolveImage } from './image-alias.ts'
import { instanceTypes } from './instance-types.ts'
import { keyNameOf, profileOf } from './launch-access.ts'
import { groupsOf, subnetOf } from './launch-place.ts'
import type { LaunchRequest } from './launch-request.ts'
import { spotOf } from './launch-spot.ts'
import { checkTagsInMetadata, readMetadata } from './metadata-options.ts'
import { checkTaggable, tagsFor } from './tags.ts'
import { readUserData } from './user-data.ts'
import { volumePlans } from './volumes.ts'

/** The request in the model's words, everything it names found; how many is for the caller to say. */
export function launchOrder(world: World, request: LaunchRequest): Omit<LaunchOrder, 'count'> {
  const imageId = imageOf(world, request.ImageId)
  const type = typeOf(request.InstanceType)
  const { id: subnetId } = subnetOf(world, request)
  checkTaggable(request.TagSpecifications, [
    'instance',
    'volume',
    'network-interface',
    'spot-instances-request',
  ])
  const details = detailsOf(world, request, type)
  const volumeTags = tagsFor('volume', request.TagSpecifications)
  const plans = volumePlans(world, imageId, request.BlockDeviceMappings)
  const own = tagsFor('instance', request.TagSpecifications)
  checkTagsInMetadata(details.metadata, own.keys())
  return {
    imageId,
    type,
    subnetId,
    userData: readUserData(request.UserData),
    tags: new Map([...own, ...templateTags(request)]),
    interfaceTags: tagsFor('network-interface', request.TagSpecifications),
    clientToken: request.ClientToken,
    protectedFromTermination: request.DisableApiTermination ?? false,
    protectedFromStop: request.DisableApiStop ?? false,
    details() {
      const volumes = plans.map((plan) => ({ id: `vol-${world.random.hex(17)}`, ...plan }))
      for (const { id } of volumes) world.compute.setTags(id, volumeTags)
      return { ...details, ...spotOf(world, request, type), volumes }
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

function imageOf(world: World, asked: string | undefined): string {
  if (asked === undefined) throw missing('ImageId')
  const id = resolveImage(world, asked)
  checkImageIds([id])
  if (!world.compute.images.has(id)) throw unknown(id)
  return id
}

/** All images are for x86_64. */
function typeOf(name = 'm1.small'): string {
  const type = instanceTypes.get(name)
  if (type === undefined) {
    throw new AwsError('InvalidParameterValue', `Invalid value '${name}' for InstanceType.`)
  }
  if (type.architecture === 'x86_64') return name
  throw new AwsError(
    'InvalidParameterValue',
    `The architecture '${type.architecture}' of the specified instance type does not match the architecture 'x86_64' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.`,
  )
}

function detailsOf(world: World, request: LaunchRequest, type: string): LaunchDetails {
  const { KeyName, IamInstanceProfile, MetadataOptions, template } = request
  const subnet = subnetOf(world, request)
  const profile = profileOf(world, IamInstanceProfile)
  const keyName = keyNameOf(world, KeyName)
  return {
    securityGroupIds: groupsOf(world, request, subnet),
    publicAddress: request.NetworkInterfaces?.[0]?.AssociatePublicIpAddress ?? subnet.mapPublicIp,
    ebsOptimized: request.EbsOptimized ?? false,
    monitored: request.Monitoring?.Enabled ?? false,
    ...spotOf(world, request, type),
    ...(keyName !== undefined && { keyName }),
    ...(profile !== undefined && { profile }),
    ...(MetadataOptions !== undefined && { metadata: readMetadata(MetadataOptions) }),
    ...(template !== undefined && { launchTemplate: template }),
  }
}
