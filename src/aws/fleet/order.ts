import { createHash } from 'node:crypto'
import type { RunInstancesCommandInput } from '@aws-sdk/client-ec2'
import type { Ec2Settings } from '../../settings.ts'
import type { Scope } from '../scope.ts'
import type { LaunchAct } from './fleet.ts'
import { launchTags, specifications } from './launch-tags.ts'
import { networkOf } from './network.ts'
import type { Template } from './template.ts'
import { filledUserData } from './user-data.ts'

/** What an attempt's machines are made from, looked up once. */
export interface Recipe {
  readonly fleet: Ec2Settings
  readonly image: string | undefined
  readonly template: Template | undefined
}

/** One RunInstances call but for its token: instances of one type in one subnet, as many as there is room for. */
export interface Order {
  readonly type: string | undefined
  readonly subnet: string | undefined
  readonly count: number
}

/** The parameters of a launch: the same act and order give the same bytes within a run. */
export const launchInput = (
  scope: Scope,
  act: LaunchAct,
  { type, subnet, count }: Order,
  { fleet, image, template }: Recipe,
): RunInstancesCommandInput => {
  const { service } = scope.settings
  const userData = fleet.userData && filledUserData(fleet.userData, { service, ...act })
  return {
    ...(template && { LaunchTemplate: { LaunchTemplateId: template.id, Version: template.version } }),
    ...(image !== undefined && { ImageId: image }),
    ...(type !== undefined && { InstanceType: instanceType(type) }),
    ...(fleet.keyName !== undefined && { KeyName: fleet.keyName }),
    ...(fleet.instanceProfile !== undefined && { IamInstanceProfile: profile(fleet.instanceProfile) }),
    ...(fleet.volumes.length > 0 && { BlockDeviceMappings: fleet.volumes.map(volume) }),
    ...(fleet.spot && { InstanceMarketOptions: onceOnSpot }),
    ...(userData && { UserData: userData }),
    ...networkOf(fleet, subnet, template?.data),
    MinCount: 1,
    MaxCount: count,
    MetadataOptions: metadataOf(template),
    TagSpecifications: specifications(launchTags(scope, fleet, act), fleet.spot),
  }
}

/**
 * The client token of a call: same token and parameters, same instances; a later round launches anew. The tags are no
 * part of it: one of them names the run, and another run that goes on with the attempt must not launch a second time.
 * https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html
 */
export const clientToken = (
  scope: Scope,
  act: LaunchAct,
  { TagSpecifications: _, ...input }: RunInstancesCommandInput,
  round: number,
): string =>
  createHash('sha256')
    .update(JSON.stringify([scope.owner, act.attempt, input, round]))
    .digest('hex')

type InstanceType = NonNullable<RunInstancesCommandInput['InstanceType']>

/** The SDK lists the types of its day; AWS judges the name. */
export const instanceType = (name: string): InstanceType => name as InstanceType

const profile = (named: string) => (named.startsWith('arn:') ? { Arn: named } : { Name: named })

type Market = NonNullable<RunInstancesCommandInput['InstanceMarketOptions']>

/** A one-time request ends with its instance; a persistent one would launch machines that no attempt asked for. */
const onceOnSpot: Market = { MarketType: 'spot', SpotOptions: { SpotInstanceType: 'one-time' } }

type Mapping = NonNullable<RunInstancesCommandInput['BlockDeviceMappings']>[number]
type VolumeType = NonNullable<Mapping['Ebs']>['VolumeType']

const volume = (wanted: Ec2Settings['volumes'][number]): Mapping => ({
  DeviceName: wanted.device,
  Ebs: {
    ...(wanted.type !== undefined && { VolumeType: wanted.type as VolumeType }),
    ...(wanted.size !== undefined && { VolumeSize: wanted.size }),
    ...(wanted.encrypted !== undefined && { Encrypted: wanted.encrypted }),
    ...(wanted.kmsKey !== undefined && { KmsKeyId: wanted.kmsKey }),
    ...(wanted.iops !== undefined && { Iops: wanted.iops }),
    ...(wanted.throughput !== undefined && { Throughput: wanted.throughput }),
    DeleteOnTermination: wanted.deleteOnTermination,
  },
})

/**
 * IMDSv2 alone unless the template decides about it, with the tags in it: the gate is one of them. How far an answer
 * may travel is the template's to say, too.
 */
const metadataOf = (template: Template | undefined) => {
  const { HttpTokens = 'required', HttpPutResponseHopLimit: hops } = template?.data.MetadataOptions ?? {}
  return {
    HttpTokens,
    HttpEndpoint: 'enabled',
    InstanceMetadataTags: 'enabled',
    ...(hops !== undefined && { HttpPutResponseHopLimit: hops }),
  } as const
}
