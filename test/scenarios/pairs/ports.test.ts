import { afterAll, beforeAll, describe, expect } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { type Load, startLoad } from '../support/load.ts'
import { createPair, type FurtherPair } from '../support/pairs.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

describe('two ports of one load balancer, each with target groups of its own', () => {
  let stage: Stage
  let pair: FurtherPair
  let load: Load
  beforeAll(async () => {
    stage = await openStage({ nodes: 2, propagationMs: [0, 300], drainSeconds: 1 })
    pair = await createPair(stage.sandbox, { on: 'second listener' })
    load = startLoad([...stage.sandbox.nodes, pair.nodes])
    // Every node comes to know of the new listener in its own time.
    await load.rounds(2)
    load.clear()
  })
  afterAll(async () => {
    await load.stop()
    pair.destroy()
    await stage.close()
  })
  const run = (command: string, inputs: Readonly<Record<string, string>> = {}) =>
    stage.run(command, inputs, { change: { routes: pair.routes } })

  thorough('a dry run names both, and writes nothing', async () => {
    const before = (await stage.writes()).length

    const result = await run('deploy', { release: 'v2', 'dry-run': 'true' })

    expect(result.outputs['outcome'], result.log).toBe('planned')
    expect(result.log).toContain('8080: web-blue; 9090: further-blue → green')
    expect(await stage.writes()).toHaveLength(before)
  })

  const commands = [
    ['deploy', { release: 'v2' }, 'held, green v2, blue v1'],
    ['rollback', {}, 'rolled-back, blue v1, green v2'],
    ['retire', {}, 'retired, blue v1, green empty'],
  ] as const

  thorough.for(commands)(
    '%s goes through both, and no request is lost on either',
    async ([command, inputs, end]) => {
      expectEnd(await run(command, inputs), end)

      await load.rounds(1)
      expect(load.counts().lost).toEqual([])
    },
  )

  thorough('after the retirement no rule of ours is left on either listener', async () => {
    expect([(await stage.person.rules()).length, (await pair.rules()).length]).toEqual([1, 1])
  })
})

thorough(
  'a rule of one listener that goes to target groups of its own has its preview behind the lease',
  async () => {
    const stage = await openStage()
    const pair = await createPair(stage.sandbox, { on: 'rule' })
    try {
      const result = await stage.run('deploy', { release: 'v2' }, { change: { routes: pair.routes } })

      expectEnd(result, 'held, green v2, blue v1')
      const rules = (await stage.person.rules()).map(({ Priority, Conditions, Actions }) => ({
        priority: Priority,
        value: Conditions?.[0]?.HttpHeaderConfig?.Values?.[0],
        weights: Actions?.[0]?.ForwardConfig?.TargetGroups?.map(({ Weight }) => Weight),
      }))
      const value = rules[0]?.value ?? ''
      expect(value).toMatch(/^[a-z0-9]{32}$/)
      expect(rules.slice(0, 2)).toEqual([
        { priority: '10', value, weights: [1, 0] },
        // Each has a value of its own, so that a request reaches exactly one of them.
        { priority: '12', value: `${value}1`, weights: [1, 0] },
      ])
      expect(await pair.health()).toEqual({ blue: ['healthy'], green: ['healthy'] })
    } finally {
      pair.destroy()
      await stage.close()
    }
  },
)
