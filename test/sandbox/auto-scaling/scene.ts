import { AutoScaling, type CreateAutoScalingGroupCommandInput } from '@aws-sdk/client-auto-scaling'
import { EC2 } from '@aws-sdk/client-ec2'
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Options } from '../../../sandbox/options.ts'
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts'

/** A sandbox whose time only moves when a test moves it, with clients that ask once. */
export interface Scene {
  readonly sandbox: Sandbox
  readonly scaling: AutoScaling
  readonly ec2: EC2
  readonly elb: ElasticLoadBalancingV2
  readonly subnets: readonly [string, string]
  readonly template: string
  /** The target groups of the seeded service: a listener forwards to blue, nothing to green. */
  readonly groups: { readonly blue: string; readonly green: string }
  /** Makes a group of the first template's in both subnets; two instances, unless told otherwise. */
  create(name: string, more?: Partial<CreateAutoScalingGroupCommandInput>): Promise<void>
  advance(seconds: number): Promise<void>
  instances(name: string): Promise<readonly Told[]>
  /** Of each instance: `InService`. */
  states(name: string): Promise<readonly (string | undefined)[]>
  /** The newest first: `Successful Launching a new EC2 instance`. */
  activities(name: string): Promise<readonly string[]>
  /** States of the instance's target in the group. */
  health(group: string): Promise<readonly string[]>
  fault(...faults: readonly object[]): Promise<void>
  close(): Promise<void>
}

interface Told {
  readonly id: string
  readonly state: string | undefined
  readonly zone: string | undefined
  readonly type: string | undefined
  readonly healthy: boolean
}

export async function openScene(options: Partial<Options> = {}): Promise<Scene> {
  const quick = { bootMs: [1000, 1000], insyncMs: [0, 0], propagationMs: [0, 0] } as const
  const sandbox = await startSandbox({ ...quick, speed: 0.01, targets: 0, nodes: 1, children: 0, ...options })
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = sandbox.env
  const client = {
    endpoint: sandbox.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  }
  const [scaling, ec2, elb] = [new AutoScaling(client), new EC2(client), new ElasticLoadBalancingV2(client)]
  const { compute, loadBalancing, clock } = sandbox.world
  const [first = '', second = ''] = [...compute.subnets.keys()]
  const [blue = '', green = ''] = [...loadBalancing.targetGroups.keys()]
  const script = '#!/bin/sh\nserve --release v1 --color blue\n'
  const { LaunchTemplate: template } = await ec2.createLaunchTemplate({
    LaunchTemplateName: 'first',
    LaunchTemplateData: {
      ImageId: [...compute.images.keys()][0],
      InstanceType: 't3.small',
      UserData: Buffer.from(script).toString('base64'),
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'From', Value: 'template' }] }],
    },
  })
  const LaunchTemplateId = template?.LaunchTemplateId ?? ''

  const instances = async (name: string): Promise<readonly Told[]> => {
    const { AutoScalingGroups: [group] = [] } = await scaling.describeAutoScalingGroups({
      AutoScalingGroupNames: [name],
    })
    return (group?.Instances ?? []).map((one) => ({
      id: one.InstanceId ?? '',
      state: one.LifecycleState,
      zone: one.AvailabilityZone,
      type: one.InstanceType,
      healthy: one.HealthStatus === 'Healthy',
    }))
  }

  return {
    sandbox,
    scaling,
    ec2,
    elb,
    subnets: [first, second],
    template: LaunchTemplateId,
    groups: { blue, green },
    async create(name, more = {}) {
      await scaling.createAutoScalingGroup({
        AutoScalingGroupName: name,
        MinSize: 0,
        MaxSize: 10,
        DesiredCapacity: 2,
        VPCZoneIdentifier: `${first},${second}`,
        ...(more.MixedInstancesPolicy === undefined && { LaunchTemplate: { LaunchTemplateId } }),
        ...more,
      })
      await clock.advance(2000)
    },
    advance: (seconds) => clock.advance(seconds * 1000),
    instances,
    states: async (name) => (await instances(name)).map(({ state }) => state),
    async activities(name) {
      const { Activities: all = [] } = await scaling.describeScalingActivities({ AutoScalingGroupName: name })
      return all.map(({ StatusCode, Description }) => `${StatusCode} ${Description?.replace(/: i-\w+/, '')}`)
    },
    async health(TargetGroupArn) {
      const { TargetHealthDescriptions: all = [] } = await elb.describeTargetHealth({ TargetGroupArn })
      return all.map(({ TargetHealth: health }) => `${health?.State}`)
    },
    async fault(...faults) {
      await fetch(`${sandbox.control}/faults`, { method: 'POST', body: JSON.stringify(faults) })
    },
    async close() {
      for (const one of [scaling, ec2, elb]) one.destroy()
      await sandbox.close()
    },
  }
}

/** What a call was refused with: `ValidationError: words`. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'accepted',
    (error: unknown) => {
      const { Code, name, message } = error as Error & { Code?: string }
      return `${Code ?? name}: ${message}`
    },
  )
}
