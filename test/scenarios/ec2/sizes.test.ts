import {
  DeregisterTargetsCommand,
  ModifyTargetGroupAttributesCommand,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Mapping } from '../support/config.ts'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { launchByHand } from '../support/own-machines.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { alive } from './machines.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ targets: 2 })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const counted = (count: Mapping) => ({ change: { fleet: { ec2: { count } } } })
const asLive = counted({ live: true })

/** A person adds a machine to the live side. */
async function addToBlue(): Promise<void> {
  const { person } = stage
  const [id = ''] = await launchByHand(stage, 1, {}, '#!/bin/sh\nserve --release v1 --color blue\n')
  const { blue } = person.service('web')['target-groups']
  await person.elbv2.send(new RegisterTargetsCommand({ TargetGroupArn: blue, Targets: [{ Id: id }] }))
}

test('a first release needs a floor, and gets that many', async () => {
  const empty = await openStage({ targets: 0 })
  try {
    expectRefusal(
      await empty.run('deploy', { release: 'v2' }, asLive),
      /nothing is live yet, so that its size cannot be taken over.*at-least: 2/,
    )
    expect(await empty.writes()).toEqual([])

    const floor = counted({ live: true, 'at-least': 2 })
    const result = await empty.run('deploy', { release: 'v2' }, floor)

    expect(result.outputs['outcome'], result.log).toBe('live')
    expect(await empty.person.targetIds(result.outputs['live-color'] as 'blue')).toHaveLength(2)
  } finally {
    await empty.close()
  }
})

thorough('as many as are live: what drains there does not count', async () => {
  const { elbv2, service, targetIds } = stage.person
  const [first = ''] = await targetIds('blue')
  const { blue: TargetGroupArn } = service('web')['target-groups']
  const delay = { Key: 'deregistration_delay.timeout_seconds', Value: '3600' }
  await elbv2.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes: [delay] }))
  await elbv2.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: first }] }))

  const result = await stage.run('provision', { release: 'v2' }, asLive)

  expectEnd(result, 'provisioned, blue v1, green v2')
  expect(await targetIds('green')).toHaveLength(1)
})

thorough('a floor is kept, however few are live', async () => {
  const result = await stage.run('provision', { release: 'v2' }, counted({ live: true, 'at-least': 3 }))

  expectEnd(result, 'provisioned, blue v1, green v2')
  expect(await stage.person.targetIds('green')).toHaveLength(3)
})

thorough(
  'the size is taken when the attempt starts, and compared again before the switch: what is short is topped up',
  async () => {
    expectEnd(await stage.run('provision', { release: 'v2' }, asLive), 'provisioned, blue v1, green v2')
    expect(alive(stage)).toHaveLength(2)
    await addToBlue()
    const turned = await stage.run('switch', {}, asLive)
    expectEnd(turned, 'failed, blue v1, green v2')
    expect(turned.log).toMatch(/blue has 3 now, 2 were asked for; run deploy, which adds what is missing/)

    const result = await stage.run('deploy', { release: 'v2' }, asLive)

    expectEnd(result, 'held, green v2, blue v1')
    expect(result.log).toMatch(/match the live side +blue has 3 now, 2 were asked for/)
    expect(await stage.person.look()).toMatchObject({
      routes: ['green'],
      green: ['v2 healthy', 'v2 healthy', 'v2 healthy'],
    })
  },
)
