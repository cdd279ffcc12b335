import { differs } from './finds.ts'
import { forAttempt, ladders, over } from './ladders.ts'
import { rejected } from './memo.ts'
import type { Decision, Goal, Instant, Ladder, Move, Observation } from './model.ts'
import { fail, remember } from './moves.ts'
import { isThere, moved, runKey } from './seen.ts'

/** The one next thing: the first rung of the ladder that is not true yet. Pure. */
export function decide(goal: Goal, seen: Observation, now: Instant): Decision {
  const ladder = ladderFor(goal, seen)
  for (const rung of ladder.rungs) {
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
export function ladderFor(goal: Goal, seen: Observation): Ladder {
  const { memo, run } = seen
  if (run.failure !== undefined) return afterFailure(goal, seen, run.failure)
  if (memo.attempt?.verdict === 'rejected') return ladders.rejected
  if (run.cancelled) return afterCancel(goal, seen)
  switch (goal.command) {
    case 'status':
      return over('status', 'nothing was changed')
    case 'retire':
      return memo.idle === undefined && !endsKept(goal, seen) ? afterRetire(seen) : ladders.retire
    case 'rollback':
      return forRollback(seen)
    case 'provision':
    case 'test':
    case 'switch':
    case 'deploy':
      return forward(goal, seen)
  }
}

/** provision, test, switch and deploy: rungs of one ladder on the same attempt. */
function forward(goal: Goal, seen: Observation): Ladder {
  const { memo, run } = seen
  if (memo.attempt !== undefined) return forAttempt(goal, seen, moved(seen))
  if (run.attempt !== undefined && memo.rejected?.attempt === run.attempt)
    return over('rejected', memo.rejected.reason)
  const isLive =
    run.attempt !== undefined ||
    (goal.build !== undefined && memo.live?.build === goal.build && !goal.allow.has('same-release'))
  if (isLive) return afterAcceptance(goal, seen)
  // What somebody else set is taken into the record first: it says which side may be retired.
  if (goal.allow.has('foreign-change') && memo.live !== undefined && differs(seen)) return ladders.agree
  if (memo.idle !== undefined && goal.command !== 'switch') return ladders.retire
  return goal.command === 'provision' || goal.command === 'test' ? ladders[goal.command] : ladders.deploy
}

/** The build is live: what it left behind is held, or retired where nothing is to be held. */
function afterAcceptance(goal: Goal, seen: Observation): Ladder {
  const { idle } = seen.memo
  const ours = seen.run.attempt !== undefined || startedBy(goal, seen)
  if (idle === undefined)
    return over(ours ? 'live' : 'unchanged', `${seen.memo.live?.release} is live, nothing is held`)
  const owed =
    idle.standing === 'retiring' || (idle.standing === 'held' && !idle.approval && goal.hold.kind === 'none')
  if (owed) return ladders.retire
  return over(
    ours ? 'held' : 'unchanged',
    `${seen.memo.live?.release} is live, ${idle.color} stands ${idle.standing}`,
  )
}

/** A re-run of the run that brought the build live finds its own work done. */
const startedBy = (goal: Goal, seen: Observation): boolean => {
  const [before, mine] = [seen.memo.idle?.run ?? '', runKey(goal.run)]
  const same = (key: string) => key.slice(0, key.lastIndexOf('/'))
  return before !== mine && same(before) === same(mine)
}

const endsKept = (goal: Goal, seen: Observation): boolean => goal.allow.has('kept') && seen.kept.some(isThere)

const afterRetire = (seen: Observation): Ladder =>
  seen.run.entered['end the hold'] === undefined && seen.run.entered['end what was kept'] === undefined
    ? over('unchanged', 'nothing is held')
    : over('retired', `${seen.memo.live?.release ?? 'nothing'} is live, the other side is gone`)

function forRollback(seen: Observation): Ladder {
  const { memo, run } = seen
  if (memo.attempt !== undefined) return ladders.replace
  const isOver =
    run.entered['mark the rollback'] !== undefined || run.entered['end the attempt'] !== undefined
  return isOver && memo.intent === undefined
    ? over('rolled-back', `${memo.live?.color} serves ${memo.live?.release}`)
    : ladders.rollback
}

/** R7. A rollback or a rejection that fails is stranded: there is nothing better to go back to. */
function afterFailure(
  goal: Goal,
  seen: Observation,
  failure: { readonly said: string; readonly count: number },
): Ladder {
  const { attempt, intent } = seen.memo
  if (attempt?.verdict === 'rejected') return over('stranded', failure.said)
  if (goal.command === 'rollback') return over(intent === undefined ? 'failed' : 'stranded', failure.said)
  if (attempt === undefined || intent === undefined) return over('failed', failure.said)
  return failure.count > 1 ? over('stranded', failure.said) : ladders.failed
}

/** A cancel is an answer: before production traffic has moved it is a rejection; afterwards traffic stays where it is. */
function afterCancel(goal: Goal, seen: Observation): Ladder {
  const { attempt } = seen.memo
  const undo = goal.command !== 'rollback' && goal.command !== 'retire'
  if (attempt === undefined || !undo) return over('failed', 'cancelled; the next run goes on')
  if (moved(seen) && goal.terms.watch?.onCancel !== 'rollback')
    return over('failed', 'cancelled; traffic stays where it is, the attempt stays open')
  return {
    name: 'cancel',
    rungs: [{ name: 'cancel', asks: [], next: () => ({ kind: 'reject', why: 'cancelled' }) }],
  }
}
