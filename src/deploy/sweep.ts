import { counted } from './counted.ts'
import { attemptSaid } from './finds/answers.ts'
import { isDue, isOnCandidate, rollbackDue } from './finds/found.ts'
import type { Goal } from './goal.ts'
import { ladders, over } from './ladders.ts'
import { listed } from './listed.ts'
import { isFrozen, isLiveQuiet } from './live-quiet.ts'
import type { Instant, Observation, Outcome } from './model.ts'
import { ageSaid, orphansOf } from './orphans.ts'
import type { IdleMemo } from './record.ts'
import { crew, keptIds } from './seen.ts'
import type { Ladder } from './step.ts'
import { isToEnd, worksSaid } from './steps/retired.ts'
import { isStray } from './steps/swept.ts'
import { heldIsFit } from './way-back.ts'

/**
 * sweep: the next thing that this service is owed, and nothing that a person has to answer. It launches nothing and
 * begins no attempt, so that a role which may not can run it.
 */
export function forSweep(goal: Goal, seen: Observation, now: Instant): Ladder {
  const { attempt, intent, idle } = seen.memo
  if (attempt !== undefined && attempt.parked === undefined)
    return isOnCandidate(seen) ? ladders.shift : ladders.abandoned
  if (attempt === undefined && intent !== undefined) return unfinished(seen)
  // A rollback that was begun has told the live side's workers to stop, and goes on where it may.
  const back = rollbackDue(seen, now)
  if (back !== undefined && heldIsFit(goal, seen, back).kind === 'go') return ladders.overdueBack
  if (isLiveQuiet(goal, seen)) return ladders.serving
  if (attempt === undefined && isFrozen(seen)) return ladders.thawed
  if (back !== undefined) return ladders.overdueBack
  if (attempt === undefined && idle !== undefined && isDue(idle, now) && !stillWorks(goal, seen, idle, now))
    return ladders.overdue
  const isOwed = isStray(seen) || (goal.allow.has('orphans') && orphansOf(seen, now).length > 0)
  return isOwed ? ladders.tidied : over(outcomeOf(seen), said(goal, seen, now))
}

/** A rollback that died goes on to where it was going; whoever agreed with what a person did goes on agreeing. */
function unfinished({ memo: { intent, live, idle } }: Observation): Ladder {
  const isBack =
    intent?.color === live?.color || (intent?.color === idle?.color && idle?.standing !== 'rejected')
  return isBack ? ladders.rollback : ladders.agree
}

/** A busy side was asked once and is not waited for: the next sweep asks again. */
const stillWorks = (goal: Goal, seen: Observation, idle: IdleMemo, now: Instant): boolean =>
  idle.standing === 'retiring' &&
  seen.findings[`busy/${idle.color}`]?.passed === false &&
  !isToEnd(goal, seen, idle, now)

/** R10: a sweep that had to turn production traffic back is not green. */
function outcomeOf({ run: { entered } }: Observation): Outcome {
  if (entered['mark the rollback'] !== undefined) return 'rolled-back'
  return entered['put traffic back'] === undefined ? 'swept' : 'rejected'
}

/** What each rung, once it was entered, has come to by the end. */
const deeds: readonly (readonly [rung: string, said: (seen: Observation) => string])[] = [
  ['accept the release', ({ memo }) => `${memo.live?.release} is accepted`],
  ['end the attempt', ({ memo }) => `${memo.rejected?.attempt} is rejected: ${memo.rejected?.reason}`],
  ['mark the rollback', () => 'the rollback is done'],
  ['note the agreement', ({ memo }) => `the record follows the routes to ${memo.live?.color}`],
  ['open the gate', ({ memo }) => `workers of ${memo.live?.color} work`],
  ['end the hold', () => 'the other side is gone'],
  ['give scaling back', () => 'scaling is given back'],
  ['remove the stray preview', () => 'the preview is removed'],
  ['end the orphans', () => 'orphans are ended'],
]

/** What was done, and what is left to somebody else; who is live and what is held is told beside it. */
function said(goal: Goal, seen: Observation, now: Instant): string {
  const { entered } = seen.run
  const done = deeds.flatMap(([rung, tell]) => (entered[rung] === undefined ? [] : [tell(seen)]))
  const owed = [...done, ...workSaid(goal, seen, now)]
  return [...(owed.length === 0 ? ['nothing was owed'] : owed), ...left(seen, now)].join('; ')
}

function workSaid(goal: Goal, seen: Observation, now: Instant): readonly string[] {
  const { attempt, idle } = seen.memo
  if (attempt !== undefined || idle === undefined || !stillWorks(goal, seen, idle, now)) return []
  return [worksSaid(goal, seen, now, idle)]
}

function left(seen: Observation, now: Instant): readonly string[] {
  const orphans = orphansOf(seen, now).length
  const kept = keptIds(seen)
  return [
    ...(seen.memo.attempt === undefined ? [] : [parkedSaid(seen, now)]),
    ...(kept.length === 0 ? [] : [`kept: ${listed(kept)}, which retire with allow: kept ends`]),
    ...(orphans === 0 ? [] : [`${counted(orphans, 'orphan')} left, which allow: orphans ends`]),
  ]
}

function parkedSaid(seen: Observation, now: Instant): string {
  const { attempt } = seen.memo
  const last = attempt && crew(seen, attempt).at(-1)
  const age = last === undefined ? '' : `, for ${ageSaid(now - last.launched)} at most`
  return `${attemptSaid(seen)} and waits as ${attempt?.parked}${age}`
}
