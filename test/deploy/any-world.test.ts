import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Goal, Outcome } from '../../src/deploy/model.ts'
import { operate } from '../../src/deploy/operate.ts'
import { SwitchoverError } from '../../src/errors.ts'
import { goal } from './goals.ts'
import { Killed, SimulatedWorld, type WorldSpec } from './simulated-world.ts'

const never = new AbortController().signal

const hit = fc.record({ write: fc.integer({ min: 1, max: 40 }), after: fc.boolean() })

const spec: fc.Arbitrary<WorldSpec> = fc.record({
  routes: fc.integer({ min: 1, max: 5 }),
  nodes: fc.integer({ min: 1, max: 4 }),
  propagationMs: fc.constantFrom(0, 500, 5000, 30_000),
  bootMs: fc.constantFrom(0, 300, 20_000),
  healthMs: fc.constantFrom(0, 1000, 10_000),
  drainMs: fc.constantFrom(0, 3000, 300_000),
  liveCount: fc.integer({ min: 1, max: 3 }),
  adopted: fc.boolean(),
  nature: fc.constantFrom(
    'good' as const,
    'good' as const,
    'never healthy',
    'fails its tests',
    'sick under traffic',
    'one machine dies',
  ),
  flaps: fc.boolean(),
  kills: fc.array(hit, { maxLength: 4 }),
  faults: fc.array(hit, { maxLength: 2 }),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
})

const asked: fc.Arbitrary<Goal> = fc
  .record({
    watch: fc.boolean(),
    proof: fc.boolean(),
    keep: fc.boolean(),
    tests: fc.boolean(),
    minimumHoldMs: fc.constantFrom(31_000, 120_000),
    hold: fc.constantFrom(
      { kind: 'none' as const },
      { kind: 'duration' as const, ms: 600_000 },
      { kind: 'approval' as const, ms: 600_000 },
    ),
    count: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ watch, proof, keep, tests, minimumHoldMs, hold, count }) =>
    goal(
      { hold },
      {
        watch: watch ? { forMs: 10_000, http: false, targetHealth: true, onCancel: 'leave' } : undefined,
        proof: proof ? { withinMs: 120_000, required: false, marks: ['release'] } : undefined,
        keepFailedMs: keep ? 3_600_000 : 0,
        releaseTests: tests ? ['GET /version'] : [],
        count: { live: false, atLeast: count },
        // Only where nothing can be proven does the minimum hold have to outlast the slowest node.
        minimumHoldMs: proof ? 0 : minimumHoldMs,
      },
    ),
  )

/** Runs the command again and again, as the runner or a person would, until a run ends by itself. */
async function untilItEnds(world: SimulatedWorld, asked: Goal): Promise<Outcome> {
  for (let attempt = 1; attempt <= 12; attempt++) {
    const ports = {
      world,
      probes: world,
      clock: world,
      narrator: world,
      leases: world,
      cancel: never,
      cancelled: false,
      end: never,
    }
    try {
      const goal = { ...asked, run: { ...asked.run, attempt } }
      const [{ outcome } = { outcome: 'failed' as const }] = await operate([{ ...ports, goal }])
      if (outcome !== 'failed' && outcome !== 'stranded') return outcome
    } catch (error) {
      if (!(error instanceof Killed || error instanceof SwitchoverError)) throw error
      world.restart()
    }
  }
  return 'failed'
}

const size = Number(process.env['SWITCHOVER_WORLDS'] ?? 2000)

test(`whatever is killed or fails when, ${size} worlds end in one release, with nothing lost and nothing left over`, {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(spec, asked, async (given, wanted) => {
      const world = new SimulatedWorld(given)

      const outcome = await untilItEnds(world, wanted)

      const live = world.routes[0]
      expect(world.broken).toEqual([])
      expect(new Set(world.routes).size).toBe(1)
      expect(world.memo.attempt).toBeUndefined()
      expect(world.leftOver()).toEqual([])
      const green = outcome === 'held' || outcome === 'live' || outcome === 'unchanged'
      expect({ outcome, live, release: world.memo.live?.release }).toEqual(
        green
          ? { outcome, live: 'green', release: 'v2' }
          : { outcome: 'rejected', live: 'blue', release: given.adopted ? 'unknown' : 'v1' },
      )
      for (const [rung, acts] of world.actsByRung)
        expect([rung, acts <= 10 * given.routes * (1 + given.kills.length + given.faults.length)]).toEqual([
          rung,
          true,
        ])
    }),
    { numRuns: size },
  )
})
