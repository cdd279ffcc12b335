import { expect, test } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { createGroups, groupNames, withGroups, withoutInstances } from '../support/groups.ts'
import { type Load, startLoad } from '../support/load.ts'
import { launchByHand, tagByHand } from '../support/own-machines.ts'
import { createPair, type FurtherPair } from '../support/pairs.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

/** Deploys, rolls back and retires, under load on both load balancers. */
async function roundTrip(stage: Stage, pair: FurtherPair): Promise<void> {
  const around = { change: { routes: pair.routes } }
  const load: Load = startLoad([...stage.sandbox.nodes, pair.nodes])
  // Every node comes to know of blue in its own time.
  await load.rounds(2)
  load.clear()
  try {
    expectEnd(await stage.run('deploy', { release: 'v2' }, around), 'held, green v2, blue v1')
    expect(await pair.forwards()).toBe('green')
    expectEnd(await stage.run('rollback', {}, around), 'rolled-back, blue v1, green v2')
    expectEnd(await stage.run('retire', {}, around), 'retired, blue v1, green empty')

    await load.rounds(1)
    expect(load.counts()).toEqual({
      answered: { v1: expect.any(Number), v2: expect.any(Number) },
      lost: [],
    })
    expect(await stage.person.look()).toMatchObject({ routes: ['blue'], green: [], preview: 'none' })
    expect(await pair.health()).toEqual({ blue: ['healthy', 'healthy'], green: [] })
  } finally {
    await load.stop()
  }
}

test('Auto Scaling groups are attached to the target groups of both load balancers, and detached from both', async () => {
  const stage = await openStage({ ...withoutInstances, drainSeconds: 1 }, withGroups)
  const pair = await createPair(stage.sandbox, { on: 'internal load balancer', empty: true })
  const { blue } = stage.person.service('web')['target-groups']
  const Tags = Object.entries({
    'switchover:owner': pair.owner,
    'switchover:attempt': 'a1',
    'switchover:color': 'blue',
    'switchover:release': 'v1',
    'switchover-live': 'true',
  }).map(([Key, Value]) => ({
    ...{ ResourceId: groupNames.blue, ResourceType: 'auto-scaling-group', PropagateAtLaunch: true },
    Key,
    Value,
  }))
  const groups = await createGroups(stage.sandbox, {
    blue: { TargetGroupARNs: [blue, pair.groups.blue], Tags },
  })
  try {
    await roundTrip(stage, pair)

    const attached = async (color: 'blue' | 'green') => (await groups.group(color)).TargetGroupARNs ?? []
    expect([(await attached('blue')).sort(), await attached('green')]).toEqual([
      [blue, pair.groups.blue].sort(),
      [],
    ])
  } finally {
    groups.destroy()
    pair.destroy()
    await stage.close()
  }
})

thorough(
  'instances that are there already are registered in the target groups of both load balancers',
  async () => {
    const stage = await openStage(
      { targets: 2, drainSeconds: 1 },
      {
        fleet: { ec2: undefined, existing: { tag: { Service: '{service}', Color: '{color}' } } },
        dns: undefined,
        'set-up': [{ ssm: { script: '#!/bin/sh\nserve --release {release} --color {color}\n' } }],
      },
    )
    const pair = await createPair(stage.sandbox, { on: 'internal load balancer' })
    try {
      await tagByHand(stage, await stage.person.targetIds('blue'), { Service: 'web', Color: 'blue' })
      await launchByHand(stage, 2, { Service: 'web', Color: 'green' })

      await roundTrip(stage, pair)
    } finally {
      pair.destroy()
      await stage.close()
    }
  },
)
