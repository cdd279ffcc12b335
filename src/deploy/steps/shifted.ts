import type { Color, Move, Observation, Step } from '../model.ts'
import { act, pass, reject, remember } from '../moves.ts'
import { routesOff } from '../seen.ts'
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
export const shifted: Step = onAttempt('switch traffic', ['routes'], (_goal, seen, _now, attempt) => {
  const off = routesOff(seen, attempt.color)
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
