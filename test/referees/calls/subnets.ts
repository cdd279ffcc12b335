import type { Json } from '../clients/client.ts'
import { ec2, fails, ref, undo } from './ask.ts'
import type { Call, Scene } from './call.ts'
import type { Stage } from './stage.ts'

const subnet = ref('create.Subnet.SubnetId')
const lost = 'subnet-0123456789abcdef0'

/** A subnet in a part of the VPC that no other has. */
export const subnets: Scene = {
  name: 'subnets',
  calls: (on) => [...making(on), ...mistakes(on), ...deleting()],
}

function create(
  { vpc, spareBlock, subnets: [{ zone }], tags }: Stage,
  id: string,
  more: Record<string, Json>,
): Call {
  const TagSpecifications = [{ ResourceType: 'subnet', Tags: tags }]
  const input = { VpcId: vpc, CidrBlock: spareBlock, AvailabilityZone: zone, TagSpecifications, ...more }
  return ec2(id, 'CreateSubnet', input, undo('DeleteSubnet', { SubnetId: ref(`${id}.Subnet.SubnetId`) }))
}

function making(on: Stage): readonly Call[] {
  const isPublic = (id: string, SubnetId: Json, Value: boolean) =>
    ec2(id, 'ModifySubnetAttribute', { SubnetId, MapPublicIpOnLaunch: { Value } })
  return [
    create(on, 'create', {}),
    ec2('created', 'DescribeSubnets', { SubnetIds: [subnet] }),
    isPublic('makePublic', subnet, true),
    ec2('isPublic', 'DescribeSubnets', { SubnetIds: [subnet] }),
    isPublic('makePrivate', subnet, false),
    { ...isPublic('makeLostPublic', lost, true), ...fails('InvalidSubnetID.NotFound') },
    ec2(
      'nothingToModify',
      'ModifySubnetAttribute',
      { SubnetId: subnet },
      fails('InvalidParameterCombination'),
    ),
  ]
}

function mistakes(on: Stage): readonly Call[] {
  const wrongly = (id: string, code: string, more: Record<string, Json>): Call => ({
    ...create(on, id, more),
    ...fails(code),
  })
  const next = on.spareBlock.replace('.0/', '.16/')
  return [
    wrongly('overlap', 'InvalidSubnet.Conflict', {}),
    wrongly('outside', 'InvalidSubnet.Range', { CidrBlock: '192.0.2.0/24' }),
    wrongly('small', 'InvalidSubnet.Range', { CidrBlock: on.spareBlock.replace(/\d+$/, '29') }),
    wrongly('noBlock', 'InvalidParameterValue', { CidrBlock: 'everything' }),
    wrongly('lostVpc', 'InvalidVpcID.NotFound', { VpcId: 'vpc-0123456789abcdef0' }),
    wrongly('lostZone', 'InvalidParameterValue', {
      CidrBlock: next,
      AvailabilityZone: on.subnets[0].zone.replace(/.$/, 'z'),
    }),
    wrongly('dryRun', 'DryRunOperation', { CidrBlock: next, DryRun: true }),
  ]
}

function deleting(): readonly Call[] {
  return [
    ec2('deleteDryRun', 'DeleteSubnet', { SubnetId: subnet, DryRun: true }, fails('DryRunOperation')),
    ec2('delete', 'DeleteSubnet', { SubnetId: subnet }),
    ec2('deleteAgain', 'DeleteSubnet', { SubnetId: subnet }, fails('InvalidSubnetID.NotFound')),
    ec2('deleteLost', 'DeleteSubnet', { SubnetId: lost }, fails('InvalidSubnetID.NotFound')),
  ]
}
