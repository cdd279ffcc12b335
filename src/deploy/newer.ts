import { type Answer, go, unless } from './finds/answers.ts'
import { makes, same } from './finds/found.ts'
import type { Goal } from './goal.ts'
import type { Observation } from './model.ts'
import { identityOf, liveColor, registered } from './seen.ts'

/**
 * Whether this run is about to replace what is live by a build that must not be older. An attempt that goes on was let
 * through when it began, and a way back, or a switch to a side that stands there already, may well be to an older one.
 */
export function isToBeNewer(goal: Goal, seen: Observation): boolean {
  const live = liveColor(seen.routes)
  if (!makes(goal) || goal.allow.has('older-release') || seen.run.cancelled || live === undefined)
    return false
  const stands = seen.memo.live !== undefined || registered(seen, live).length > 0
  return stands && !same(goal, seen) && goal.build !== seen.memo.live?.build
}

/** A build that is older than the live one is let through only by a person. */
export function newerOnly(goal: Goal, seen: Observation): Answer {
  const { age } = seen.run
  const live = liveColor(seen.routes)
  if (!age?.older || !makes(goal) || live === undefined) return go()
  return unless(
    goal,
    'older-release',
    `${goal.release} is older than ${identityOf(seen.memo, live).release}, which is live (older-release): ${age.said}`,
    'Release what is newer, or go back to a held side with rollback.',
  )
}
