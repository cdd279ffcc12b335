import { AutoScaling, type CreateAutoScalingGroupCommandInput } from '@aws-sdk/client-auto-scaling'
import { EC2 } from '@aws-sdk/client-ec2'
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2'
import { recordTags } from '../../../sandbox/seed-record.ts'
import type { Sandbox } from '../../../sandbox/start.ts'
import type { Mapping } from './config.ts'
import { until } from './until.ts'

type Color = 'blue' | 'green'

/** What runs on instances of the seeded image; the action fills it in, as a config's user data. */
const script = '#!/bin/sh\nserve --release {release} --color {color}\n'

/** The names of the two groups of the service `web`. */
export const groupNames = { blue: 'asg-blue', green: 'asg-green' } as const

/** A fleet of the two groups in place of the seeded one; a new version is made, unless the change says otherwise. */
export const fleetOfGroups = (change: Mapping = {}) => ({
  ec2: undefined,
  'auto-scaling': { ...groupNames, 'launch-template': { 'user-data': script }, ...change },
})

/** What makes the seeded config one of two Auto Scaling groups. */
export const withGroups = { fleet: fleetOfGroups(), dns: undefined } as const satisfies Mapping

/** Options of a sandbox whose live side is yet to be made by a group. */
export const withoutInstances = { targets: 0 } as const

/** How the groups are made; what is left out is usual. */
export interface GroupsWanted {
  /** Instances of the live side; 2. */
  readonly count?: number
  /** Without our tags: a service that runs already. */
  readonly unrecorded?: boolean
  /** What else is said of both groups when they are made. */
  readonly both?: Partial<CreateAutoScalingGroupCommandInput>
  readonly blue?: Partial<CreateAutoScalingGroupCommandInput>
  readonly green?: Partial<CreateAutoScalingGroupCommandInput>
}

/** Two groups in a sandbox, blue live with v1, and a person who looks at them and changes them. */
export type Groups = Awaited<ReturnType<typeof createGroups>>

/** Makes the two groups of the service `web`, and comes back when blue serves v1. */
export async function createGroups(sandbox: Sandbox, wanted: GroupsWanted = {}) {
  const clients = connect(sandbox)
  const { scaling, ec2 } = clients
  const template = await createTemplate(sandbox, ec2)
  await createGroup(sandbox, scaling, 'blue', template, wanted)
  await createGroup(sandbox, scaling, 'green', template, wanted)
  const group = async (color: Color) => {
    const names = { AutoScalingGroupNames: [groupNames[color]] }
    const { AutoScalingGroups: [found] = [] } = await scaling.describeAutoScalingGroups(names)
    if (found === undefined) throw new Error(`there is no group ${groupNames[color]}`)
    return found
  }
  await until(() => serves(sandbox, clients.elbv2, wanted.count ?? usualCount))
  return {
    ...clients,
    /** The launch template that both were made with. */
    template,
    /** A group as AWS shows it. */
    group,
    /** Its sizes, in words: `2 of 1-10`. */
    async size(color: Color): Promise<string> {
      const { MinSize, MaxSize, DesiredCapacity } = await group(color)
      return `${DesiredCapacity} of ${MinSize}-${MaxSize}`
    },
    /** Names of the processes that are suspended. */
    suspended: async (color: Color): Promise<readonly string[]> =>
      ((await group(color)).SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName ?? '').sort(),
    tags: async (color: Color): Promise<Readonly<Record<string, string>>> =>
      Object.fromEntries(((await group(color)).Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
    /** Ids of its instances that are in service; `protectedOnly`: of those that no scale-in may take. */
    async inService(color: Color, protectedOnly = false): Promise<readonly string[]> {
      const { Instances = [] } = await group(color)
      return Instances.filter(({ LifecycleState }) => LifecycleState === 'InService')
        .filter(({ ProtectedFromScaleIn }) => !protectedOnly || ProtectedFromScaleIn)
        .map(({ InstanceId = '' }) => InstanceId)
        .sort()
    },
    destroy() {
      for (const client of Object.values(clients)) client.destroy()
    },
  }
}

const usualCount = 2

function connect({ endpoint, env }: Sandbox) {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env
  const client = { endpoint, region: env['AWS_REGION'] ?? '', credentials: { accessKeyId, secretAccessKey } }
  return {
    scaling: new AutoScaling(client),
    ec2: new EC2(client),
    elbv2: new ElasticLoadBalancingV2(client),
  }
}

async function createTemplate({ world }: Sandbox, ec2: EC2): Promise<string> {
  const UserData = Buffer.from(filled('v1', 'blue')).toString('base64')
  const { LaunchTemplate } = await ec2.createLaunchTemplate({
    LaunchTemplateName: 'web',
    LaunchTemplateData: {
      ImageId: [...world.compute.images.keys()][0],
      InstanceType: 't3.small',
      SecurityGroupIds: [...world.compute.securityGroups.keys()].slice(0, 1),
      UserData,
    },
  })
  return LaunchTemplate?.LaunchTemplateId ?? ''
}

const filled = (release: string, color: Color) =>
  script.replace('{release}', release).replace('{color}', color)

async function createGroup(
  { world }: Sandbox,
  scaling: AutoScaling,
  color: Color,
  template: string,
  { count = usualCount, unrecorded = false, both, ...each }: GroupsWanted,
): Promise<void> {
  const size = color === 'blue' ? count : 0
  await scaling.createAutoScalingGroup({
    AutoScalingGroupName: groupNames[color],
    MinSize: Math.min(1, size),
    MaxSize: 10,
    DesiredCapacity: size,
    VPCZoneIdentifier: [...world.compute.subnets.keys()].join(','),
    LaunchTemplate: { LaunchTemplateId: template, Version: '1' },
    ...(color === 'blue' && { TargetGroupARNs: [targetGroups(world).blue] }),
    ...(color === 'blue' && !unrecorded && { Tags: tagsOfV1(world) }),
    ...both,
    ...each[color],
  })
}

type World = Sandbox['world']

/** The target groups of the seeded service. */
function targetGroups({ loadBalancing }: World): Readonly<Record<Color, string>> {
  const [blue = '', green = ''] = [...loadBalancing.targetGroups.keys()]
  return { blue, green }
}

function tagsOfV1(world: World) {
  const { account, region } = world.settings
  const side = { account, region, service: 'web', groups: targetGroups(world), release: 'v1', nowMs: 0 }
  // An instance of a side that is live may work.
  const tags = recordTags(side).instances
  return Object.entries(tags).map(([Key, Value]) => ({
    ResourceId: groupNames.blue,
    ResourceType: 'auto-scaling-group',
    Key,
    Value,
    PropagateAtLaunch: true,
  }))
}

/** Whether so many instances of blue take traffic. */
async function serves({ world }: Sandbox, elbv2: ElasticLoadBalancingV2, count: number): Promise<boolean> {
  const TargetGroupArn = targetGroups(world).blue
  const { TargetHealthDescriptions = [] } = await elbv2.describeTargetHealth({ TargetGroupArn })
  return (
    TargetHealthDescriptions.filter(({ TargetHealth }) => TargetHealth?.State === 'healthy').length === count
  )
}
