import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testSize } from '../../support/size.ts'
import { expectEnd } from '../support/endings.ts'
import { createGroups, type Groups, groupNames, withGroups, withoutInstances } from '../support/groups.ts'
import { type Load, startLoad } from '../support/load.ts'
import { launchByHand, tagByHand } from '../support/own-machines.ts'
import { createPair, type FurtherPair } from '../support/pairs.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

/** A service of two pairs whose live side has two machines. */
interface Scene {
  readonly stage: Stage
  readonly pair: FurtherPair
  readonly groups?: Groups
}

async function openGroups(): Promise<Scene> {
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
  return { stage, pair, groups }
}

async function openExisting(): Promise<Scene> {
  const stage = await openStage(
    { targets: 2, drainSeconds: 1 },
    {
      fleet: { ec2: undefined, existing: { tag: { Service: '{service}', Color: '{color}' } } },
      dns: undefined,
      'set-up': [{ ssm: { script: '#!/bin/sh\nserve --release {release} --color {color}\n' } }],
    },
  )
  const pair = await createPair(stage.sandbox, { on: 'internal load balancer' })
  await tagByHand(stage, await stage.person.targetIds('blue'), { Service: 'web', Color: 'blue' })
  await launchByHand(stage, 2, { Service: 'web', Color: 'green' })
  return { stage, pair }
}

const commands = [
  ['deploy', { release: 'v2' }, 'held, green v2, blue v1', 'green'],
  ['rollback', {}, 'rolled-back, blue v1, green v2', 'blue'],
  ['retire', {}, 'retired, blue v1, green empty', 'blue'],
] as const

const groups = ['Auto Scaling groups', openGroups] as const
const existing = ['instances that are there already', openExisting] as const

describe.runIf(testSize === 'full').each([groups, existing])('%s behind two load balancers', (_, open) => {
  let scene: Scene
  let load: Load
  beforeAll(async () => {
    scene = await open()
    load = startLoad([...scene.stage.sandbox.nodes, scene.pair.nodes])
    // Every node comes to know of blue in its own time.
    await load.rounds(2)
    load.clear()
  })
  afterAll(async () => {
    await load.stop()
    scene.groups?.destroy()
    scene.pair.destroy()
    await scene.stage.close()
  })

  test.for(commands)('%s goes through the target groups of both', async ([command, inputs, end, live]) => {
    const { stage, pair } = scene

    expectEnd(await stage.run(command, inputs, { change: { routes: pair.routes } }), end)

    expect([(await stage.person.look()).routes, await pair.forwards()]).toEqual([[live], live])
    const two = ['healthy', 'healthy']
    expect(await pair.health()).toEqual({ blue: two, green: command === 'retire' ? [] : two })
  })

  thorough('a group is attached to both while its side stands, and to neither when it is gone', async () => {
    const attached = async (color: 'blue' | 'green') =>
      [...((await scene.groups?.group(color))?.TargetGroupARNs ?? [])].sort()
    const { blue } = scene.stage.person.service('web')['target-groups']
    const both = scene.groups === undefined ? [] : [blue, scene.pair.groups.blue].sort()

    expect([await attached('blue'), await attached('green')]).toEqual([both, []])
  })

  test('in all of that no client of either has lost a request', async () => {
    await load.rounds(1)

    expect(load.counts().lost).toEqual([])
  })
})
