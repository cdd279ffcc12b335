import { afterAll, beforeAll, expect, test } from 'vitest'
import { sized } from '../../support/size.ts'
import type { Mapping } from '../support/config.ts'
import { expectEnd } from '../support/endings.ts'
import { type GroupStage, openGroupStage } from '../support/group-stage.ts'
import { fleetOfGroups, groupNames } from '../support/groups.ts'
import { thorough } from '../support/thorough.ts'

let stage: GroupStage
beforeAll(async () => {
  stage = await openGroupStage({ green: { NewInstancesProtectedFromScaleIn: true } })
})
afterAll(() => stage.close())

interface Case {
  readonly name: string
  readonly fleet?: Mapping
  readonly change?: Mapping
  readonly told: readonly RegExp[]
}

const both = (template: Mapping) => ({ 'launch-template': template })

const cases: readonly Case[] = [
  {
    name: 'groups that do not exist, each of them',
    fleet: { blue: 'asg-blau', green: 'asg-grün' },
    told: [
      /auto-scaling\.blue: the Auto Scaling group asg-blau does not exist\. Name an Auto Scaling group/,
      /auto-scaling\.green: the Auto Scaling group asg-grün does not exist/,
    ],
  },
  {
    name: 'one group for both sides',
    fleet: { green: groupNames.blue },
    told: [/blue and green are the same Auto Scaling group/],
  },
  {
    name: 'a version that the template does not have',
    fleet: both({ version: '99' }),
    told: [/launch-template\.version: the launch template lt-\w+ of asg-blue has no version 99/],
  },
  {
    name: 'a description that no version has',
    fleet: both({ description: 'nightly' }),
    told: [/launch-template\.description: lt-\w+ has no version described as "nightly"/],
  },
  {
    name: 'an image that does not exist',
    fleet: both({ image: 'ami-00000000000000000' }),
    told: [/launch-template\.image: the image ami-00000000000000000 does not exist/],
  },
  {
    name: 'a version that is to be found and made at once',
    fleet: both({ version: '1', image: 'ami-00000000000000000' }),
    told: [/launch-template: has version and image/],
  },
  {
    name: 'set-up of instances that a group launches later',
    change: { 'set-up': [{ run: 'true' }] },
    told: [
      /set-up: instances that the Auto Scaling group launches later would not be set up.*set-up-once: true/,
    ],
  },
  {
    name: 'names of instances that a group launches later',
    change: { dns: { zone: 'Z0', record: '{name}.example.com' } },
    told: [/dns: instances that the Auto Scaling group launches later would have no record/],
  },
  {
    name: 'a name for each instance',
    fleet: { name: 'web-{color}-{index}' },
    told: [/auto-scaling\.name: instances that the Auto Scaling group launches later would have no name/],
  },
  {
    name: 'instances that are to be stopped',
    change: { retire: { 'at-deadline': 'stop' } },
    told: [/retire\.at-deadline: an Auto Scaling group replaces what is stopped/],
  },
  {
    name: 'keys that belong to the group',
    fleet: { subnets: ['subnet-1'] },
    told: [/auto-scaling\.subnets: `subnets` is not a key here.*It belongs to the Auto Scaling group/],
  },
]

test.each(sized({ small: cases.slice(0, 3), full: cases }))(
  '$name: refused before anything is written',
  async ({ fleet, change = {}, told }) => {
    const before = (await stage.writes()).length

    const result = await stage.run(
      'deploy',
      { release: 'v2' },
      { change: { fleet: fleetOfGroups(fleet), ...change } },
    )

    expect(result.outputs['outcome'], result.log).toBe('refused')
    const said = result.commands.filter(({ name }) => name === 'error').map(({ message }) => message)
    for (const mistake of told)
      expect(
        said.some((message) => mistake.test(message)),
        said.join('\n'),
      ).toBe(true)
    expect(await stage.writes()).toHaveLength(before)
  },
)

thorough('a way back is not refused for what only a deployment needs', async () => {
  await stage.run('deploy', { release: 'v2' })
  const change = { fleet: fleetOfGroups(both({ version: '99' })) }

  expectEnd(await stage.run('rollback', {}, { change }), 'rolled-back, blue v1, green v2')
})

/** A policy of green that follows the requests of blue's target group, put while that was attached. */
const mislead = async () => {
  const { elbv2, scaling } = stage.groups
  const { TargetGroups: [blue] = [] } = await elbv2.describeTargetGroups({ Names: ['web-blue'] })
  const [balancer, target] = [blue?.LoadBalancerArns?.[0], blue?.TargetGroupArn]
  const ResourceLabel = `${balancer?.split('loadbalancer/')[1]}/${target?.split(':').at(-1)}`
  const attached = { AutoScalingGroupName: 'asg-green', TargetGroupARNs: [target ?? ''] }
  await scaling.attachLoadBalancerTargetGroups(attached)
  await scaling.putScalingPolicy({
    AutoScalingGroupName: 'asg-green',
    PolicyName: 'requests',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingConfiguration: {
      TargetValue: 1000,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCountPerTarget', ResourceLabel },
    },
  })
  await scaling.detachLoadBalancerTargetGroups(attached)
}

test('what a group will do otherwise than its owner may think is told, and forbids nothing', async () => {
  await stage.run('retire', { allow: 'early-retire' })
  await mislead()

  const result = await stage.run('deploy', { release: 'v3' })

  expectEnd(result, 'held, green v3, blue v1')
  const notices = result.commands.filter(({ name }) => name === 'notice').map(({ message }) => message)
  expect(notices).toContainEqual(expect.stringMatching(/asg-green protects new instances from scale-in/))
  expect(notices).toContainEqual(
    expect.stringMatching(
      /the policy requests of asg-green follows the requests of app\/web\S+, not those of web-green/,
    ),
  )
  expect(result.summary).toContain('asg-green protects new instances from scale-in')
})
