import { against, deafening } from './alarms.ts'
import type { Answer } from './finds/answers.ts'
import { isDue, makes, owes, rollbackDue } from './finds/found.ts'
import type { Goal } from './goal.ts'
import { isFrozen, isLiveQuiet } from './live-quiet.ts'
import { countFor } from './memo.ts'
import type { Color, Instant, Observation } from './model.ts'
import { other } from './model.ts'
import type { Attempt, IdleMemo } from './record.ts'
import { groupIsFreed } from './room-in-group.ts'
import { alarmsSaid, healthSaid, healthy, intends, isDone, liveColor, registered, sizeOf } from './seen.ts'
import { rollbackTo } from './steps/rolled-back.ts'
import { heldIsFit, homeIsThere, isUnchecked } from './way-back.ts'

const go: Answer = { kind: 'go' }
const refuse = (why: string, remedy: string): Answer => ({ kind: 'refuse', why, remedy })

/** Promise 5 and its mirror: what the row lets through is still refused where it would make things worse. */
export function checkedSide(goal: Goal, seen: Observation, now: Instant): Answer {
  const { attempt, idle, live } = seen.memo
  const named = goal.command === 'deploy' || goal.command === 'provision' ? undefined : goal.release
  const there = attempt ?? idle ?? live
  if (named !== undefined && there !== undefined && named !== there.release) {
    return refuse(
      `release is ${named}, but ${there.color} has ${there.release}`,
      'Leave release out: this command acts on what is there.',
    )
  }
  if (goal.command === 'sweep') return dueIsFit(goal, seen, now)
  const ready = canBeJudged(goal, seen)
  if (ready.kind !== 'go') return ready
  if (attempt !== undefined && goal.command === 'switch') return candidateIsFit(goal, seen, attempt)
  if (attempt !== undefined) return goal.command === 'rollback' ? homeIsThere(goal, seen, attempt) : go
  if (goal.command === 'deploy' || goal.command === 'provision') {
    const freed = groupIsFreed(goal, seen, now)
    if (freed.kind !== 'go') return freed
    const due = dueIsFit(goal, seen, now)
    return due.kind === 'go' && rollbackDue(seen, now) === undefined ? canBeSized(goal, seen) : due
  }
  if (goal.command === 'rollback') {
    if (isDone(goal, seen, 'rolled-back')) return go
    const to = rollbackTo(goal, seen)
    return to === undefined
      ? refuse('no side is known to roll back to', 'Set the routes by hand and run status.')
      : heldIsFit(goal, seen, to)
  }
  if (goal.command === 'switch' && idle !== undefined) return heldIsFit(goal, seen, idle)
  const serving = liveColor(seen.routes)
  if (goal.command === 'retire' && idle !== undefined && serving !== undefined)
    return liveIsFit(goal, seen, serving)
  return go
}

/** What is overdue is ended only where that makes nothing worse; what is on its way is finished, and no side is due yet. */
function dueIsFit(goal: Goal, seen: Observation, now: Instant): Answer {
  const { attempt, intent, idle } = seen.memo
  const live = liveColor(seen.routes)
  if (attempt !== undefined || intent !== undefined || live === undefined) return go
  if (idle === undefined || !isAboutToEnd(goal, seen, now, idle)) return go
  // What was stopped is given back first: the ladder asks the same afterwards.
  if (goal.command === 'sweep' && (isLiveQuiet(goal, seen) || isFrozen(seen))) return go
  if (rollbackDue(seen, now) !== undefined) return heldIsFit(goal, seen, idle)
  return maybeNeeded(goal, seen) ? liveIsFit(goal, seen, live) : go
}

/** A release ends first what is in its way; one that is live already, only what it still owes. */
const isAboutToEnd = (goal: Goal, seen: Observation, now: Instant, idle: IdleMemo): boolean =>
  goal.command === 'sweep'
    ? isDue(idle, now)
    : goal.build === undefined || goal.build !== seen.memo.live?.build || owes(goal, seen, now)

/** Whether what a command is about to end may have to serve again: a release makes room of what failed without asking. */
export const maybeNeeded = ({ command }: Goal, { memo: { idle } }: Observation): boolean =>
  command === 'retire' || command === 'sweep' || idle?.standing === 'held' || idle?.standing === 'retiring'

/** What will have to be known of the release after the switch can be known. */
function canBeJudged(goal: Goal, seen: Observation): Answer {
  const { attempt, live } = seen.memo
  const switches = goal.command === 'deploy' || goal.command === 'switch'
  // What is or was on its way has to be judged, or undone to its end, whatever rings by now.
  if (!switches || attempt?.verdict === 'rejected') return go
  if (attempt !== undefined && intends(seen.memo, attempt.color)) return go
  const loud = deafening(goal, seen)
  if (loud.length > 0)
    return refuse(
      `${alarmsSaid(loud)}: it could not tell anything about the release`,
      'Wait until it is OK, or name it in watch.may-ring, which leaves it out of this watch.',
    )
  const { proof } = goal.terms
  const isSame =
    goal.command === 'deploy' && live !== undefined && !live.adopted && goal.release === live.release
  return proof?.required && isSame && proof.marks.every((mark) => mark === 'release')
    ? refuse(
        `${goal.release} is live: answers cannot tell the sides apart, and proof.required is set`,
        'Expect {color} or {attempt} in the proof, or take `required` out.',
      )
    : go
}

/** How large the new side is to be is known, and a side that nobody launches is large enough. */
function canBeSized(goal: Goal, seen: Observation): Answer {
  const { fleet, count } = goal.terms
  const live = liveColor(seen.routes)
  const [size, there] = [
    live === undefined ? 0 : sizeOf(seen, live),
    countFor(goal, seen, other(live ?? 'green')),
  ]
  if (fleet === 'existing' && there < size && !goal.allow.has('smaller-side')) {
    return refuse(
      `the config names ${there} running machines for ${other(live ?? 'green')}, the live ${live} has ${size}`,
      'Start or name further instances, or give allow: smaller-side.',
    )
  }
  if (fleet === 'existing' || !count.live || count.atLeast > 0 || size > 0) return go
  return refuse(
    'nothing is live yet, so that its size cannot be taken over',
    'Give `count: { live: true, at-least: 2 }`, or a number.',
  )
}

/** An attempt that is parked had all of its targets healthy: a switch waits for none that was lost since. */
function candidateIsFit(goal: Goal, seen: Observation, { color, count, parked, verdict }: Attempt): Answer {
  if (parked === undefined || verdict !== 'open' || isUnchecked(seen, color)) return go
  const well = healthy(seen, color, goal.terms.pairs).length
  if (well >= count || goal.allow.has('unhealthy-side')) return go
  return refuse(
    `${color} is not fit: ${healthSaid(seen, color, goal.terms.pairs)}; ${count} are asked for`,
    'Run deploy, which repairs it, end the attempt with rollback, or give allow: unhealthy-side.',
  )
}

/**
 * How many are to serve: by its group, by the config, or as many as the side that is held for it. The count of a release
 * that is still to come says nothing of what serves now.
 */
function askedOf(goal: Goal, seen: Observation, live: Color): number {
  const { fleet, count } = goal.terms
  const { scaling } = seen.sides[live]
  if (scaling !== undefined) return scaling.desired
  if (fleet === 'existing') return 1
  const { idle, live: served } = seen.memo
  if (makes(goal) && goal.build !== served?.build) return 1
  const size = idle?.size ?? registered(seen, other(live)).length
  // What was rolled back from may have been larger, and so may what a person let be larger.
  const isBeside = idle?.standing === 'held' || idle?.standing === 'retiring'
  const follows = count.live && isBeside && !goal.allow.has('smaller-side')
  return Math.max(count.atLeast, follows ? size : 0)
}

/** Nothing is retired beside a live side that is not well: it may be needed. */
export function liveIsFit(goal: Goal, seen: Observation, live: Color): Answer {
  const { pairs } = goal.terms
  const [well, all] = [healthy(seen, live, pairs).length, registered(seen, live).length]
  if (goal.allow.has('unhealthy-live')) return go
  const loud = against(seen)
  if (loud.length > 0)
    return refuse(
      `the live side is not well: ${alarmsSaid(loud)}`,
      'Run rollback, wait until it is OK, or give allow: unhealthy-live.',
    )
  const asked = askedOf(goal, seen, live)
  if (all > 0 && well === all && well >= asked) return go
  const short = well < asked && well === all ? `; ${asked} are to serve` : ''
  return refuse(
    `the live side is not well: ${live} has ${healthSaid(seen, live, pairs)}${short}`,
    'Run rollback, repair it, or give allow: unhealthy-live.',
  )
}
