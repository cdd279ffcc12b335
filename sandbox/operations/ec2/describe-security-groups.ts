import type { DescribeSecurityGroupsRequest, DescribeSecurityGroupsResult } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'
import { isDefaultVpc } from './default-vpc.ts'
import { refuseDryRun } from './dry-run.ts'
import { page } from './pages.ts'
import { select } from './select.ts'
import { writeTags } from './tags.ts'

const everything = {
  IpProtocol: '-1',
  IpRanges: [],
  Ipv6Ranges: [],
  PrefixListIds: [],
  UserIdGroupPairs: [],
}

/**
 * With the rules that AWS gives a new group: everything may leave it, and into the default one whatever comes out of it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html
 */
export const describeSecurityGroups: Operation<
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResult
> = (world, input) => {
  const found = select(
    world,
    world.compute.securityGroups,
    { ids: [...(input.GroupIds ?? []), ...byName(world, input.GroupNames)], filters: input.Filters },
    ({ id, vpcId, name, description }) => ({
      'group-id': id,
      'group-name': name,
      'vpc-id': vpcId,
      description,
    }),
  )
  refuseDryRun(input)
  const { account, region } = world.settings
  const { items, next } = page(found, input)
  return {
    SecurityGroups: items.map(({ id, vpcId, name, description }) => ({
      GroupId: id,
      GroupName: name,
      Description: description,
      VpcId: vpcId,
      OwnerId: account,
      SecurityGroupArn: `arn:aws:ec2:${region}:${account}:security-group/${id}`,
      IpPermissions:
        name === 'default' ? [{ ...everything, UserIdGroupPairs: [{ GroupId: id, UserId: account }] }] : [],
      IpPermissionsEgress: [{ ...everything, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      Tags: writeTags(world.compute.tagsOf(id)),
    })),
    ...next,
  }
}

/** "[Default VPC] The names of the security groups." */
function byName(world: World, names: readonly string[] = []): string[] {
  const known = [...world.compute.securityGroups.values()].filter((one) => isDefaultVpc(world, one.vpcId))
  return names.map((name) => {
    const found = known.find((one) => one.name === name)
    if (found !== undefined) return found.id
    throw new AwsError(
      'InvalidGroup.NotFound',
      `The security group '${name}' does not exist in default VPC '${known[0]?.vpcId}'`,
    )
  })
}
