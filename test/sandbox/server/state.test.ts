import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, type Scene } from '../ec2/scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

test('the state shows templates, groups with their instances, and parameters, but no secret', async () => {
  const { LaunchTemplate } = await scene.ec2.createLaunchTemplate({
    LaunchTemplateName: 'web',
    VersionDescription: 'v41',
    LaunchTemplateData: { ImageId: scene.image, InstanceType: 't3.small' },
  })
  const LaunchTemplateId = LaunchTemplate?.LaunchTemplateId ?? ''
  await scene.scaling.createAutoScalingGroup({
    AutoScalingGroupName: 'web',
    MinSize: 0,
    MaxSize: 3,
    DesiredCapacity: 1,
    VPCZoneIdentifier: scene.subnets[0],
    LaunchTemplate: { LaunchTemplateId },
    Tags: [{ Key: 'Team', Value: 'shop', PropagateAtLaunch: true }],
  })
  await scene.scaling.suspendProcesses({
    AutoScalingGroupName: 'web',
    ScalingProcesses: ['ScheduledActions'],
  })
  await scene.ssm.putParameter({ Name: '/plain', Value: 'seen', Type: 'String' })
  await scene.ssm.putParameter({ Name: '/secret', Value: 'hidden', Type: 'SecureString' })
  await scene.advance(30)

  const state = await scene.state()

  expect(state).toMatchObject({
    launchTemplates: [
      { id: LaunchTemplateId, name: 'web', defaultVersion: 1, versions: [{ number: 1, description: 'v41' }] },
    ],
    autoScalingGroups: [
      {
        name: 'web',
        min: 0,
        max: 3,
        desired: 1,
        suspended: ['ScheduledActions'],
        instances: [{ state: 'InService', protected: false }],
        tags: { Team: 'shop' },
      },
    ],
    instances: [
      { launchTemplate: { id: LaunchTemplateId, version: 1 }, spot: false, tags: { Team: 'shop' } },
    ],
  })
  expect(state).toHaveProperty('parameters', [
    { name: '/plain', type: 'String', version: 1, value: 'seen' },
    { name: '/secret', type: 'SecureString', version: 1 },
  ])
  expect(JSON.stringify(state)).not.toContain('hidden')
})
