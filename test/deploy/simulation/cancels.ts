import fc from 'fast-check'
import { expect } from 'vitest'
import { colors } from '../../../src/deploy/model.ts'
import { someDeploy, someWorld } from './arbitrary.ts'
import { Process } from './process.ts'
import { runRules, untilItEnds } from './until-it-ends.ts'
import { SimulatedWorld } from './world.ts'

/** A deploy that is cancelled at any moment: an answer before traffic moves, nothing undone after it, and always a re-run that ends it. */
export const anyCancel = (worlds: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(
      someWorld(0),
      someDeploy,
      fc.integer({ min: 0, max: 150_000 }),
      async (given, wanted, cancelAfterMs) => {
        const world = new SimulatedWorld({ ...given, kills: [], faults: [] })
        const process = new Process(world, cancelAfterMs)

        const ended = await process.work(wanted)

        runRules(world, process, ended, 0)
        const { memo } = world
        const undoes = wanted.terms.watch?.onCancel === 'rollback'
        const onCandidate = world.balancer.routes.includes('green')
        // Whatever was open before traffic moved is rejected; afterwards it stays open, with traffic where it is.
        if (memo.attempt?.verdict === 'open') {
          expect([ended.outcome, onCandidate]).toEqual(['failed', true])
          expect(undoes).toBe(false)
          // Nobody may come back for long: what scales the live side waits for nobody.
          const frozen = colors.flatMap((color) => world.fleet.groups?.of(color).frozen ?? [])
          if (ended.why.includes('cancelled')) expect(frozen).toEqual([])
        } else if (memo.attempt !== undefined) {
          // Its side still drains, ends, or may have requests: that is left.
          expect([ended.outcome, onCandidate]).toEqual(['rejected', false])
        } else expect(world.books.atRest(memo)).toEqual([])
        if (ended.why.includes('cancelled') && ended.outcome === 'rejected')
          expect(memo.attempt?.reason ?? memo.rejected?.reason).toBe('cancelled')

        const again = await untilItEnds(world, { ...wanted, run: { ...wanted.run, id: '8' } })

        expect(world.books.broken).toEqual([])
        expect([again, world.books.atRest(world.memo), world.memo.attempt]).toEqual([again, [], undefined])
      },
    ),
    { numRuns: worlds },
  )
