import type { Color, Observation } from '../model.ts'
import { act, fail, pass, reject, remember } from '../moves.ts'
import { routesOff } from '../seen.ts'
import type { Move, Step } from '../step.ts'
import { onAttempt } from './on-attempt.ts'

/** The forward of every route that is not on `color` yet. */
export function forwardTo(seen: Observation, color: Color): Move {
  const off = routesOff(seen, color)
  if (off.length === 0) return pass
  return act(
    { kind: 'forward', color },
    `${off.map((route) => `${route.name}: ${route.said}`).join('; ')} → ${color}`,
  )
}

/** Every route forwards to the candidate, as one unit. */
export const shifted: Step = onAttempt('switch traffic', ['routes'], (goal, seen, _now, attempt) => {
  const off = routesOff(seen, attempt.color)
  // Promise 2: what somebody set since the first look is not overwritten.
  const weighted = !goal.allow.has('foreign-change')
  const stranger = off.find(({ forwards }) => forwards === 'foreign' || (weighted && forwards === 'mixed'))
  if (stranger !== undefined && seen.memo.intent === undefined)
    return fail(`${stranger.name} was changed by somebody else: ${stranger.said}`)
  // R4: the intent stands in the record before the first route changes.
  if (seen.memo.intent !== attempt.color) {
    return remember(
      { ...seen.memo, intent: attempt.color },
      `every route is about to be set to ${attempt.color}`,
    )
  }
  // Somebody wants traffic elsewhere: no tug of war over production.
  if (seen.run.entered['prove the switch'] !== undefined && off.length > 0) {
    return reject(`${off.map((route) => route.name).join(', ')} was moved back by somebody else`)
  }
  return forwardTo(seen, attempt.color)
})
