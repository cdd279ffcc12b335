import fc from 'fast-check'
import { expect } from 'vitest'
import { someDeploy, someWorld } from './arbitrary.ts'
import { untilItEnds } from './until-it-ends.ts'
import { SimulatedWorld } from './world.ts'

/** One deploy of v2, hit by kills and faults, run again until it ends by itself. */
export const anyDeploy = (worlds: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(someWorld(40), someDeploy, async (given, wanted) => {
      const world = new SimulatedWorld(given)

      const { outcome, runs } = await untilItEnds(world, wanted)

      expect({ broken: world.books.broken, runs }).toEqual({ broken: [], runs })
      expect(world.books.atRest(world.memo)).toEqual([])
      expect(world.memo.attempt).toBeUndefined()
      const green = ['held', 'live', 'unchanged', 'retiring'].includes(outcome)
      const rings = given.natures['v2'] === 'rings under traffic' && wanted.terms.watch?.alarms.length === 1
      expect(rings && green).toBe(false)
      const errs = given.natures['v2'] === 'errs more than the old side'
      expect(errs && green && wanted.terms.watch?.compare !== undefined).toBe(false)
      // R7: a verdict is about the release, whatever became of the runs.
      const isGood = given.natures.v2 === 'good' && !given.flaps && !given.unreachable
      expect({ rejected: isGood && !green, runs }).toEqual({ rejected: false, runs })
      // What falls sick once it was accepted leaves the way back where it is, for a person to decide, unless that had begun to end.
      const isKept = !green && world.memo.live?.release === 'v2'
      const isEnding = world.memo.idle?.standing === 'retiring'
      expect(isKept && !isEnding && world.balancer.inService('blue').length === 0).toBe(false)
      expect([outcome, world.balancer.routes[0], world.memo.live?.release]).toEqual(
        green || isKept ? [outcome, 'green', 'v2'] : ['rejected', 'blue', given.adopted ? 'unknown' : 'v1'],
      )
    }),
    { numRuns: worlds },
  )
