import fc from 'fast-check'
import { expect } from 'vitest'
import type { Goal } from '../../../src/deploy/goal.ts'
import { someDeploy, someWorld } from './arbitrary.ts'
import { retiredTooEarly } from './books.ts'
import type { WorldSpec } from './spec.ts'
import { untilItEnds } from './until-it-ends.ts'
import { SimulatedWorld } from './world.ts'

const slowestMs = 60_000

/** Any number of nodes, any delay: the proof has twice as long. */
const someNodes = fc.record({
  nodes: fc.integer({ min: 1, max: 8 }),
  propagationMs: fc.integer({ min: 0, max: slowestMs }),
  unreachable: fc.constant(false),
})

const proof = { withinMs: 2 * slowestMs, required: false, marks: ['release'] } as const

/** A deploy that retires at once what it replaced. */
const retiring = (wanted: Goal, terms: Partial<Goal['terms']>): Goal => ({
  ...wanted,
  hold: { kind: 'none' },
  terms: { ...wanted.terms, ...terms },
})

/**
 * Where production only ever goes one way, the proof alone keeps retirement waiting, through any kill: there is no minimum
 * hold. Where faults send it there and back, a node that has obeyed neither answers as one that has obeyed both, and the
 * minimum hold outlasts the slowest node.
 */
const kinds: Readonly<Record<'one way' | 'there and back', (given: WorldSpec) => [WorldSpec, number]>> = {
  'one way': (given) => [{ ...given, faults: [], flaps: false, natures: {} }, 0],
  'there and back': (given) => [given, slowestMs + 1000],
}

/** Deploys, hit by kills and faults, that end with a retirement; and the same without proof and hold, which break the rule. */
export async function anyRetirement(worlds: number): Promise<void> {
  // Each kind of them gets a part of the time.
  const numRuns = Math.ceil(worlds / 2)
  for (const [kind, kindOf] of Object.entries(kinds)) {
    let retirements = 0
    await fc.assert(
      fc.asyncProperty(someWorld(60), someNodes, someDeploy, async (given, nodes, wanted) => {
        const [spec, minimumHoldMs] = kindOf({ ...given, ...nodes })
        const world = new SimulatedWorld(spec)

        const { runs } = await untilItEnds(world, retiring(wanted, { proof, minimumHoldMs }))

        expect({ kind, broken: world.books.broken, runs }).toEqual({ kind, broken: [], runs })
        retirements += world.books.retirements
      }),
      { numRuns },
    )
    // Worlds in which nothing is retired show nothing. There are two of three per world, so that chance never has so few.
    expect(retirements).toBeGreaterThan(numRuns / 20)
  }
  await rashly(numRuns)
}

/** The books can tell: with neither proof nor hold some side is retired while a node has not converged. */
async function rashly(numRuns: number): Promise<void> {
  const broken = new Set<string>()
  await fc.assert(
    fc.asyncProperty(someWorld(0), someNodes, someDeploy, async (given, nodes, wanted) => {
      const world = new SimulatedWorld({ ...given, ...nodes, natures: {}, flaps: false })
      await untilItEnds(world, retiring(wanted, { proof: undefined, minimumHoldMs: 0, watch: undefined }))
      for (const what of world.books.broken) broken.add(what)
    }),
    { numRuns },
  )
  expect([...broken]).toContain(retiredTooEarly)
}
