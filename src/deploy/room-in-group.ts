import { type Answer, go, refuse } from './finds/answers.ts'
import { rollbackDue } from './finds/found.ts'
import type { Goal } from './goal.ts'
import { retirementOf } from './hold-terms.ts'
import { listed } from './listed.ts'
import type { Instant, Observation } from './model.ts'
import { isThere } from './seen.ts'

/**
 * An Auto Scaling group launches an attempt only when nothing else is in it. What the retirement that comes first in
 * this run would leave there is known before anything is given up for it.
 */
export function groupIsFreed(goal: Goal, seen: Observation, now: Instant): Answer {
  const { idle, live } = seen.memo
  const back = rollbackDue(seen, now)
  const [leaves, serves] = back === undefined ? [idle, live] : [live, back]
  const group = leaves && seen.sides[leaves.color].scaling?.group
  if (leaves === undefined || group === undefined || goal.build === serves?.build) return go()
  const members = seen.sides[leaves.color].machines.filter((one) => one.origin === 'group' && isThere(one))
  const stays = (ours: boolean) => listed(members.flatMap((one) => (one.ours === ours ? [one.id] : [])))
  const said = (ids: string, why: string) =>
    `${leaves.color} is retired first, and ${group} would still hold ${ids}, ${why}`
  const strangers = goal.allow.has('adopted') ? '' : stays(false)
  if (strangers !== '')
    return refuse(
      said(strangers, 'which no attempt of ours launched'),
      'Give allow: adopted, which ends them too, or run retire and set the group to zero: min 0, desired 0.',
    )
  const kept = retirementOf(goal.terms, seen.memo).whenQuiet === 'keep' ? stays(true) : ''
  return kept === ''
    ? go()
    : refuse(said(kept, 'which it keeps (then: keep)'), 'Run retire with allow: kept, which ends them too.')
}
