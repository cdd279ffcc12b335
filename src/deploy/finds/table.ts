import type { Goal } from '../goal.ts'
import type { Instant, Observation } from '../model.ts'
import { type Answer, go } from './answers.ts'
import { idleSides } from './idle-sides.ts'
import { liveBuilds } from './live-builds.ts'
import { openAttempts } from './open-attempts.ts'
import { othersAtWork } from './others-at-work.ts'
import type { Row } from './row.ts'

/** The table "what a command finds", from the top: the first row that fits decides. */
export const rows: readonly Row[] = [...othersAtWork, ...openAttempts, ...liveBuilds, ...idleSides]

/** The row's answer for the goal's command. */
export function answer(row: Row, goal: Goal, seen: Observation, now: Instant): Answer {
  const { command } = goal
  if (command === 'status') return go()
  return row[command === 'provision' ? 'deploy' : command](goal, seen, now)
}
