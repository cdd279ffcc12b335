import type { Goal } from '../goal.ts'
import { emptyMemo, wholly } from '../memo.ts'
import type { Identity, Instant, Observation } from '../model.ts'
import { other } from '../model.ts'
import { fail, pass, remember } from '../moves.ts'
import type { Memo } from '../record.ts'
import { identityOf, intends, liveColor, registered } from '../seen.ts'
import type { Step } from '../step.ts'
import { proof } from './proven.ts'
import { forwardTo } from './shifted.ts'

/** Where traffic is by what somebody else set: on one side whole, else on the recorded one. */
function agreedSide({ memo, routes }: Observation): Identity | undefined {
  const color = liveColor(routes) ?? memo.live?.color
  if (color === undefined || color === memo.live?.color) return memo.live
  return identityOf({ ...emptyMemo, idle: memo.idle }, color)
}

/** The record once it follows what stands; the clock of the live side starts again (R6). */
export function agreedMemo(goal: Goal, seen: Observation, now: Instant): Memo {
  const { memo } = seen
  const side = agreedSide(seen)
  if (side === undefined) return memo
  const { color, release, build, attempt, adopted, origin } = side
  const live = { color, release, build, attempt, adopted, ...(origin && { origin }), since: now }
  if (memo.live === undefined || color === memo.live.color) return { ...memo, live, intent: undefined }
  const size = registered(seen, other(color)).length
  const idle = { ...emptyIdle(goal.run.actor), ...memo.live, standing: 'held' as const, since: now, size }
  return { ...memo, live, idle: size > 0 ? idle : undefined, intent: undefined, terms: goal.holdTerms }
}

/** R4: nobody stated a deadline, so only a person ends it. */
const emptyIdle = (by: string) => ({
  due: undefined,
  approval: true,
  holdDefault: 'retire' as const,
  run: '',
  by,
  reason: 'found after a change from outside',
})

/** With leave of `allow: foreign-change`, what somebody else set is made one. */
export const agreed: Step = {
  name: 'agree with the routes',
  asks: ['routes'],
  next(_goal, seen) {
    const side = agreedSide(seen)
    if (side === undefined) return fail('no record tells which side is live')
    // R4: from here on nothing may be retired before every node is shown to obey.
    if (!intends(seen.memo, side.color))
      return remember({ ...seen.memo, intent: wholly(side.color) }, `every route is to be on ${side.color}`)
    return forwardTo(seen, side.color)
  },
}

/** Whoever moved the routes may have done so a moment ago. */
export const agreedProven: Step = {
  name: 'prove the agreement',
  asks: ['routes'],
  next(goal, seen, now) {
    const side = agreedSide(seen)
    const late = (why: string) => fail(`where traffic is could not be proven: ${why}`)
    return side === undefined ? pass : proof(goal, seen, now, 'prove the agreement', side, { late })
  },
}

export const agreedNoted: Step = {
  name: 'note the agreement',
  asks: ['memo'],
  next: (goal, seen, now) =>
    remember(agreedMemo(goal, seen, now), `every route is on ${agreedSide(seen)?.color}; the record follows`),
}
