import fc from 'fast-check'
import { expect } from 'vitest'
import type { Goal } from '../../../src/deploy/goal.ts'
import { someDeploy, someWorld } from './arbitrary.ts'
import { type Ended, Process } from './process.ts'
import { runRules } from './until-it-ends.ts'
import { SimulatedWorld } from './world.ts'

/** A schedule is late and drops runs: this much time passes between two sweeps. */
const gaps = fc.constantFrom(60_000, 900_000, 3_600_000, 26 * 3_600_000)

const sweepOf = ({ terms, holdTerms, hold }: Goal, id: number): Goal => ({
  command: 'sweep',
  service: 'web',
  release: undefined,
  build: undefined,
  made: '',
  buildWith: () => undefined,
  origin: undefined,
  hold,
  allow: new Set(),
  run: { repository: 'o/r', id: `sweep ${id}`, attempt: 1, actor: 'cron' },
  reason: '',
  waitMs: 0,
  waitForHoldMs: 0,
  waitForLeaseMs: 0,
  terms,
  holdTerms,
})

/** Sweeps at random times, and then late ones, at most so many: kills, faults, a busy side and one that was kept are over. */
const soon = 3
const late = 12
const lateMs = 26 * 3_600_000

/** One deploy and the sweeps after it. */
class Story {
  readonly runs: Ended[] = []
  readonly world: SimulatedWorld

  constructor(world: SimulatedWorld) {
    this.world = world
  }

  async run(goal: Goal, cancelMs?: number): Promise<Ended> {
    const before = this.world.changes
    const process = new Process(this.world, cancelMs)
    const ended = await process.work(goal)
    this.runs.push(ended)
    runRules(this.world, process, ended, before)
    return ended
  }

  /** Sweeps until nothing is owed any more, or until nothing more can be expected of sweeps. */
  async sweeps(wanted: Goal, gapMs: number): Promise<void> {
    for (let i = 1; i <= soon + late; i++) {
      this.world.time.pass(i <= soon ? gapMs : lateMs)
      const { outcome } = await this.run(sweepOf(wanted, i))
      if (i > soon && outcome === 'swept' && this.world.memo.idle === undefined) return
    }
  }
}

/** What would make it worse is not done, and the sweep says so each time: the other side stays. */
const isUnsafe = (ended: Ended | undefined): boolean =>
  ended?.outcome === 'refused' && /not well|not fit|has \d targets?, the/.test(ended.why)

/**
 * A deploy that was killed, failed or cancelled anywhere is never run again; only the schedule goes on. It ends in one
 * live release, with nothing open, nothing held past its deadline and nothing left over; one more sweep writes nothing.
 */
export const anySweep = (worlds: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(
      someWorld(40),
      someDeploy,
      gaps,
      fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 0, max: 150_000 })),
      async (given, wanted, gapMs, cancelAfterMs) => {
        const world = new SimulatedWorld(given)
        const story = new Story(world)

        await story.run(wanted, cancelAfterMs)
        await story.sweeps(wanted, gapMs)

        const told = JSON.stringify(story.runs, null, 1)
        const last = story.runs.at(-1)
        expect([told, world.books.broken]).toEqual([told, []])
        // One whose health comes and goes may be found sick by any of them.
        if (given.flaps && last?.outcome !== 'swept') return
        expect([told, world.books.atRest(world.memo), world.memo.attempt]).toEqual([told, [], undefined])
        if (isUnsafe(last)) return
        expect([told, last?.outcome, world.memo.idle?.standing]).toEqual([told, 'swept', undefined])
        const before = world.writes
        expect((await story.run(sweepOf(wanted, 0))).outcome).toBe('swept')
        expect([told, world.writes]).toEqual([told, before])
      },
    ),
    { numRuns: worlds },
  )
