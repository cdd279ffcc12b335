import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene({ drainSeconds: 20 })
})
afterAll(() => scene.close())

/** The two families of calls, over one target group of the group. */
function families(AutoScalingGroupName: string, arn: string) {
  const byGroups = { AutoScalingGroupName, TargetGroupARNs: [arn] }
  const bySources = { AutoScalingGroupName, TrafficSources: [{ Identifier: arn, Type: 'elbv2' }] }
  const { scaling } = scene
  return {
    'target groups': {
      attach: () => scaling.attachLoadBalancerTargetGroups(byGroups),
      detach: () => scaling.detachLoadBalancerTargetGroups(byGroups),
    },
    'traffic sources': {
      attach: () => scaling.attachTrafficSources(bySources),
      detach: () => scaling.detachTrafficSources(bySources),
    },
  }
}

/** States as DescribeTrafficSources has them. */
async function states(AutoScalingGroupName: string) {
  const { TrafficSources = [] } = await scene.scaling.describeTrafficSources({ AutoScalingGroupName })
  return TrafficSources.map(({ State }) => State)
}

/** Ends the group, and lets its targets drain: the target groups are those of the next test too. */
async function erase(AutoScalingGroupName: string) {
  await scene.scaling.deleteAutoScalingGroup({ AutoScalingGroupName, ForceDelete: true })
  await scene.advance(30)
}

async function shown(name: string) {
  const { AutoScalingGroups: [group] = [] } = await scene.scaling.describeAutoScalingGroups({
    AutoScalingGroupNames: [name],
  })
  return [group?.TargetGroupARNs, group?.TrafficSources?.map(({ Identifier }) => Identifier)]
}

test.each(['target groups', 'traffic sources'] as const)(
  'by the calls for %s a group registers those in service, and by them they drain again',
  async (family) => {
    const [name, { blue }] = [`by-${family.replace(' ', '-')}`, scene.groups]
    await scene.create(name)
    const { attach, detach } = families(name, blue)[family]

    await attach()
    const adding = [await states(name), (await scene.health(blue)).length]
    await scene.advance(10)
    const added = [await states(name), await scene.health(blue), await shown(name)]
    await detach()
    const removing = [await states(name), await scene.health(blue), await shown(name)]
    await scene.advance(25)
    const gone = [await states(name), await scene.health(blue), await scene.states(name)]
    await erase(name)

    const byGroups = family === 'target groups' ? [blue] : []
    expect(adding).toEqual([['Adding'], 2])
    // Without health checks of Elastic Load Balancing it stays Added.
    expect(added).toEqual([['Added'], ['healthy', 'healthy'], [byGroups, [blue]]])
    expect(removing).toEqual([['Removing'], ['draining', 'draining'], [[], []]])
    expect(gone).toEqual([[], [], ['InService', 'InService']])
  },
)

test('what traffic-source calls attached is neither shown nor detached by the older ones', async () => {
  const [name, { green }] = ['two-families', scene.groups]
  await scene.create(name, { DesiredCapacity: 0 })
  const calls = families(name, green)
  await calls['traffic sources'].attach()

  const { LoadBalancerTargetGroups: older } = await scene.scaling.describeLoadBalancerTargetGroups({
    AutoScalingGroupName: name,
  })
  const refused = await refusal(calls['target groups'].detach())
  await calls['traffic sources'].detach()

  expect(older).toEqual([])
  expect(refused).toBe('ValidationError: Trying to remove Target Groups that are not part of the group')
  await scene.advance(1)
  expect(await states(name)).toEqual([])
})

test('with health checks of the load balancer a target group is in service from the first healthy target on', async () => {
  const [name, { blue, green }] = ['checked', scene.groups]
  await scene.create(name, { HealthCheckType: 'ELB', DesiredCapacity: 1 })

  await families(name, green)['target groups'].attach()
  await families(name, blue)['target groups'].attach()
  await scene.advance(10)
  const { LoadBalancerTargetGroups: all = [] } = await scene.scaling.describeLoadBalancerTargetGroups({
    AutoScalingGroupName: name,
  })
  await erase(name)

  // No listener forwards to green: nothing there is ever healthy.
  expect(new Map(all.map((one) => [one.LoadBalancerTargetGroupARN, one.State]))).toEqual(
    new Map([
      [green, 'Added'],
      [blue, 'InService'],
    ]),
  )
})

test('without AddToLoadBalancer what is attached stays Adding; once it was Added it stays that', async () => {
  const { green } = scene.groups
  await scene.create('once-added', { DesiredCapacity: 1 })
  const suspended = { AutoScalingGroupName: 'once-added', ScalingProcesses: ['AddToLoadBalancer'] }
  await scene.scaling.suspendProcesses(suspended)

  await families('once-added', green)['traffic sources'].attach()
  await scene.advance(10)
  const adding = await states('once-added')
  const [instance] = await scene.instances('once-added')
  await scene.elb.registerTargets({ TargetGroupArn: green, Targets: [{ Id: instance?.id }] })
  await scene.scaling.setDesiredCapacity({ AutoScalingGroupName: 'once-added', DesiredCapacity: 1 })
  await scene.advance(1)
  const added = await states('once-added')
  await scene.scaling.setDesiredCapacity({ AutoScalingGroupName: 'once-added', DesiredCapacity: 2 })
  await scene.advance(3)
  const grown = [await states('once-added'), (await scene.health(green)).length]
  await erase('once-added')

  expect([adding, added, grown]).toEqual([['Adding'], ['Added'], [['Added'], 1]])
})

test('made with a target group, a group has it in service at once, and registers what it launches', async () => {
  const { green } = scene.groups

  await scene.create('made-with', { TargetGroupARNs: [green], DesiredCapacity: 1 })
  const first = [await states('made-with'), await scene.health(green)]
  await scene.scaling.setDesiredCapacity({ AutoScalingGroupName: 'made-with', DesiredCapacity: 2 })
  await scene.advance(3)

  expect(first).toEqual([['InService'], ['unused']])
  expect(await scene.health(green)).toEqual(['unused', 'unused'])
})

test('on its way out an instance drains before it ends, and the activity says so', async () => {
  const { blue } = scene.groups
  await scene.create('drained', { TargetGroupARNs: [blue], DesiredCapacity: 1 })
  await scene.scaling.setDesiredCapacity({ AutoScalingGroupName: 'drained', DesiredCapacity: 0 })

  await scene.advance(19)
  const during = [await scene.states('drained'), await scene.health(blue)]
  const [id = ''] = [...(scene.sandbox.world.scaling.groups.get('drained')?.members.keys() ?? [])]
  const ec2 = scene.sandbox.world.compute.instances.get(id)?.state
  const told = (await scene.activities('drained'))[0]
  await scene.advance(20)

  expect([during, ec2]).toEqual([[['Terminating'], ['draining']], 'running'])
  expect(told).toBe(
    'WaitingForELBConnectionDraining Terminating EC2 instance - Waiting For ELB Connection Draining.',
  )
  expect((await scene.activities('drained'))[0]).toBe('Successful Terminating EC2 instance')
  expect([await scene.states('drained'), await scene.health(blue)]).toEqual([[], []])
})

test('what cannot be attached or detached is refused, and changes nothing', async () => {
  await scene.create('strict', { DesiredCapacity: 0 })
  const AutoScalingGroupName = 'strict'
  const { TargetGroups: [byAddress] = [] } = await scene.elb.createTargetGroup({
    Name: 'by-address',
    Protocol: 'HTTP',
    Port: 80,
    TargetType: 'ip',
    VpcId: [...scene.sandbox.world.compute.vpcs.keys()][0],
  })
  const gone = `${scene.groups.blue}0`
  const attach = (...TargetGroupARNs: string[]) =>
    refusal(scene.scaling.attachLoadBalancerTargetGroups({ AutoScalingGroupName, TargetGroupARNs }))
  const lost =
    'ValidationError: Provided Target Groups may not be valid. Please ensure they exist and try again.'

  expect(await attach(scene.groups.green, gone)).toBe(lost)
  expect(await refusal(scene.create('lost', { TargetGroupARNs: [gone] }))).toBe(lost)
  expect(await attach(byAddress?.TargetGroupArn ?? '')).toMatch(/^ValidationError: .*target type ip/)
  expect(await attach(...Array.from({ length: 11 }, () => gone))).toMatch(/less than or equal to 10$/)
  expect(await refusal(families('strict', scene.groups.green)['target groups'].detach())).toBe(
    'ValidationError: Trying to remove Target Groups that are not part of the group',
  )
  expect(await states('strict')).toEqual([])
})
