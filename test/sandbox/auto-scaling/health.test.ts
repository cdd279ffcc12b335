import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene({ drainSeconds: 1 })
})
afterAll(() => scene.close())

/** The ids of those in service, and the causes of what was ended, the newest first. */
async function replaced(name: string) {
  const { Activities = [] } = await scene.scaling.describeScalingActivities({ AutoScalingGroupName: name })
  const ended = Activities.filter(({ Description }) => Description?.startsWith('Terminating'))
  const started = Activities.filter(({ Description }) => Description?.startsWith('Launching'))
  return {
    ids: (await scene.instances(name)).map(({ id }) => id),
    ended: ended.map(({ Cause }) => Cause?.replace(/^At \S+ /, '')),
    started: started.map(({ Cause }) => Cause?.replace(/^At \S+ /, ''))[0],
  }
}

/** A template whose instances never pass their health checks. */
async function sickTemplate(): Promise<string> {
  const { LaunchTemplateVersion: version } = await scene.ec2.createLaunchTemplateVersion({
    LaunchTemplateId: scene.template,
    SourceVersion: '1',
    LaunchTemplateData: {
      UserData: Buffer.from('#!/bin/sh\nserve --release sick-v2 --color blue\n').toString('base64'),
    },
  })
  return `${version?.VersionNumber}`
}

test.each(['terminated', 'stopped'])(
  'an instance that somebody has %s is replaced, grace or not',
  async (how) => {
    await scene.create(how, { DesiredCapacity: 1, HealthCheckGracePeriod: 3600 })
    const [before] = await scene.instances(how)
    const InstanceIds = [before?.id ?? '']

    await (how === 'stopped'
      ? scene.ec2.stopInstances({ InstanceIds })
      : scene.ec2.terminateInstances({ InstanceIds }))
    await scene.advance(20)

    const { ids, ended, started } = await replaced(how)
    expect(ids).toHaveLength(1)
    expect(ids).not.toContain(before?.id)
    expect(ended).toEqual([
      'an instance was taken out of service in response to an EC2 health check indicating it has been terminated or stopped.',
    ])
    expect(started).toBe(
      'an instance was launched in response to an unhealthy instance needing to be replaced.',
    )
  },
)

test('what a load balancer finds unhealthy is replaced after the grace period, if the group asks for it', async () => {
  const { blue } = scene.groups
  const more = {
    TargetGroupARNs: [blue],
    LaunchTemplate: { LaunchTemplateId: scene.template, Version: await sickTemplate() },
    DesiredCapacity: 1,
    HealthCheckGracePeriod: 60,
  }
  await scene.create('indifferent', more)
  await scene.create('caring', { ...more, HealthCheckType: 'ELB' })
  const before = (await scene.instances('caring')).map(({ id }) => id)

  await scene.advance(50)
  const early = await replaced('caring')
  await scene.advance(60)
  const late = await replaced('caring')
  const indifferent = await replaced('indifferent')
  for (const AutoScalingGroupName of ['indifferent', 'caring'])
    await scene.scaling.deleteAutoScalingGroup({ AutoScalingGroupName, ForceDelete: true })

  expect([early.ids, early.ended]).toEqual([before, []])
  expect(late.ids).not.toEqual(before)
  expect(late.ended.at(-1)).toBe(
    'an instance was taken out of service in response to an ELB system health check failure.',
  )
  expect(indifferent.ended).toEqual([])
})

test('a target group in which nothing was ever healthy has nothing replaced', async () => {
  await scene.create('hopeless', {
    LaunchTemplate: { LaunchTemplateId: scene.template, Version: await sickTemplate() },
    HealthCheckType: 'ELB',
    DesiredCapacity: 1,
  })

  await scene.scaling.attachTrafficSources({
    AutoScalingGroupName: 'hopeless',
    TrafficSources: [{ Identifier: scene.groups.blue }],
  })
  await scene.advance(120)
  const health = await scene.health(scene.groups.blue)
  const { ended } = await replaced('hopeless')
  await scene.scaling.deleteAutoScalingGroup({ AutoScalingGroupName: 'hopeless', ForceDelete: true })

  expect(health).toContain('unhealthy')
  expect(ended).toEqual([])
})

test('an instance that a user calls unhealthy is replaced, but within the grace period only if that is to be ignored', async () => {
  await scene.create('told', { DesiredCapacity: 1, HealthCheckGracePeriod: 600 })
  const [before] = await scene.instances('told')
  const call = (ShouldRespectGracePeriod: boolean) =>
    scene.scaling.setInstanceHealth({
      InstanceId: before?.id ?? '',
      HealthStatus: 'Unhealthy',
      ShouldRespectGracePeriod,
    })

  await call(true)
  await scene.advance(10)
  const kept = await replaced('told')
  await call(false)
  await scene.advance(20)

  expect([kept.ids, kept.ended]).toEqual([[before?.id], []])
  const { ids, ended } = await replaced('told')
  expect(ids).not.toContain(before?.id)
  expect(ended).toEqual(['an instance was taken out of service in response to a user health-check.'])
})

test('a protected instance is replaced all the same when it is unhealthy', async () => {
  await scene.create('guarded', { DesiredCapacity: 1, NewInstancesProtectedFromScaleIn: true })
  const [before] = await scene.instances('guarded')

  await scene.ec2.terminateInstances({ InstanceIds: [before?.id ?? ''] })
  await scene.advance(20)

  expect((await replaced('guarded')).ids).not.toContain(before?.id)
  expect(await scene.states('guarded')).toEqual(['InService'])
})

test('what is no health, or belongs to no group, is refused', async () => {
  const call = (InstanceId: string, HealthStatus: string) =>
    refusal(scene.scaling.setInstanceHealth({ InstanceId, HealthStatus }))

  expect(await call('i-0123456789abcdef0', 'Unhealthy')).toMatch(
    /^ValidationError: .*No managed instance found for instance ID: i-0123456789abcdef0$/,
  )
  expect(await call('i-0123456789abcdef0', 'Fine')).toMatch(/^ValidationError: .*\[Healthy, Unhealthy\]/)
})
