import { listed } from '../listed.ts'
import { colors, type Observation } from '../model.ts'
import { act, fail, pass, reject } from '../moves.ts'
import { orphansOf } from '../orphans.ts'
import type { NameRecord } from '../side.ts'
import type { Step } from '../step.ts'
import { heldIsFit } from '../way-back.ts'
import { onAttempt } from './on-attempt.ts'

/** Steps of the sweep alone: what nobody else comes back for. */

/** An attempt that nobody works on any more has no verdict to wait for. */
export const abandoned: Step = onAttempt('end the dead attempt', [], (_goal, _seen, _now, { run }) =>
  reject(`its run ended without a verdict (${run})`),
)

/** Promise 5, for a rollback that nobody has just asked for: once it has begun it is not stopped half-way. */
export const heldFit: Step = {
  name: 'look at the held side',
  asks: ['targets'],
  next(goal, seen) {
    const { idle, intent } = seen.memo
    if (idle === undefined || intent !== undefined) return pass
    const found = heldIsFit(goal, seen, idle)
    return found.kind === 'refuse' ? fail(`${found.why}. ${found.remedy}`) : pass
  },
}

/** Without an attempt and without another side there is nothing to preview. */
export const unpreviewed: Step = {
  name: 'remove the stray preview',
  asks: ['preview'],
  next: (_goal, seen) =>
    isStray(seen)
      ? act({ kind: 'unpreview' }, 'no attempt is open and no side stands beside the live one')
      : pass,
}

/** Whether a preview rule stands that belongs to nothing. */
export const isStray = ({ memo: { attempt, idle, intent }, preview }: Observation): boolean =>
  preview !== undefined && attempt === undefined && idle === undefined && intent === undefined

/** Names lead to an orphan no more before it ends: afterwards nobody would know that they were its own. */
export const orphansUnnamed: Step = {
  name: 'remove the names of orphans',
  asks: ['names', 'machines'],
  next(goal, seen, now) {
    if (!goal.allow.has('orphans')) return pass
    const addresses = new Set(
      orphansOf(seen, now).flatMap(({ recorded, address, publicAddress }) => [
        recorded,
        address,
        publicAddress,
      ]),
    )
    const isTheirs = ({ values }: NameRecord) => values.every((value) => addresses.has(value))
    for (const color of colors) {
      const records = seen.sides[color].records.filter(isTheirs)
      if (records.length > 0)
        return act({ kind: 'unname', color, records }, listed(records.map(({ name }) => name)))
    }
    return pass
  },
}

/** With leave of `allow: orphans`, what belongs to nothing any more ends. */
export const orphansEnded: Step = {
  name: 'end the orphans',
  asks: ['owned', 'targets'],
  next(goal, seen, now) {
    const ids = orphansOf(seen, now).map(({ id }) => id)
    if (!goal.allow.has('orphans') || ids.length === 0) return pass
    return act(
      { kind: 'end-orphans', machines: ids },
      `${listed(ids)}: of no attempt that is open, live or kept`,
    )
  },
}
