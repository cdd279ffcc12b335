import fc from 'fast-check'
import { expect } from 'vitest'
import { goalOf, someDeploy, someTurn, someWorld } from './arbitrary.ts'
import { Process } from './process.ts'
import { untilItEnds } from './until-it-ends.ts'
import { SimulatedWorld } from './world.ts'

/** Two runs at once: one waits for the other's lease or is refused; no act of one falls between those of the other. */
export const anyRivals = (worlds: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(
      someWorld(60),
      someDeploy,
      someTurn,
      fc.constantFrom(0, 3_600_000),
      async (given, wanted, turn, waitForLeaseMs) => {
        const world = new SimulatedWorld(given)
        const rival = { ...goalOf(turn, wanted.terms, '8'), waitForLeaseMs }

        const [mine, theirs] = await Promise.all([
          new Process(world).work(wanted),
          new Process(world).work(rival),
        ])

        expect([mine, theirs, world.books.broken]).toEqual([mine, theirs, []])
        world.time.pass(100_000)
        const again = await untilItEnds(world, { ...wanted, allow: new Set(['replace', 'early-retire']) })
        expect([again, world.books.broken]).toEqual([again, []])
        if (again.outcome !== 'refused') expect([again, world.books.atRest(world.memo)]).toEqual([again, []])
      },
    ),
    { numRuns: worlds },
  )

/** A lease that is lost midway: nothing that could hurt is done after it, and a later run ends it. */
export const anyTheft = (worlds: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(
      someWorld(0),
      someDeploy,
      fc.integer({ min: 1, max: 25 }),
      async (given, wanted, stolenAfter) => {
        const world = new SimulatedWorld({ ...given, kills: [], faults: [], thefts: [stolenAfter] })

        const { runs } = await untilItEnds(world, { ...wanted, waitForLeaseMs: 200_000 })

        expect([runs, world.books.broken, world.books.atRest(world.memo)]).toEqual([runs, [], []])
      },
    ),
    { numRuns: worlds },
  )
