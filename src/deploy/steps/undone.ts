import { ended as endedMemo, wholly, withAttempt } from '../memo.ts'
import type { Observation } from '../model.ts'
import { other } from '../model.ts'
import { act, done, fail, pass, remember, stoodMs, wait } from '../moves.ts'
import type { Attempt } from '../record.ts'
import { hadTraffic, homeColor, identityOf, intends, liveColor, registered } from '../seen.ts'
import type { Move, Step } from '../step.ts'
import { keeps } from './keeps.ts'
import { drain, terminate, unname } from './leaving-side.ts'
import { onAttempt } from './on-attempt.ts'
import { proof } from './proven.ts'
import { raised, release } from './scaled.ts'
import { forwardTo } from './shifted.ts'

/** R5: these rungs follow from a verdict that stands; they are asked again after every crash until the record says `ended`. */

const home = (seen: Observation, attempt: Attempt) => homeColor(seen.memo) ?? other(attempt.color)

const teardown = (
  name: string,
  asks: Step['asks'],
  next: (seen: Observation, attempt: Attempt, now: number, name: string) => Move,
): Step =>
  onAttempt(name, asks, (goal, seen, now, attempt, rung) =>
    keeps(goal, seen, attempt) ? pass : next(seen, attempt, now, rung),
  )

/** A runner that cancels kills soon: traffic is back, the verdict is as it is, and what takes its time is the next run's. */
function unlessCancelled({ run: { cancelled, failure } }: Observation, attempt: Attempt, move: Move): Move {
  if (!cancelled || move.kind !== 'wait') return move
  const left = `${move.why}: left to the next run`
  return attempt.verdict === 'rejected'
    ? done('rejected', `${attempt.reason}; ${left}`)
    : done('failed', `${failure?.said ?? 'cancelled'}; ${left}`)
}

/** A person who turns back a release that has served for a while finds the home side as large as that one is now. */
export const raisedBack: Step = onAttempt(
  'raise the home side',
  ['machines', 'targets', 'routes'],
  (goal, seen, _now, attempt) =>
    goal.command === 'rollback' && liveColor(seen.routes) === attempt.color
      ? raised(seen, home(seen, attempt))
      : pass,
)

/** Every route is where it was before the attempt. */
export const restored: Step = onAttempt('put traffic back', ['routes'], (_goal, seen, _now, attempt) => {
  const { color } = attempt
  if (intends(seen.memo, color)) return forwardTo(seen, home(seen, attempt))
  // Routes that never left are not touched, wherever else they are.
  const there = seen.routes.filter(({ forwards }) => forwards === color || forwards === 'mixed')
  if (there.length === 0) return pass
  // R4: from here on the way back has to be proven, whoever goes on.
  return remember(
    { ...seen.memo, intent: wholly(color) },
    `somebody else set ${there.map(({ name }) => name).join(', ')} to ${color}`,
  )
})

const proveBack = 'prove the way back'

/** Every node obeys the way back; only then may the rejected side lose anything. */
export const provenBack: Step = onAttempt(proveBack, ['routes'], (goal, seen, now, attempt, rung) => {
  if (!intends(seen.memo, attempt.color)) return pass
  const side = identityOf({ ...seen.memo, attempt: undefined }, home(seen, attempt))
  const late = (why: string) => fail(`the way back could not be proven: ${why}`)
  return proof(goal, seen, now, rung, side, { late })
})

/**
 * A node that has obeyed neither change yet answers as one that has obeyed both: it may still go there and back, for as
 * long as the minimum hold since the way back began to be proven.
 */
export const outlasted: Step = onAttempt(
  'outlast the switch',
  ['routes'],
  (goal, seen, now, attempt, rung) => {
    if (!intends(seen.memo, attempt.color) || keeps(goal, seen, attempt)) return pass
    // What was proven before, and never moved since, is not proven anew.
    const stoodFor = Math.max(stoodMs(seen, proveBack, now), stoodMs(seen, rung, now))
    const leftMs = goal.terms.minimumHoldMs - stoodFor
    if (leftMs <= 0) return pass
    const why = `every node answers; ${attempt.color} is emptied after the minimum hold`
    return unlessCancelled(seen, attempt, wait(leftMs, why))
  },
)

export const unpreviewed: Step = onAttempt('remove the preview', ['preview'], (goal, seen, _now, attempt) => {
  // A side that never was healthy is kept, but no rule may name it: all of the load balancer would look unhealthy.
  const bare = attempt.kind === 'deploy' && !hadTraffic(seen.memo, attempt)
  if (seen.preview === undefined || (keeps(goal, seen, attempt) && !bare)) return pass
  return act({ kind: 'unpreview' }, `${attempt.color} is about to be emptied`)
})

/**
 * The side's groups are empty, its connections ended. A side that never had production traffic has none to end: AWS
 * shows its targets as draining for the whole delay all the same, and that is not waited for.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#deregistration-delay
 */
export const drained: Step = onAttempt('drain the side', ['targets'], (goal, seen, now, attempt, rung) => {
  if (keeps(goal, seen, attempt)) return pass
  const { color } = attempt
  if (!hadTraffic(seen.memo, attempt) && registered(seen, color).length === 0) return pass
  return unlessCancelled(seen, attempt, drain(seen, color, rung, now))
})

/** Removed while the machines still show their addresses: a record goes only with its exact old value. */
export const unnamed: Step = teardown('remove the names', ['names', 'machines'], (seen, { color }) =>
  unname(seen, color),
)

export const terminated: Step = teardown('terminate the machines', ['machines'], (seen, attempt, now, rung) =>
  unlessCancelled(seen, attempt, terminate(seen, attempt.color, rung, now)),
)

/** Nothing is held any more: what was protected for it may be scaled in again. */
export const released: Step = teardown('allow scale-in', ['machines'], (seen) => release(seen))

/** The rejection is over: a later run of the same build is a new attempt. */
export const ended: Step = onAttempt('end the attempt', ['memo'], (goal, seen, now, attempt) =>
  remember(
    endedMemo(goal, seen, attempt, keeps(goal, seen, attempt), now),
    `${attempt.id} is rejected: ${attempt.reason}`,
  ),
)

/** R7: the verdict stays open, but traffic is where it was. */
export const unintended: Step = onAttempt('clear the intent', ['memo'], (_goal, seen, _now, attempt) => {
  if (seen.memo.intent === undefined) return pass
  // Connections that it got are still to be drained, whenever it is undone.
  const passed = attempt.passed.includes('traffic') ? attempt.passed : [...attempt.passed, 'traffic']
  const memo = { ...withAttempt(seen.memo, attempt, { passed }), intent: undefined }
  return remember(memo, 'every route is where it was; the attempt stays open')
})
