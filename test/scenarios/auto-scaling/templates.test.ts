import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import { afterEach, expect, test } from 'vitest'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { type GroupStage, openGroupStage } from '../support/group-stage.ts'
import { fleetOfGroups } from '../support/groups.ts'
import { thorough } from '../support/thorough.ts'

let stage: GroupStage
afterEach(() => stage.close())

/** Makes a version whose instances say that they are this release, as one that bakes images would. */
const bake = (release: string, VersionDescription: string) =>
  stage.groups.ec2.createLaunchTemplateVersion({
    LaunchTemplateId: stage.groups.template,
    SourceVersion: '1',
    VersionDescription,
    LaunchTemplateData: {
      UserData: Buffer.from(`#!/bin/sh\nserve --release ${release} --color green\n`).toString('base64'),
    },
  })

const versions = async () => {
  const { LaunchTemplateVersions = [] } = await stage.groups.ec2.describeLaunchTemplateVersions({
    LaunchTemplateId: stage.groups.template,
  })
  return LaunchTemplateVersions.length
}

const deploy = (release: string, template: Readonly<Record<string, string>>) =>
  stage.run('deploy', { release }, { change: { fleet: fleetOfGroups({ 'launch-template': template }) } })

thorough('a version that was baked elsewhere is taken by its number', async () => {
  stage = await openGroupStage()
  await bake('v2', 'anything')

  expectEnd(await deploy('v2', { version: '2' }), 'held, green v2, blue v1')

  expect((await stage.groups.group('green')).LaunchTemplate?.Version).toBe('2')
  expect(await versions()).toBe(2)
})

test('a version that was baked elsewhere is found by its description', async () => {
  stage = await openGroupStage()
  await bake('v3', 'release v3')
  await bake('v2', 'release v2')

  expectEnd(await deploy('v2', { description: 'release {release}' }), 'held, green v2, blue v1')

  expect((await stage.groups.group('green')).LaunchTemplate?.Version).toBe('3')
})

thorough(
  'where no version has the description of the release, nothing is launched and the run says so',
  async () => {
    stage = await openGroupStage()

    const result = await deploy('v2', { description: 'release {release}' })

    expect(result.outputs['outcome'], result.log).toBe('failed')
    expect(result.log).toContain('no version described as "release v2"')
    expect(await stage.groups.size('green')).toBe('0 of 0-10')
    expect((await stage.person.look()).routes).toEqual(['blue'])
  },
)

thorough('a version that the template does not have is refused before anything is written', async () => {
  stage = await openGroupStage()
  const before = (await stage.writes()).length

  expectRefusal(await deploy('v2', { version: '7' }), /has no version 7/)

  expect(await stage.writes()).toHaveLength(before)
})

const mixedOf = ({ MixedInstancesPolicy: mixed }: AutoScalingGroup) => ({
  types: mixed?.LaunchTemplate?.Overrides?.map(({ InstanceType }) => InstanceType),
  base: mixed?.InstancesDistribution?.OnDemandBaseCapacity,
  spot: mixed?.InstancesDistribution?.SpotAllocationStrategy,
  version: mixed?.LaunchTemplate?.LaunchTemplateSpecification?.Version,
})

test('a mixed-instances policy is kept as it is, with the new version in it', async () => {
  stage = await openGroupStage()
  await stage.groups.scaling.updateAutoScalingGroup({
    AutoScalingGroupName: 'asg-green',
    MixedInstancesPolicy: {
      LaunchTemplate: {
        LaunchTemplateSpecification: { LaunchTemplateId: stage.groups.template, Version: '1' },
        Overrides: [{ InstanceType: 't3a.small' }, { InstanceType: 't3.small' }],
      },
      InstancesDistribution: { OnDemandBaseCapacity: 2, SpotAllocationStrategy: 'price-capacity-optimized' },
    },
  })
  const before = mixedOf(await stage.groups.group('green'))

  expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')

  const after = await stage.groups.group('green')
  expect(mixedOf(after)).toEqual({ ...before, version: '2' })
  expect(after.LaunchTemplate).toBeUndefined()
  expect(after.Instances?.map(({ InstanceType }) => InstanceType)).toEqual(['t3a.small', 't3a.small'])
})

thorough(
  '$Latest of a template is resolved once: an attempt that goes on keeps what it began with',
  async () => {
    stage = await openGroupStage()
    await stage.groups.scaling.updateAutoScalingGroup({
      AutoScalingGroupName: 'asg-green',
      LaunchTemplate: { LaunchTemplateId: stage.groups.template, Version: '$Latest' },
    })
    await stage.die({ action: 'CreateLaunchTemplateVersion', nth: 1 }, 'deploy', { release: 'v2' })
    await bake('v9', 'made meanwhile')

    expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')

    const { LaunchTemplateVersions: [made] = [] } = await stage.groups.ec2.describeLaunchTemplateVersions({
      LaunchTemplateId: stage.groups.template,
      Versions: [(await stage.groups.group('green')).LaunchTemplate?.Version ?? ''],
    })
    expect(made?.VersionDescription).toBe('v2 a2 web from 1')
  },
)
