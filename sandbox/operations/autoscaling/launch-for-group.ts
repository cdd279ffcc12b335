import type { _InstanceType, RequestLaunchTemplateData, RunInstancesRequest } from '@aws-sdk/client-ec2'
import type { GroupLaunch } from '../../model/scaling.ts'
import type { World } from '../../model/world.ts'
import { runInstances } from '../ec2/run-instances.ts'

/** What stands between a group and EC2: it may refuse, wait, or change what came of the call. */
export type Between = (input: object, perform: () => unknown) => Promise<unknown>

const directly: Between = async (_, perform) => perform()

/** Launches one instance of a group by the same call that a client would make, and gives its id. */
export async function launchForGroup(
  world: World,
  launch: GroupLaunch,
  between: Between = directly,
): Promise<string> {
  const input = request(world, launch)
  if (launch.isTrial) {
    await runInstances(world, { ...input, DryRun: true })
    return ''
  }
  // Where the template has an interface, the subnet stands there; whoever looks for it looks here.
  const told = { ...input, SubnetId: launch.subnetId, InstanceType: launch.type }
  const output = await between(told, () => runInstances(world, input))
  return idIn(output)
}

function request(world: World, { template, type, subnetId, tags }: GroupLaunch): RunInstancesRequest {
  const Tags = [...tags].map(([Key, Value]) => ({ Key, Value }))
  return {
    MinCount: 1,
    MaxCount: 1,
    LaunchTemplate: { LaunchTemplateId: template.id, Version: `${template.version}` },
    ...(type !== undefined && { InstanceType: type as _InstanceType }),
    ...place(world, template, subnetId),
    ...(Tags.length > 0 && { TagSpecifications: [{ ResourceType: 'instance', Tags }] }),
  }
}

function place({ compute }: World, { id, version }: GroupLaunch['template'], SubnetId: string) {
  const found = compute.launchTemplates.get(id)?.versions.find(({ number }) => number === version)
  const data: RequestLaunchTemplateData = found?.data ?? {}
  const [first, ...others] = data.NetworkInterfaces ?? []
  return first === undefined ? { SubnetId } : { NetworkInterfaces: [{ ...first, SubnetId }, ...others] }
}

function idIn(output: unknown): string {
  const instances =
    typeof output === 'object' && output !== null && 'Instances' in output ? output.Instances : []
  const [first] = Array.isArray(instances) ? instances : []
  if (typeof first?.InstanceId !== 'string') throw new Error('a launch for a group gave no instance')
  return first.InstanceId
}
