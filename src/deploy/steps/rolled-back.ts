import type { Goal } from '../goal.ts'
import { rolledBack, wholly } from '../memo.ts'
import type { Color, Identity, Instant, Observation } from '../model.ts'
import { other } from '../model.ts'
import { fail, pass, remember, waitWithin } from '../moves.ts'
import { healthSaid, healthy, identityOf, intends, registered } from '../seen.ts'
import type { Move, Step } from '../step.ts'
import { isUnchecked } from '../way-back.ts'
import { showing, turnedTo } from './previewed.ts'
import { proof } from './proven.ts'
import { raised } from './scaled.ts'
import { forwardTo } from './shifted.ts'

/**
 * Where a rollback goes: the side that is held, else the one that the record calls live. A sweep goes on to where the
 * run that died was going.
 */
export function rollbackTo(goal: Goal, seen: Observation): Identity | undefined {
  const { live, idle, intent } = seen.memo
  if (goal.command === 'sweep' && intent !== undefined) return identityOf(seen.memo, intent.color)
  if (idle === undefined || idle.standing === 'rejected') return live
  return idle.standing === 'rolled-back' && !goal.allow.has('rolled-back') ? live : idle
}

const toHeld = (
  name: string,
  asks: Step['asks'],
  next: (seen: Observation, to: Identity, goal: Goal, now: Instant) => Move,
): Step => ({
  name,
  asks,
  next(goal, seen, now) {
    const to = rollbackTo(goal, seen)
    return to === undefined ? fail('no side is known to roll back to') : next(seen, to, goal, now)
  },
})

/** A preview rule that somebody removed is put back: without it nobody knows how the held side is. */
export const heldPreviewed: Step = toHeld('set the preview', ['preview', 'targets'], (seen, to) =>
  seen.routes.some((route) => route.forwards === to.color) ||
  seen.preview?.names.includes(to.color) ||
  seen.run.unpreviewed !== undefined
    ? pass
    : showing(seen, to.color, seen.preview?.attempt ?? to.attempt),
)

/** A group that shrank, or beside which the live one grew, is as large again as the side that it takes over from. */
export const heldRaised: Step = toHeld('raise the held side', ['machines', 'targets', 'routes'], (seen, to) =>
  raised(seen, to.color),
)

const repair = 'Repair it, or give allow: unhealthy-side.'
const unfit = (why: string): Move => fail(`${why.replace(/\.$/, '')}. ${repair}`)

/**
 * Promise 5: traffic goes only to a side that was just seen healthy, and with no fewer healthy targets than serve now.
 * Where the side that serves is failing, that is no wait. A person who says that the side is to be gone to as it is waits
 * for nothing but the first answer of its health checks.
 */
export const heldHealthy: Step = toHeld(
  'check the held side',
  ['targets', 'machines'],
  (seen, to, goal, now) => {
    const { pairs, healthWithinMs } = goal.terms
    const well = (color: Color): number => healthy(seen, color, pairs).length
    // Once a route is there, stopping half-way would be worse.
    if (seen.routes.some(({ forwards }) => forwards === to.color)) return pass
    const there = registered(seen, to.color).length
    if (there === 0) return fail(`${to.color} has no targets`)
    const asItIs = goal.allow.has('unhealthy-side')
    const { scaling, targets } = seen.sides[to.color]
    if (asItIs && !targets.some(({ state }) => state === 'initial')) return pass
    const needed = asItIs ? 1 : Math.max(1, well(other(to.color)))
    if (well(to.color) >= needed) return pass
    const { unraised, unpreviewed } = seen.run
    const less = well(to.color) === 0 ? undefined : `${other(to.color)} has ${needed} healthy`
    const said = [healthSaid(seen, to.color, pairs), less, unraised, unpreviewed, scaling?.said]
    const why = said.filter(Boolean).join('; ')
    if (unraised !== undefined && there < needed) return unfit(why)
    if (unpreviewed !== undefined && isUnchecked(seen, to.color)) return unfit(why)
    // What a group launches has to start first.
    const withinMs = scaling === undefined ? Math.min(healthWithinMs, 60_000) : healthWithinMs
    return waitWithin(seen, 'check the held side', now, withinMs, why, asItIs ? () => pass : unfit)
  },
)

/** Every route is on the held side; a route that somebody moved there already is fine. */
export const turnedBack: Step = toHeld('roll traffic back', ['routes'], (seen, to) => {
  if (!intends(seen.memo, to.color))
    return remember(
      { ...seen.memo, intent: wholly(to.color) },
      `every route is about to be set to ${to.color}`,
    )
  return forwardTo(seen, to.color)
})

export const heldProven: Step = toHeld('prove the rollback', ['routes'], (seen, to, goal, now) =>
  proof(goal, seen, now, 'prove the rollback', to, {
    late: (why) =>
      fail(
        `the rollback could not be proven: ${why}. Every route is set to ${to.color}; where the proof of today's config does not fit ${to.release}, run rollback from the commit that released it.`,
      ),
  }),
)

export const heldTurned: Step = toHeld('turn the preview round', ['preview', 'targets'], (seen, to) =>
  seen.run.unpreviewed === undefined
    ? turnedTo(seen, other(to.color), seen.preview?.attempt ?? to.attempt)
    : pass,
)

/** Only now is the other side marked as rolled back from. */
export const marked: Step = toHeld('mark the rollback', ['memo'], (seen, to, goal, now) =>
  remember(rolledBack(goal, seen, to, now), `${to.color} serves ${to.release} again${leftSaid(seen, to)}`),
)

/** What the other side is now, and what could not be done for it; a side on which nothing stands was not left. */
function leftSaid(seen: Observation, to: Identity): string {
  const from = other(to.color)
  const { release } = identityOf({ ...seen.memo, idle: undefined }, from)
  const { unpreviewed } = seen.run
  const isEmpty = registered(seen, from).length === 0
  return [
    isEmpty ? '' : `; ${release} is rolled back from`,
    unpreviewed === undefined ? '' : `; the preview could not be set: ${unpreviewed}`,
  ].join('')
}
