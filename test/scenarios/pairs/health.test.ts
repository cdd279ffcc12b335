import { expect } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { startLoad } from '../support/load.ts'
import { createPair } from '../support/pairs.ts'
import { openStage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

thorough(
  'a side that is healthy in one pair only is never switched to, and the group that it fails in is named',
  async () => {
    const stage = await openStage()
    const pair = await createPair(stage.sandbox, {
      on: 'internal load balancer',
      // By the first pair's checks a release named sick-… is well: only the second one asks for more.
      seededHealthPath: '/version',
    })
    const load = startLoad([...stage.sandbox.nodes, pair.nodes])
    try {
      const result = await stage.run(
        'deploy',
        { release: 'sick-v2' },
        { change: { routes: pair.routes, health: { within: '3s' } } },
      )

      expectEnd(result, 'rejected, blue v1, green empty')
      expect(result.log).toMatch(
        /Result: REJECTED .*0 of 1 targets healthy; i-\w+ unhealthy in further-green/,
      )
      expect(await pair.forwards()).toBe('blue')
      await load.rounds(1)
      expect(load.counts()).toEqual({ answered: { v1: expect.any(Number) }, lost: [] })
    } finally {
      await load.stop()
      pair.destroy()
      await stage.close()
    }
  },
)
