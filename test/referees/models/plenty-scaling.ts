import { setTimeout as sleep } from 'node:timers/promises'
import { at } from '../calls/resolve.ts'
import { type Client, type Json, must } from '../clients/client.ts'
import type { Given } from '../worlds/world.ts'

const WITHIN_MS = 20_000

/** Makes as many groups, and in the first of them as much of everything. Gives its name and the ids of its instances. */
export async function makeGroups(client: Client, numbers: readonly number[], given: Given) {
  const template = await makeTemplate(client, given)
  const name = (number: number) => `plenty-${number}`
  for (const number of numbers)
    await must(client, 'autoscaling', 'CreateAutoScalingGroup', {
      AutoScalingGroupName: name(number),
      LaunchTemplate: { LaunchTemplateId: template },
      MinSize: 0,
      MaxSize: numbers.length,
      DesiredCapacity: number === 1 ? numbers.length : 0,
      VPCZoneIdentifier: given.subnets[0].id,
      Tags: [{ Key: 'Number', Value: `${number}`, PropagateAtLaunch: false }],
    })
  const group = { AutoScalingGroupName: name(1) }
  for (const number of numbers) await fillGroup(client, group, number, given)
  return { group: name(1), instances: await running(client, name(1), numbers.length) }
}

async function makeTemplate(client: Client, { image, type }: Given): Promise<Json> {
  const input = {
    LaunchTemplateName: 'plenty-of-groups',
    LaunchTemplateData: { ImageId: image, InstanceType: type },
  }
  return (
    at(await must(client, 'ec2', 'CreateLaunchTemplate', input), 'LaunchTemplate.LaunchTemplateId') ?? null
  )
}

async function fillGroup(
  client: Client,
  group: { readonly AutoScalingGroupName: string },
  number: number,
  { vpc }: Given,
) {
  const policy = { PolicyName: `policy-${number}`, AdjustmentType: 'ExactCapacity', ScalingAdjustment: 0 }
  await must(client, 'autoscaling', 'PutScalingPolicy', { ...group, ...policy })
  const action = { ScheduledActionName: `action-${number}`, Recurrence: `${number} 0 1 1 *`, MinSize: 0 }
  await must(client, 'autoscaling', 'PutScheduledUpdateGroupAction', { ...group, ...action })
  const targets = { Name: `plenty-${number}`, Protocol: 'HTTP', Port: 80, VpcId: vpc }
  const made = await must(client, 'elbv2', 'CreateTargetGroup', targets)
  const TargetGroupARNs = [at(made, 'TargetGroups[0].TargetGroupArn') ?? null]
  await must(client, 'autoscaling', 'AttachLoadBalancerTargetGroups', { ...group, TargetGroupARNs })
}

/** The ids of all instances, as soon as each of them is in service and managed, and nothing is under way. */
async function running(client: Client, name: string, count: number): Promise<readonly Json[]> {
  for (const end = Date.now() + WITHIN_MS; Date.now() < end; await sleep(50)) {
    const groups = await must(client, 'autoscaling', 'DescribeAutoScalingGroups', {
      AutoScalingGroupNames: [name],
    })
    const instances = list(at(groups, 'AutoScalingGroups[0].Instances'))
    const ids = instances.flatMap((one) => at(one, 'InstanceId') ?? [])
    const serving = instances.filter((one) => at(one, 'LifecycleState') === 'InService')
    if (serving.length === count && (await managed(client, ids)) === count) return ids
  }
  throw new Error(`${name} never had ${count} instances in service`)
}

async function managed(client: Client, ids: readonly Json[]): Promise<number> {
  const input = { Filters: [{ Key: 'InstanceIds', Values: ids }] }
  const found = await must(client, 'ssm', 'DescribeInstanceInformation', input)
  return list(at(found, 'InstanceInformationList')).length
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}
