import type { Goal } from './goal.ts'
import type { Observation } from './model.ts'
import { liveColor } from './seen.ts'

/** Whether this run is to move production traffic, and nothing has moved yet: whether it may is tried first. */
export function isToSwitch({ command, build }: Goal, { memo, routes, run }: Observation): boolean {
  if ((command !== 'deploy' && command !== 'switch') || run.cancelled) return false
  if (memo.intent !== undefined || liveColor(routes) === undefined) return false
  // A build that is live, or an attempt that is only to be undone, moves nothing.
  return memo.attempt === undefined
    ? build === undefined || build !== memo.live?.build
    : memo.attempt.verdict === 'open'
}
