import { afterAll, beforeAll, expect, test } from 'vitest'
import { signal } from '../support/adapter.ts'
import { type GroupScene, groupAdapter, groupScene } from '../support/groups.ts'

let scene: GroupScene
beforeAll(async () => {
  scene = await groupScene()
})
afterAll(() => scene.close())

const noticed = async () => (await groupAdapter(scene.sandbox)).notices(signal)

const groupNamed = (name: string) =>
  [...scene.sandbox.world.loadBalancing.targetGroups.values()].find((group) => group.name === name)

/** `app/web/123/targetgroup/web-blue/456`: how a policy names the load balancer and target group that it follows. */
const label = (name: string): string => {
  const [balancer] = [...scene.sandbox.world.loadBalancing.loadBalancers.keys()]
  return `${balancer?.split('loadbalancer/')[1]}/${groupNamed(name)?.arn.split(':').at(-1)}`
}

/**
 * AWS takes a policy only while the target group that it follows is attached, and keeps it afterwards.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredefinedMetricSpecification.html
 */
const follow = async (PolicyName: string, name: string) => {
  const { scaling } = scene.groups
  const TargetGroupARNs = [groupNamed(name)?.arn ?? '']
  const attached = { AutoScalingGroupName: 'asg-green', TargetGroupARNs }
  await scaling.attachLoadBalancerTargetGroups(attached)
  await scaling.putScalingPolicy({
    AutoScalingGroupName: 'asg-green',
    PolicyName,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingConfiguration: {
      TargetValue: 1000,
      PredefinedMetricSpecification: {
        PredefinedMetricType: 'ALBRequestCountPerTarget',
        ResourceLabel: label(name),
      },
    },
  })
  await scaling.detachLoadBalancerTargetGroups(attached)
}

test('groups whose settings are as they should be are no news', async () => {
  expect(await noticed()).toEqual([])
})

test('a policy that follows the requests of the other side’s target group is told, one of its own is not', async () => {
  await follow('own', 'web-green')
  await follow('other', 'web-blue')

  expect(await noticed()).toEqual([
    `the policy other of asg-green follows the requests of ${label('web-blue')}, not those of web-green: correct its resource label.`,
  ])
})

test('instances that may be ended while they start, or never, are told', async () => {
  await scene.groups.scaling.updateAutoScalingGroup({
    AutoScalingGroupName: 'asg-blue',
    HealthCheckType: 'ELB',
    HealthCheckGracePeriod: 0,
    NewInstancesProtectedFromScaleIn: true,
  })

  expect((await noticed()).slice(0, 2)).toEqual([
    expect.stringMatching(/^asg-blue asks the load balancer .* without a grace period/),
    expect.stringMatching(/^asg-blue protects new instances from scale-in/),
  ])
})
