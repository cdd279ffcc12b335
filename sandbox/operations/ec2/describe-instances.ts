import type { DescribeInstancesRequest, DescribeInstancesResult, Reservation } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { Instance } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { type Attributes, fits } from './filters.ts'
import { checkInstanceIds, unknownInstances } from './ids.ts'
import { instanceOutput, stateOutput } from './instance-output.ts'
import { page } from './pages.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
export const describeInstances: Operation<DescribeInstancesRequest, DescribeInstancesResult> = (
  world,
  input,
) => {
  if (input.InstanceIds?.length && input.MaxResults !== undefined) {
    throw new AwsError(
      'InvalidParameterCombination',
      'The parameter instancesSet cannot be used with the parameter maxResults',
    )
  }
  const found = shownInstances(world, input.InstanceIds).filter((instance) =>
    fits(input.Filters, attributes(instance), instance.tags),
  )
  refuseDryRun(input)
  const { items, next } = page(found, input)
  return { Reservations: reservations(world, items), ...next }
}

/** Instances as reads show them; every id that is given must be among them. */
export function shownInstances(world: World, ids: readonly string[] | undefined): readonly Instance[] {
  if (ids === undefined || ids.length === 0) return world.compute.shownInstances()
  checkInstanceIds(ids)
  const found = new Map(ids.map((id) => [id, world.compute.shown(id)]))
  const unknown = [...found].filter(([, instance]) => instance === undefined).map(([id]) => id)
  if (unknown.length > 0) throw unknownInstances(unknown)
  return [...found.values()].filter((instance) => instance !== undefined)
}

/** Instances grouped as they were launched. */
export function reservations(world: World, instances: readonly Instance[]): Reservation[] {
  return [...Map.groupBy(instances, (instance) => instance.reservationId)].map(
    ([ReservationId, members]) => ({
      ReservationId,
      OwnerId: world.settings.account,
      Groups: [],
      Instances: members.map((instance) => instanceOutput(world, instance)),
    }),
  )
}

function attributes(instance: Instance): Attributes {
  const placed = instance.state !== 'terminated'
  const { launch } = instance
  return {
    'block-device-mapping.volume-id': placed ? (launch.volumes ?? []).map(({ id }) => id) : [],
    'dns-name': '',
    'launch-index': String(instance.index),
    'launch-time': new Date(instance.launchedMs).toISOString(),
    'metadata-options.http-tokens': String(launch.metadata?.['HttpTokens'] ?? 'optional'),
    'metadata-options.instance-metadata-tags': String(
      launch.metadata?.['InstanceMetadataTags'] ?? 'disabled',
    ),
    'network-interface.network-interface-id': placed ? instance.interfaceId : undefined,
    'root-device-name': '/dev/xvda',
    'spot-instance-request-id': launch.spotRequest?.id,
    'state-reason-code': instance.stateReason?.code,
    'availability-zone': instance.zone,
    'client-token': instance.clientToken,
    'image-id': instance.imageId,
    'instance-id': instance.id,
    'instance-lifecycle': launch.spot ? 'spot' : undefined,
    'instance-state-code': String(stateOutput(instance.state).Code),
    'instance-state-name': instance.state,
    'instance-type': instance.type,
    'instance.group-id': placed ? (launch.securityGroupIds ?? []) : [],
    'key-name': launch.keyName,
    'private-ip-address': placed ? instance.privateAddress : undefined,
    'ip-address': instance.publicAddress,
    'reservation-id': instance.reservationId,
    'subnet-id': placed ? instance.subnetId : undefined,
    'vpc-id': placed ? instance.vpcId : undefined,
  }
}
