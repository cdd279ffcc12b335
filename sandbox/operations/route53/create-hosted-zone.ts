import type { CreateHostedZoneRequest, CreateHostedZoneResponse } from '@aws-sdk/client-route-53'
import { AwsError } from '../../aws-error.ts'
import type { World } from '../../model/world.ts'
import { absoluteName } from '../../model/zones/names.ts'
import type { Operation } from '../operation.ts'
import { changeOutput, nameServersOf, zoneOutput } from './zone-output.ts'

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html */
export const createHostedZone: Operation<CreateHostedZoneRequest, CreateHostedZoneResponse> = (
  world,
  input,
  caller = world.identities.own,
) => {
  const { Name, CallerReference, HostedZoneConfig: config, VPC } = input
  if (!Name || !CallerReference) throw new AwsError('InvalidInput', 'Name and CallerReference are required')
  checkReference(world, CallerReference)
  const zone = world.zones.add({
    name: absoluteName(Name),
    callerReference: CallerReference,
    account: caller.account,
    private: VPC !== undefined || config?.PrivateZone === true,
    vpcs: VPC === undefined ? [] : [{ id: VPC.VPCId ?? '', region: VPC.VPCRegion ?? world.settings.region }],
    ...(config?.Comment !== undefined && { comment: config.Comment }),
  })
  return {
    HostedZone: zoneOutput(world, zone),
    ChangeInfo: changeOutput(world.zones.noteChange()),
    DelegationSet: { NameServers: nameServersOf(world, zone) },
    ...(VPC !== undefined && { VPC }),
    Location: `https://route53.amazonaws.com/2013-04-01/hostedzone/${zone.id}`,
  }
}

function checkReference(world: World, reference: string): void {
  if ([...world.zones.zones.values()].some(({ callerReference }) => callerReference === reference)) {
    throw new AwsError(
      'HostedZoneAlreadyExists',
      'A hosted zone has already been created with the specified caller reference.',
      409,
    )
  }
}
