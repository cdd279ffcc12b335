import { alarmKey, excused, leftOut, leftOutSaid } from '../alarms.ts'
import type { Goal } from '../goal.ts'
import { wholly } from '../memo.ts'
import type { Color, Instant, Observation } from '../model.ts'
import { act, fail, pass, reject, remember } from '../moves.ts'
import type { Attempt, Intent } from '../record.ts'
import type { Route } from '../route.ts'
import { hadTraffic, intends, intentSaid, isMeant, routeKey, routesOff, shareOf } from '../seen.ts'
import type { Move, Step } from '../step.ts'
import { lasting } from '../times.ts'
import { onAttempt } from './on-attempt.ts'
import { hasStood, soaked } from './soaked.ts'

/** The forward of every route that is not as intended yet. */
function forwardAs(seen: Observation, intent: Intent): Move {
  const { color, share, lent } = intent
  const off = routesOff(seen, color, share)
  if (off.length === 0) return pass
  return act(
    {
      kind: 'forward',
      color,
      ...(share === 100 ? {} : { share }),
      ...(lent.length === 0 ? {} : { lent }),
    },
    `${off.map((route) => `${route.name}: ${route.said}`).join('; ')} → ${intentSaid(intent)}${delaySaid(off, share)}`,
  )
}

/** A cookie outlasts a change of weights; all of the traffic to one group is a clean cut. */
function delaySaid(routes: readonly Route[], share: number): string {
  const forMs = Math.max(0, ...routes.map(({ sticky }) => sticky?.forMs ?? 0))
  return share === 100 || forMs === 0
    ? ''
    : `; sticky sessions delay the move: a client keeps the side that it was sent to for up to ${lasting(forMs)}, until all of the traffic moves`
}

/** The forward of every route that is not on `color` alone yet; what was lent for the steps goes with it. */
export const forwardTo = (seen: Observation, color: Color): Move =>
  forwardAs(seen, { ...wholly(color), lent: seen.memo.intent?.lent ?? [] })

/**
 * Every route forwards to the candidate, as one unit: all at once, or a share at a time, each of which soaks before
 * the next one.
 */
export const shifted: Step = onAttempt(
  'switch traffic',
  ['routes', 'targets', 'preview', 'alarms'],
  (goal, seen, now, attempt, rung) => {
    const { intent } = seen.memo
    if (intent === undefined || !intends(seen.memo, attempt.color)) return begun(goal, seen, now, attempt)
    const off = routesOff(seen, attempt.color, intent.share)
    const moved = off.filter((route) => isMoved(goal, seen, attempt, intent, route))
    // Somebody wants traffic elsewhere: no tug of war over production.
    if (moved.length > 0)
      return reject(
        `${moved.map((route) => route.name).join(', ')} was moved${intent.share === 100 ? ' back' : ''} by somebody else`,
      )
    // A way back that nobody could note: the steps begin anew.
    if (intent.from > 0 && seen.routes.every((route) => shareOf(route, attempt.color) === 0))
      return begun(goal, seen, now, attempt)
    if (off.length > 0 || intent.share === 100) return forwardAs(seen, intent)
    const soak = soaked(goal, seen, now, attempt, intent.share, rung)
    return soak.kind === 'pass' ? stepped(goal, seen, intent) : soak
  },
)

/** R4: the intent, and how things stand before it, are in the record before the first route changes. */
function begun(goal: Goal, seen: Observation, now: Instant, attempt: Attempt): Move {
  // Promise 2: what somebody set since the first look is not overwritten.
  const weighted = !goal.allow.has('foreign-change')
  const stranger = routesOff(seen, attempt.color).find(
    ({ forwards }) => forwards === 'foreign' || (weighted && forwards === 'mixed'),
  )
  if (stranger !== undefined && seen.memo.intent === undefined)
    return fail(`${stranger.name} was changed by somebody else: ${stranger.said}`)
  const share = goal.terms.switch.steps[0] ?? 100
  const needs = ({ sticky }: Route) => share < 100 && sticky?.own === false
  const lent = seen.routes.filter(needs).map(({ arn }) => routeKey(arn))
  const intent: Intent = { color: attempt.color, share, from: 0, lent }
  const { before, said } = begins(goal, seen, now, attempt)
  return remember(
    { ...seen.memo, intent, before },
    `every route is about to be set to ${intentSaid(intent)}${said === '' ? '' : `; ${said}`}`,
  )
}

/** What rings once the release has had traffic may be its own doing: a switch that begins anew keeps what stood before it. */
function begins(goal: Goal, seen: Observation, now: Instant, attempt: Attempt) {
  if (hadTraffic(seen.memo, attempt) && seen.memo.before !== undefined)
    return { before: seen.memo.before, said: leftOutSaid(leftOut(seen)) }
  const out = excused(goal, seen)
  return { before: { at: now, rang: out.map(({ name }) => alarmKey(name)) }, said: leftOutSaid(out) }
}

/** The next share: it, too, is written down first. */
function stepped(goal: Goal, seen: Observation, before: Intent): Move {
  const share = goal.terms.switch.steps.find((step) => step > before.share) ?? 100
  const intent: Intent = { ...before, share, from: before.share }
  return remember(
    { ...seen.memo, intent },
    `${before.share} % stood for ${lasting(goal.terms.switch.everyMs)}: every route is about to be set to ${intentSaid(intent)}`,
  )
}

/** Whether somebody else set a route while all of them were as intended, or to what no run of ours sets it. */
function isMoved(goal: Goal, seen: Observation, attempt: Attempt, intent: Intent, route: Route): boolean {
  if (intent.share === 100 && seen.run.entered['prove the switch'] !== undefined) return true
  if (hasStood(seen, attempt, intent.share)) return true
  if (goal.allow.has('foreign-change') || intent.from === 0) return route.forwards === 'foreign'
  return !isMeant(seen.memo, route) && shareOf(route, intent.color) !== 0
}
