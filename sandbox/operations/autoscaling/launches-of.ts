import type {
  _InstanceType,
  InstanceMarketOptionsRequest,
  RequestLaunchTemplateData,
  RunInstancesRequest,
} from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { GroupLaunch, Launches } from '../../model/scaling.ts'
import type { World } from '../../model/world.ts'
import { launchForService, runInstances } from '../ec2/run-instances.ts'

/** What may be otherwise at another time, and is no fault of the template's. */
const PASSING =
  /^(DryRunOperation|Insufficient|InstanceLimitExceeded|VcpuLimitExceeded|MaxSpotInstanceCount|Unsupported$)/

/** Has groups launch as a client would; what is set against RunInstances is against them too. */
export function launchesOf(world: World): Launches {
  return {
    launch(launch) {
      const tags = new Map([['aws:autoscaling:groupName', launch.groupName]])
      const [made] = launchForService(world, request(world, launch), { tags })
      if (made === undefined) throw new Error('a launch for a group gave no instance')
      return made.id
    },
    attempt(launch) {
      try {
        runInstances(world, { ...request(world, launch), DryRun: true }, world.identities.own)
      } catch (error) {
        if (!(error instanceof AwsError && PASSING.test(error.code))) throw error
      }
    },
  }
}

function request(world: World, { template, type, subnetId, spot, tags }: GroupLaunch): RunInstancesRequest {
  const Tags = [...tags].map(([Key, Value]) => ({ Key, Value }))
  return {
    MinCount: 1,
    MaxCount: 1,
    LaunchTemplate: { LaunchTemplateId: template.id, Version: `${template.version}` },
    ...(type !== undefined && { InstanceType: type as _InstanceType }),
    ...place(world, template, subnetId),
    ...(spot !== undefined && { InstanceMarketOptions: marketOf(spot) }),
    ...(Tags.length > 0 && { TagSpecifications: [{ ResourceType: 'instance', Tags }] }),
  }
}

function marketOf({ maxPrice }: NonNullable<GroupLaunch['spot']>): InstanceMarketOptionsRequest {
  return { MarketType: 'spot', ...(maxPrice !== undefined && { SpotOptions: { MaxPrice: maxPrice } }) }
}

/** Where the template has network interfaces, the subnet is said there. */
function place({ compute }: World, { id, version }: GroupLaunch['template'], SubnetId: string) {
  const found = compute.launchTemplates.get(id)?.versions.find(({ number }) => number === version)
  const data: RequestLaunchTemplateData = found?.data ?? {}
  const [first, ...others] = data.NetworkInterfaces ?? []
  return first === undefined ? { SubnetId } : { NetworkInterfaces: [{ ...first, SubnetId }, ...others] }
}
