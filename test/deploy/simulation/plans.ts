import fc from 'fast-check'
import { expect } from 'vitest'
import type { Decision } from '../../../src/deploy/step.ts'
import { goalOf, someDeploy, someTurn, someWorld } from './arbitrary.ts'
import { Process } from './process.ts'
import { SimulatedWorld } from './world.ts'

/** What was decided: the changes in their order; checks repeat as often as the world is late. */
const changes = (decisions: readonly Decision[]): readonly string[] =>
  decisions.flatMap(({ rung, move }) =>
    move.kind === 'act' && move.act.kind !== 'check' ? [`${rung}: ${move.act.kind}`] : [],
  )

/** A dry run of any command, from any state that two commands leave, says what the real run then does, and writes nothing. */
export const anyPlan = (worlds: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(
      someWorld(0),
      someDeploy,
      fc.array(someTurn, { minLength: 1, maxLength: 3 }),
      async (given, { terms }, turns) => {
        // Where all goes well, and nothing is late enough to be seen half done.
        const good = {
          natures: {},
          flaps: false,
          kills: [],
          faults: [],
          busyMs: 0,
          hooksFail: false,
          unreachable: false,
        }
        const world = new SimulatedWorld({ ...given, ...good, staleMs: 0 })
        for (const [i, turn] of turns.entries()) {
          world.time.pass(turn.gapMs)
          const goal = goalOf(turn, terms, `${i}`)
          const before = world.writes

          const dry = await new Process(world).rehearse(goal)

          expect(world.writes).toBe(before)
          const process = new Process(world)
          const ended = await process.work(goal)
          expect([turn.command, dry.plan?.outcome ?? dry.outcome]).toEqual([turn.command, ended.outcome])
          expect(changes(dry.plan?.decisions ?? [])).toEqual(changes(process.decisions))
        }
      },
    ),
    { numRuns: worlds },
  )
