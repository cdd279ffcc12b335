import type { DescribeVpcsRequest, DescribeVpcsResult } from '@aws-sdk/client-ec2'
import type { Operation } from '../operation.ts'
import { isDefaultVpc } from './default-vpc.ts'
import { refuseDryRun } from './dry-run.ts'
import { page } from './pages.ts'
import { select } from './select.ts'
import { writeTags } from './tags.ts'

/** The first VPC is the default one. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html */
export const describeVpcs: Operation<DescribeVpcsRequest, DescribeVpcsResult> = (world, input) => {
  const found = select(
    world,
    world.compute.vpcs,
    { ids: input.VpcIds, filters: input.Filters },
    ({ id, cidr }) => ({
      'vpc-id': id,
      cidr,
      state: 'available',
      'is-default': String(isDefaultVpc(world, id)),
    }),
  )
  refuseDryRun(input)
  const { items, next } = page(found, input)
  return {
    Vpcs: items.map(({ id, cidr }) => ({
      VpcId: id,
      CidrBlock: cidr,
      State: 'available',
      IsDefault: isDefaultVpc(world, id),
      OwnerId: world.settings.account,
      InstanceTenancy: 'default',
      DhcpOptionsId: id.replace('vpc-', 'dopt-'),
      CidrBlockAssociationSet: [
        {
          AssociationId: id.replace('vpc-', 'vpc-cidr-assoc-'),
          CidrBlock: cidr,
          CidrBlockState: { State: 'associated' },
        },
      ],
      Tags: writeTags(world.compute.tagsOf(id)),
    })),
    ...next,
  }
}
