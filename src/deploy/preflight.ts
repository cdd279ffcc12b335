import { type Answer, refuse } from './finds/answers.ts'
import { differs, goesOn, mayAgree } from './finds/found.ts'
import { answer, rows } from './finds/table.ts'
import type { Goal } from './goal.ts'
import { boundTerms, isSameGround } from './hold-terms.ts'
import { imagine } from './imagine/imagine.ts'
import type { Instant, Observation } from './model.ts'
import { newerOnly } from './newer.ts'
import { checkedSide } from './side-checks.ts'
import { agreedMemo } from './steps/agreed.ts'

/** What preflight says before anything is written: go, or one refusal with its remedy; never asked midway (R7). */
export type Preflight = { readonly row: string } & Answer

/**
 * Asked before the lease and again right after it, never later in the same run: it would refuse in the middle of its own switch.
 * Rows are tried from the top; the first that fits decides.
 */
export function preflight(goal: Goal, look: Observation, now: Instant): Preflight {
  if (goal.command === 'status') return { row: 'status', kind: 'go' }
  if (isOutdated(goal, look)) return { row: 'a record that says other terms', ...outdated }
  const seen = asAgreed(goal, look, now)
  const row = rows.find(({ fits }) => fits(goal, seen, now))
  if (row === undefined)
    return {
      row: 'no row',
      kind: 'refuse',
      why: 'what is there fits no known state',
      remedy: 'Run status and look at both sides.',
    }
  const found = answer(row, goal, seen, now)
  // What is agreed with has to be written down, even where nothing else is left to do.
  if (found.kind === 'unchanged' && seen !== look) return { row: row.name, kind: 'go' }
  if (found.kind !== 'go') return { row: row.name, ...found }
  const side = checkedSide(goal, seen, now)
  return { row: row.name, ...(side.kind === 'go' ? newerOnly(goal, look) : side) }
}

/** Another run has left other terms since this one was put together by the record. */
function isOutdated({ command, bound, holdTerms }: Goal, { memo }: Observation): boolean {
  const told = boundTerms(command, memo)
  return bound !== undefined && told !== undefined && !isSameGround(told, bound.terms ?? holdTerms)
}

const outdated = refuse(
  'the record names other routes, groups or names than when this run began',
  'Run it again.',
)

/** What the command will find once the routes are agreed with: the other rows are about that (`foreign-change`). */
function asAgreed(goal: Goal, seen: Observation, now: Instant): Observation {
  if (!mayAgree(goal, seen) || seen.memo.attempt !== undefined || !differs(seen)) return seen
  if (goesOn(goal, seen, now)) return seen
  const memo = agreedMemo(goal, seen, now)
  const color = memo.live?.color
  return color === undefined ? seen : imagine({ ...seen, memo }, { kind: 'forward', color }, now)
}
