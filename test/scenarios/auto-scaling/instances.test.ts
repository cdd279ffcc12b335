import { afterEach, expect, test } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { type GroupStage, openGroupStage } from '../support/group-stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

let stage: GroupStage
afterEach(() => stage.close())

/** Release and gate of each instance of a side in service, by the tags that it was born with. */
const born = async (color: 'blue' | 'green'): Promise<readonly string[]> => {
  const ids = await stage.groups.inService(color)
  const machines = (await stage.person.instances()).filter(({ InstanceId = '' }) => ids.includes(InstanceId))
  const tag = (tags: (typeof machines)[number]['Tags'], key: string) =>
    tags?.find(({ Key }) => Key === key)?.Value
  return machines.map(({ Tags }) => `${tag(Tags, 'switchover:release')} ${tag(Tags, 'switchover-live')}`)
}

const grow = async (color: 'blue' | 'green', DesiredCapacity: number) => {
  await stage.groups.scaling.setDesiredCapacity({ AutoScalingGroupName: `asg-${color}`, DesiredCapacity })
  await until(async () => (await stage.groups.inService(color)).length === DesiredCapacity)
}

test('an instance that a group launches later carries the release, and may work only where its side is live', async () => {
  stage = await openGroupStage()
  await stage.run('provision', { release: 'v2' })
  await grow('green', 3)
  const idle = await born('green')
  await stage.run('deploy', { release: 'v2' }, { change: { 'minimum-hold': '0s' } })

  await grow('green', 4)
  await grow('blue', 4)

  expect(idle).toEqual(Array(3).fill('v2 false'))
  expect(await born('green')).toEqual(Array(4).fill('v2 true'))
  expect(await born('blue')).toEqual(Array(4).fill('v1 false'))
})

thorough(
  'an instance that dies while its side is held is replaced by one that may not work either',
  async () => {
    stage = await openGroupStage()
    await stage.run('deploy', { release: 'v2' })
    const [victim = ''] = await stage.groups.inService('blue')

    await stage.groups.scaling.setInstanceHealth({ InstanceId: victim, HealthStatus: 'Unhealthy' })
    await until(async () => {
      const ids = await stage.groups.inService('blue')
      return ids.length === 2 && !ids.includes(victim)
    })

    expect(await born('blue')).toEqual(['v1 false', 'v1 false'])
    await until(async () => (await stage.person.look()).blue.join() === 'v1 healthy,v1 healthy')
    expectEnd(await stage.run('rollback'), 'rolled-back, blue v1, green v2')
    expect(await born('blue')).toEqual(['v1 true', 'v1 true'])
  },
)

const hook = (name: string, LifecycleTransition: string, DefaultResult: 'CONTINUE' | 'ABANDON') =>
  stage.groups.scaling.putLifecycleHook({
    AutoScalingGroupName: 'asg-green',
    LifecycleHookName: name,
    LifecycleTransition,
    DefaultResult,
    HeartbeatTimeout: 600,
  })

/** Ids of instances of green that wait in such a state, once there are two. */
const waiting = async (state: string): Promise<readonly string[]> => {
  const found = async () =>
    ((await stage.groups.group('green')).Instances ?? []).filter(
      ({ LifecycleState }) => LifecycleState === state,
    )
  await until(async () => (await found()).length === 2)
  return (await found()).map(({ InstanceId = '' }) => InstanceId)
}

const complete = async (name: string, ids: readonly string[]) => {
  for (const InstanceId of ids)
    await stage.groups.scaling.completeLifecycleAction({
      AutoScalingGroupName: 'asg-green',
      LifecycleHookName: name,
      LifecycleActionResult: 'CONTINUE',
      InstanceId,
    })
}

thorough('a hook on the way in is waited for before an instance takes any request', async () => {
  stage = await openGroupStage()
  await hook('warm-up', 'autoscaling:EC2_INSTANCE_LAUNCHING', 'ABANDON')

  const deploy = stage.start('deploy', { release: 'v2' })
  const ids = await waiting('Pending:Wait')
  const before = await stage.person.look()
  await complete('warm-up', ids)

  expectEnd(await deploy.done, 'held, green v2, blue v1')
  expect([before.routes, before.green]).toEqual([['blue'], []])
})

thorough('a hook on the way out is waited for, and its instances are ended by nobody else', async () => {
  stage = await openGroupStage()
  await hook('pack-up', 'autoscaling:EC2_INSTANCE_TERMINATING', 'CONTINUE')
  await stage.run('deploy', { release: 'v2' })
  await stage.run('rollback')

  const retire = stage.start('retire', { allow: 'early-retire' })
  const ids = await waiting('Terminating:Wait')
  const machines = await stage.person.instances()
  await complete('pack-up', ids)

  expectEnd(await retire.done, 'retired, blue v1, green empty')
  expect(machines.filter(({ InstanceId = '' }) => ids.includes(InstanceId))).toHaveLength(2)
  expect((await stage.calls()).map(({ action }) => action)).not.toContain('TerminateInstances')
})

thorough(
  'an instance that comes into service protected while its group is emptied ends all the same',
  async () => {
    stage = await openGroupStage({ green: { NewInstancesProtectedFromScaleIn: true } })
    const change = { health: { within: '2s' } }

    const result = await stage.run('deploy', { release: 'sick-v2' }, { change })

    expectEnd(result, 'rejected, blue v1, green empty')
    expect(await stage.groups.size('green')).toBe('0 of 0-10')
  },
)

thorough(
  'why a group cannot launch ends the run as failed, and the next one goes on where capacity is back',
  async () => {
    stage = await openGroupStage()
    const fault = {
      action: 'RunInstances',
      kind: 'error',
      when: 'before',
      code: 'InsufficientInstanceCapacity',
    }
    await stage.faults([{ ...fault, status: 500, nth: 1, times: 100 }])

    const failed = await stage.run('deploy', { release: 'v2' }, { change: { health: { within: '3s' } } })
    await fetch(`${stage.sandbox.control}/faults`, { method: 'DELETE' })
    await stage.advance('15m')

    expect(failed.outputs['outcome'], failed.log).toBe('failed')
    expect(failed.log).toMatch(/Launching EC2 instance failed/)
    expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
  },
)
