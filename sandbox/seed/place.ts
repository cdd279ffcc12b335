import type { CreateHostedZoneCommandOutput } from '@aws-sdk/client-route-53'
import type { World } from '../model/world.ts'
import { call } from '../operations/index.ts'
import { present, ZONE_NAME } from './seeded.ts'

/** Where instances are launched, and what from. */
export interface Place {
  readonly vpcId: string
  readonly subnetIds: readonly string[]
  readonly imageId: string
  readonly securityGroupId: string
  readonly zoneId: string
}

/** What instances need: a network in two zones, an image, a security group, a key, a profile, and a private zone for their names. */
export async function seedPlace(world: World): Promise<Place> {
  const { compute, settings } = world
  const vpcId = compute.addVpc().id
  const subnetIds = ['a', 'b'].map(
    (letter) => compute.addSubnet({ vpcId, zone: `${settings.region}${letter}` }).id,
  )
  const imageId = compute.addImage({ name: 'switchover-sandbox' }).id
  compute.addKeyPair({ name: 'ops', kind: 'ed25519', fingerprint: 'seeded' })
  compute.instanceProfiles.add('web')
  const securityGroupId = compute.addSecurityGroup({ vpcId, name: 'web' }).id
  const { HostedZone: zone } = await call<CreateHostedZoneCommandOutput>(
    world,
    'route53',
    'CreateHostedZone',
    {
      Name: ZONE_NAME,
      CallerReference: 'seed',
      VPC: { VPCId: vpcId, VPCRegion: settings.region },
      HostedZoneConfig: { PrivateZone: true },
    },
  )
  return { vpcId, subnetIds, imageId, securityGroupId, zoneId: present(zone?.Id).replace('/hostedzone/', '') }
}
