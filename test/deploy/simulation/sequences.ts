import fc from 'fast-check'
import { expect } from 'vitest'
import { other } from '../../../src/deploy/model.ts'
import { goalOf, someDeploy, someTurn, someWorld, type Turn } from './arbitrary.ts'
import { untilItEnds } from './until-it-ends.ts'
import { SimulatedWorld } from './world.ts'

/** What a person does to the routes; a reasonable one sends production only to a side that serves well. */
function meddle(world: SimulatedWorld, person: Turn['person']): void {
  const { balancer, fleet } = world
  const [first] = balancer.routes
  if (person === 'removes the preview') balancer.setPreview(0, undefined)
  if (!person.startsWith('moves') || first === undefined || first === 'mixed') return
  const to = other(first)
  const targets = balancer.targets(to, fleet)
  if (targets.length === 0 || targets.some(({ state }) => state !== 'healthy')) return
  const moved = person === 'moves one route' ? 1 : balancer.routes.length
  for (let i = 0; i < moved; i++) balancer.setRoute(i, to)
  // Nobody can see what was changed a moment ago and the nodes do not obey yet.
  world.time.pass(world.spec.propagationMs)
}

/** Outcomes after which the routes agree and no attempt of this command is open. */
const settled = ['held', 'live', 'retired', 'rolled-back', 'rejected', 'swept']

/** Any commands one after the other, with kills, faults, cancels and a person's hand in between. */
export const anySequence = (worlds: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(
      someWorld(120),
      someDeploy,
      fc.array(someTurn, { minLength: 1, maxLength: 6 }),
      async (given, { terms }, turns) => {
        const world = new SimulatedWorld(given)
        const story: unknown[] = []
        for (const [i, turn] of turns.entries()) {
          world.time.pass(turn.gapMs)
          meddle(world, turn.person)

          const { outcome, runs } = await untilItEnds(world, goalOf(turn, terms, `${i}`), turn.cancelAfterMs)

          story.push([turn.command, turn.release, turn.person, ...runs])
          const odd = settled.includes(outcome) ? world.books.atRest(world.memo) : []
          const open = settled.includes(outcome) && !isParked(world) ? leftOpen(world, turn) : undefined
          const wrong = [...world.books.broken, ...odd, ...mismatch(world, turn, outcome)]
          expect([JSON.stringify(story, null, 1), wrong, open]).toEqual([expect.anything(), [], undefined])
        }
      },
    ),
    { numRuns: worlds },
  )

/** The attempt that is still there; a rejection that was cancelled leaves what takes its time to the next run. */
function leftOpen({ memo: { attempt } }: SimulatedWorld, { cancelAfterMs }: Turn): string | undefined {
  const isLeft = attempt?.verdict === 'rejected' && Number.isFinite(cancelAfterMs)
  return isLeft ? undefined : attempt?.id
}
/** An attempt that waits for a person is not the sweep's to end. */
const isParked = ({ memo: { attempt } }: SimulatedWorld): boolean =>
  attempt?.verdict === 'open' && attempt.parked !== undefined

/** What the outcome says of the world and the world does not show (R10). */
function mismatch(world: SimulatedWorld, turn: Turn, outcome: string): readonly string[] {
  const { memo, balancer } = world
  const [color] = balancer.routes
  if (turn.command === 'deploy' && ['held', 'live', 'unchanged'].includes(outcome)) {
    return memo.live?.release === turn.release && memo.live.color === color
      ? []
      : [`${outcome}, but ${memo.live?.release} is live`]
  }
  if (outcome === 'rolled-back' && turn.command !== 'rollback' && turn.command !== 'sweep')
    return ['only rollback and sweep may end rolled-back']
  if (
    outcome === 'retired' &&
    color !== undefined &&
    color !== 'mixed' &&
    balancer.inService(other(color)).length > 0
  )
    return ['retired, but targets are left']
  return []
}
