import { differs, goesOn, isOver, makes, rollbackDue } from './finds/found.ts'
import type { Goal } from './goal.ts'
import { forAttempt, ladders, over } from './ladders.ts'
import { leftOpen } from './left-open.ts'
import { listed } from './listed.ts'
import { isLiveQuiet } from './live-quiet.ts'
import { rejected } from './memo.ts'
import { colors, type Instant, type Observation, other } from './model.ts'
import { fail, remember } from './moves.ts'
import type { Attempt } from './record.ts'
import { homeColor, isByParts, isDone, keptIds, liveColor, moved } from './seen.ts'
import { type Decision, type Ladder, type Move, rungsOf } from './step.ts'
import { isQuiet } from './steps/gated.ts'
import { forSweep } from './sweep.ts'

/** The one next thing: the first rung of the ladder that is not true yet. Pure. */
export function decide(goal: Goal, seen: Observation, now: Instant): Decision {
  const ladder = ladderFor(goal, seen, now)
  for (const rung of rungsOf(ladder, goal, seen)) {
    const move = settle(seen, rung.next(goal, seen, now))
    if (move.kind !== 'pass') return { ladder: ladder.name, rung: rung.name, asks: rung.asks, move }
  }
  return {
    ladder: ladder.name,
    rung: 'end',
    asks: [],
    move: { kind: 'fail', why: `the ladder ${ladder.name} has no end` },
  }
}

/** A rejection is written down before anything follows from it (R5). */
function settle(seen: Observation, move: Move): Move {
  const { attempt } = seen.memo
  if (move.kind !== 'reject') return move
  return attempt === undefined
    ? fail(move.why)
    : remember(rejected(seen.memo, attempt, move.why), `rejected: ${move.why}`)
}

/** R5: the verdict picks the ladder, a failure puts back what had moved, and only then the command counts. */
function ladderFor(goal: Goal, seen: Observation, now: Instant): Ladder {
  const { memo, run } = seen
  if (run.failure !== undefined) return afterFailure(goal, seen, run.failure)
  if (memo.attempt?.verdict === 'rejected') return ladders.rejected
  const asked = commanded(goal, seen, now)
  return run.cancelled ? afterCancel(goal, seen, asked) : asked
}

function commanded(goal: Goal, seen: Observation, now: Instant): Ladder {
  const { memo } = seen
  switch (goal.command) {
    case 'status':
      return over('status', 'nothing was changed')
    case 'retire':
      if (isLiveQuiet(goal, seen)) return ladders.serving
      return memo.idle === undefined && !endsKept(goal, seen) ? afterRetire(seen) : ladders.retire
    case 'rollback':
      return forRollback(goal, seen)
    case 'sweep':
      return forSweep(goal, seen, now)
    case 'provision':
    case 'test':
    case 'switch':
    case 'deploy':
      return forward(goal, seen, now)
  }
}

/** provision, test, switch and deploy: rungs of one ladder on the same attempt. */
function forward(goal: Goal, seen: Observation, now: Instant): Ladder {
  const { memo, run } = seen
  if (memo.attempt !== undefined) return forAttempt(goal, seen, moved(seen))
  if (run.attempt !== undefined && memo.rejected?.attempt === run.attempt)
    return over('rejected', memo.rejected.reason)
  if (run.attempt !== undefined) return afterAcceptance(goal, seen, now)
  const goes = goesOn(goal, seen, now)
  // What somebody else set is taken into the record first: it says which side may be retired.
  if (goal.allow.has('foreign-change') && memo.live !== undefined && differs(seen) && !goes)
    return ladders.agree
  // What was overdue when this run began comes first; a hold that it is about to end is answered by that.
  const begun = Math.min(now, ...Object.values(run.entered))
  if (makes(goal) && rollbackDue(seen, begun) !== undefined) return ladders.rollback
  if (isLiveQuiet(goal, seen)) return ladders.serving
  if (goal.build !== undefined && memo.live?.build === goal.build) return afterAcceptance(goal, seen, now)
  if (memo.idle !== undefined && goal.command !== 'switch') return ladders.retire
  return goal.command === 'provision' || goal.command === 'test' ? ladders[goal.command] : ladders.deploy
}

/** The build is live: what it left behind is held, or retired where nothing is to be held any more. */
function afterAcceptance(goal: Goal, seen: Observation, now: Instant): Ladder {
  const { memo, run } = seen
  const { idle } = memo
  const ended = run.entered['end the hold'] !== undefined
  const ours = run.attempt !== undefined || ended || isDone(goal, seen, 'held')
  if (idle === undefined) return over(ours ? 'live' : 'unchanged', ours ? '' : 'this build is live already')
  const unwanted = goal.hold.kind === 'none' && !idle.approval
  const due = isOver(idle, now) && idle.holdDefault === 'retire'
  if (idle.standing === 'retiring' || (idle.standing === 'held' && (unwanted || due))) return ladders.retire
  return over(ours ? 'held' : 'unchanged', ours ? '' : 'this build is live already')
}

const endsKept = (goal: Goal, seen: Observation): boolean =>
  goal.allow.has('kept') && keptIds(seen).length > 0

const endings = ['end the hold', 'end what was kept', 'end the attempt'] as const
const afterRetire = (seen: Observation): Ladder =>
  endings.every((rung) => seen.run.entered[rung] === undefined)
    ? over('unchanged', 'nothing is held')
    : over('retired', keptSaid(seen))

/** Machines that stay, and cost, are named. */
const keptSaid = (seen: Observation): string => {
  const ids = keptIds(seen)
  return ids.length === 0 ? '' : `kept: ${listed(ids)}`
}

function forRollback(goal: Goal, seen: Observation): Ladder {
  const { memo, run } = seen
  if (memo.attempt !== undefined) return ladders.replace
  const isBack =
    isDone(goal, seen, 'rolled-back') ||
    run.entered['mark the rollback'] !== undefined ||
    run.entered['end the attempt'] !== undefined
  if (!isBack || memo.intent !== undefined) return ladders.rollback
  if (memo.live === undefined) return over('rolled-back', 'nothing was live before')
  const { entered } = run
  const gotNothing =
    entered['end the attempt'] !== undefined &&
    entered['put traffic back'] === undefined &&
    entered['roll traffic back'] === undefined
  return over(
    'rolled-back',
    gotNothing && memo.rejected !== undefined
      ? `${memo.rejected.release} (${memo.rejected.attempt}) is ended before it had traffic; what serves is as it was`
      : '',
  )
}

/** R7. A rollback or a rejection that fails is stranded: there is nothing better to go back to. */
function afterFailure(
  goal: Goal,
  seen: Observation,
  failure: { readonly said: string; readonly count: number },
): Ladder {
  const { attempt, intent } = seen.memo
  if (attempt?.verdict === 'rejected') return over('stranded', failure.said)
  if (intent !== undefined && isBack(goal, seen)) return over('stranded', failure.said)
  if (failure.count === 1 && isLiveQuiet(goal, seen)) return ladders.serving
  if (attempt === undefined || goal.command === 'rollback') return over('failed', failure.said)
  if (intent !== undefined) return failure.count > 1 ? over('stranded', failure.said) : ladders.failed
  const owes = isHeldBack(goal, seen, attempt) && failure.count === 1
  return owes ? ladders.steadied : over('failed', failure.said)
}

/** Whether the intent is that of a rollback: asked for, or the default of a hold that is overdue. */
const isBack = ({ command }: Goal, { memo: { attempt, intent, idle } }: Observation): boolean =>
  command === 'rollback' ||
  (attempt === undefined &&
    (command === 'sweep' || (intent?.color === idle?.color && idle?.holdDefault === 'rollback')))

/** Before traffic moves the sides are made steady: what waits for that is given back when it does not move. */
const isHeldBack = (goal: Goal, seen: Observation, attempt: Attempt): boolean =>
  colors.some((color) => (seen.sides[color].scaling?.frozen ?? []).length > 0) ||
  isQuiet(goal, seen, homeColor(seen.memo) ?? other(attempt.color))

/** A cancel is an answer: before production traffic has moved it is a rejection; afterwards traffic stays where it is. */
function afterCancel(goal: Goal, seen: Observation, asked: Ladder): Ladder {
  const { attempt } = seen.memo
  // What was done before the cancel came stands, a rejection too.
  if (asked.name === 'end') return asked
  if (isLiveQuiet(goal, seen)) return ladders.serving
  // `post` ends an attempt that it never claimed.
  if (attempt === undefined && seen.run.entered['end the attempt'] !== undefined)
    return over('rejected', seen.memo.rejected?.reason ?? 'cancelled')
  const undo = goal.command !== 'rollback' && goal.command !== 'retire' && goal.command !== 'sweep'
  if (attempt === undefined || !undo) return over('failed', 'cancelled; the next run goes on')
  // What stands parked was another command's work, and this one has not begun with it.
  if (attempt.parked !== undefined) return over('failed', 'cancelled; the attempt stays as it is')
  const whole = moved(seen) && !isByParts(seen) && liveColor(seen.routes) === attempt.color
  if (whole && goal.terms.watch?.onCancel !== 'rollback') return leftOpen
  return {
    name: 'cancel',
    rungs: [{ name: 'cancel', asks: [], next: () => ({ kind: 'reject', why: 'cancelled' }) }],
  }
}
