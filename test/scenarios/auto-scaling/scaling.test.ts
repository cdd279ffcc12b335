import { afterEach, expect, test } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { type GroupStage, openGroupStage } from '../support/group-stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

let stage: GroupStage
afterEach(() => stage.close())

const blue = { AutoScalingGroupName: 'asg-blue' }
const green = { AutoScalingGroupName: 'asg-green' }
const scalers = ['AlarmNotification', 'ScheduledActions']

const serves = async (color: 'blue' | 'green', count: number) =>
  (await stage.person.look())[color].filter((target) => target.endsWith('healthy')).length === count

/** A deploy of v2 that is killed with both groups frozen, just before traffic moves. */
const dieFrozen = () => stage.die({ action: 'ModifyListener', nth: 2 }, 'deploy', { release: 'v2' })

thorough('the idle group gets what the live one has now, not what some config once said', async () => {
  stage = await openGroupStage({ green: { MinSize: 0, MaxSize: 1 } })
  await stage.groups.scaling.updateAutoScalingGroup({ ...blue, MinSize: 2, MaxSize: 6, DesiredCapacity: 3 })
  await until(() => serves('blue', 3))

  expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')

  expect(await stage.groups.size('green')).toBe('3 of 2-6')
  expect(await serves('green', 3)).toBe(true)
})

thorough(
  'a live side that has grown since the idle one was provisioned is matched before the switch',
  async () => {
    stage = await openGroupStage()
    await stage.run('provision', { release: 'v2' })
    await stage.groups.scaling.setDesiredCapacity({ ...blue, DesiredCapacity: 4 })
    await until(() => serves('blue', 4))

    const result = await stage.run('deploy', { release: 'v2' })

    expectEnd(result, 'held, green v2, blue v1')
    expect(result.log).toContain('blue has 4 now, 2 were asked for')
    expect(await stage.groups.size('green')).toBe('4 of 1-10')
  },
)

test('a run that is killed in the middle of the switch leaves both groups frozen, and the next gives back all of it', async () => {
  stage = await openGroupStage()
  await dieFrozen()
  const left = [await stage.groups.suspended('blue'), await stage.groups.suspended('green')]
  const mark = (await stage.groups.tags('blue'))['switchover:frozen']

  expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')

  expect([left, mark]).toEqual([[scalers, scalers], 'AlarmNotification ScheduledActions'])
  await expectThawed()
})

const expectThawed = async (before: readonly string[] = []) => {
  expect(await stage.groups.suspended('blue')).toEqual(before)
  expect(await stage.groups.suspended('green')).toEqual([])
  for (const color of ['blue', 'green'] as const)
    expect(await stage.groups.tags(color)).not.toHaveProperty('switchover:frozen')
}

thorough.each([
  ['rollback', 'rolled-back, blue v1, green v2', {}],
  ['provision', 'provisioned, blue v1, green v2', { release: 'v2' }],
  ['deploy', 'held, green v3, blue v1', { release: 'v3' }],
] as const)('after such a kill %s gives scaling back, too', async (command, end, inputs) => {
  stage = await openGroupStage()
  await dieFrozen()

  expectEnd(await stage.run(command, inputs), end)

  await expectThawed()
})

test('what its owner had suspended stays suspended, whether or not the run is killed', async () => {
  stage = await openGroupStage()
  await stage.groups.scaling.suspendProcesses({
    ...blue,
    ScalingProcesses: ['ScheduledActions', 'AZRebalance'],
  })
  await dieFrozen()
  const during = await stage.groups.suspended('blue')

  await stage.run('deploy', { release: 'v2' })

  expect(during).toEqual(['AZRebalance', 'AlarmNotification', 'ScheduledActions'])
  await expectThawed(['AZRebalance', 'ScheduledActions'])
})

thorough('a switch that AWS denies in the middle gives scaling back before it ends as failed', async () => {
  stage = await openGroupStage()
  await stage.faults([{ action: 'ModifyListener', nth: 2, times: 50, kind: 'deny', when: 'before' }])

  const result = await stage.run('deploy', { release: 'v2' })

  expect(result.outputs['outcome'], result.log).toBe('failed')
  await expectThawed()
})

thorough('a schedule that comes due between freezing and giving back changes nothing', async () => {
  stage = await openGroupStage()
  await dieFrozen()
  const StartTime = new Date(stage.sandbox.world.clock.now() + 60_000)
  const ScheduledActionName = 'night'
  await stage.groups.scaling.putScheduledUpdateGroupAction({
    ...blue,
    ScheduledActionName,
    StartTime,
    DesiredCapacity: 1,
  })

  await stage.advance('2m')

  expect(await stage.groups.size('blue')).toBe('2 of 1-10')
})

thorough('while a release is held a scale-in takes no instance of either group', async () => {
  stage = await openGroupStage()
  await stage.run('deploy', { release: 'v2' })

  await stage.groups.scaling.setDesiredCapacity({ ...blue, DesiredCapacity: 1 })
  await stage.groups.scaling.setDesiredCapacity({ ...green, DesiredCapacity: 1 })
  await stage.advance('1m')

  expect(await stage.groups.inService('blue')).toHaveLength(2)
  expect(await stage.groups.inService('green')).toHaveLength(2)
})

thorough(
  'what was asked of a group while a hold protected it does not come true with its end; a scale-in after it does',
  async () => {
    stage = await openGroupStage()
    await stage.run('deploy', { release: 'v2' })
    await stage.run('rollback')
    await stage.groups.scaling.setDesiredCapacity({ ...blue, DesiredCapacity: 1 })

    const result = await stage.run('retire', { allow: 'early-retire' })
    await stage.advance('1m')
    const after = await stage.groups.inService('blue')
    await stage.groups.scaling.setDesiredCapacity({ ...blue, DesiredCapacity: 1 })
    await until(async () => (await stage.groups.inService('blue')).length === 1)

    expectEnd(result, 'retired, blue v1, green empty')
    expect(result.log).toContain('asg-blue was to have 1 and has 2: it keeps these')
    expect(after).toHaveLength(2)
  },
)
