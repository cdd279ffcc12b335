import { emptyMemo } from '../memo.ts'
import type { Step } from '../model.ts'
import { other } from '../model.ts'
import { pass, remember } from '../moves.ts'
import { identityOf, liveColor, registered } from '../seen.ts'
import { forwardTo } from './shifted.ts'

/** With leave of `allow: foreign-change`, what somebody else set is made one and taken into the record. */
export const agreed: Step = {
  name: 'agree with the routes',
  asks: ['routes'],
  next(goal, seen, now) {
    const { memo } = seen
    if (memo.attempt !== undefined || memo.live === undefined || !goal.allow.has('foreign-change'))
      return pass
    const color = liveColor(seen.routes)
    if (color === undefined) return forwardTo(seen, memo.live.color)
    if (color === memo.live.color) return pass
    const idle =
      registered(seen, other(color)).length === 0
        ? undefined
        : { ...emptyIdle(goal.run.actor), ...memo.live, standing: 'held' as const, since: now }
    const live = { ...identityOf({ ...emptyMemo, idle: memo.idle }, color), since: now }
    return remember(
      { ...memo, live, idle, intent: undefined },
      `somebody set every route to ${color}; the record follows`,
    )
  },
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
