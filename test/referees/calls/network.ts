import type { Json } from '../clients/client.ts'
import { ec2, fails } from './ask.ts'
import type { Scene } from './call.ts'

/** What stands in an account: what every deployment looks at before it acts. */
export const network: Scene = {
  name: 'network',
  calls(on) {
    const { vpc, subnets, securityGroup, image, type } = on
    const filter = (Name: string, ...Values: readonly Json[]) => ({ Filters: [{ Name, Values }] })
    return [
      ec2('vpc', 'DescribeVpcs', { VpcIds: [vpc] }),
      ec2('defaultVpc', 'DescribeVpcs', filter('is-default', 'true')),
      ec2('lostVpc', 'DescribeVpcs', { VpcIds: ['vpc-0123456789abcdef0'] }, fails('InvalidVpcID.NotFound')),
      ec2('dnsNames', 'DescribeVpcAttribute', { VpcId: vpc, Attribute: 'enableDnsHostnames' }),
      ec2('dnsSupport', 'DescribeVpcAttribute', { VpcId: vpc, Attribute: 'enableDnsSupport' }),
      ec2(
        'lostVpcAttribute',
        'DescribeVpcAttribute',
        { VpcId: 'vpc-0123456789abcdef0', Attribute: 'enableDnsSupport' },
        fails('InvalidVpcID.NotFound'),
      ),
      ec2('subnets', 'DescribeSubnets', { SubnetIds: subnets.map(({ id }) => id) }),
      ec2('subnetOfZone', 'DescribeSubnets', {
        Filters: [
          { Name: 'subnet-id', Values: [subnets[1].id] },
          { Name: 'availability-zone', Values: [subnets[1].zone] },
        ],
      }),
      ec2(
        'lostSubnet',
        'DescribeSubnets',
        { SubnetIds: ['subnet-0123456789abcdef0'] },
        fails('InvalidSubnetID.NotFound'),
      ),
      ec2('group', 'DescribeSecurityGroups', { GroupIds: [securityGroup] }),
      ec2(
        'lostGroup',
        'DescribeSecurityGroups',
        { GroupIds: ['sg-0123456789abcdef0'] },
        fails('InvalidGroup.NotFound'),
      ),
      ec2('image', 'DescribeImages', { ImageIds: [image] }),
      ec2(
        'lostImage',
        'DescribeImages',
        { ImageIds: ['ami-0123456789abcdef0'] },
        fails('InvalidAMIID.NotFound'),
      ),
      ec2('malformedImage', 'DescribeImages', { ImageIds: ['image'] }, fails('InvalidAMIID.Malformed')),
      ec2('zones', 'DescribeAvailabilityZones', { ZoneNames: subnets.map(({ zone }) => zone) }),
      ec2(
        'lostZone',
        'DescribeAvailabilityZones',
        { ZoneNames: [subnets[0].zone.replace(/.$/, 'z')] },
        fails('InvalidParameterValue'),
      ),
      ec2('typeInZones', 'DescribeInstanceTypeOfferings', {
        LocationType: 'availability-zone',
        Filters: [
          { Name: 'instance-type', Values: [type] },
          { Name: 'location', Values: subnets.map(({ zone }) => zone) },
        ],
      }),
      ec2('noSuchType', 'DescribeInstanceTypeOfferings', filter('instance-type', 't3.tiny')),
      ec2('type', 'DescribeInstanceTypes', { InstanceTypes: [type] }),
      ec2('typeByFilter', 'DescribeInstanceTypes', filter('instance-type', type)),
      ec2('lostType', 'DescribeInstanceTypes', { InstanceTypes: ['t3.tiny'] }, fails('InvalidInstanceType')),
      ec2(
        'lostVolume',
        'DescribeVolumes',
        { VolumeIds: ['vol-0123456789abcdef0'] },
        fails('InvalidVolume.NotFound'),
      ),
      ec2(
        'lostInterface',
        'DescribeNetworkInterfaces',
        { NetworkInterfaceIds: ['eni-0123456789abcdef0'] },
        fails('InvalidNetworkInterfaceID.NotFound'),
      ),
      ec2('dryRun', 'DescribeVpcs', { DryRun: true }, fails('DryRunOperation')),
    ]
  },
}
