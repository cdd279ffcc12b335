import { isDue } from '../finds/found.ts'
import type { Goal } from '../goal.ts'
import { retirementOf } from '../hold-terms.ts'
import { hasFinished } from '../leaving.ts'
import { listed } from '../listed.ts'
import { retiring } from '../memo.ts'
import { type Instant, type Observation, other } from '../model.ts'
import { act, check, done, pass, remember, stoodMs, wait } from '../moves.ts'
import { ageSaid } from '../orphans.ts'
import type { IdleMemo } from '../record.ts'
import { alive, isThere, keptIds } from '../seen.ts'
import type { Step } from '../step.ts'
import { endedBy, unname } from './leaving-side.ts'
import { onIdle } from './on-idle.ts'

/** Since when the live side serves alone: since it was accepted, or since a rejected side lost traffic again. */
const aloneSince = (seen: Observation, idle: IdleMemo): Instant =>
  Math.max(seen.memo.live?.since ?? 0, idle.standing === 'retiring' ? 0 : idle.since)

/** Nothing is retired before the live side has served alone for the minimum hold, proven or not. */
// Something is asked for AWS's clock: the wait is by its time (R6). It is what the look at the live side needs, after it.
export const settled: Step = onIdle(
  'keep the minimum hold',
  ['routes', 'targets', 'alarms'],
  (goal, seen, now, idle) => {
    const leftMs = aloneSince(seen, idle) + goal.terms.minimumHoldMs - now
    return leftMs > 0 ? wait(leftMs, `the minimum hold lasts ${Math.ceil(leftMs / 1000)} s more`) : pass
  },
)

/** Whether a side that still works is ended all the same: its deadline is over, and it is not to be kept. */
export function isToEnd(goal: Goal, seen: Observation, idle: IdleMemo, now: Instant): boolean {
  const { deadlineMs, atDeadline } = retirementOf(goal.terms, seen.memo)
  return idle.standing === 'retiring' && now >= idle.since + deadlineMs && atDeadline !== 'keep'
}

/** That the side still works; past a deadline that keeps it, which no later run gets beyond, how it is ended all the same. */
export function worksSaid({ terms }: Goal, seen: Observation, now: Instant, idle: IdleMemo): string {
  const lateMs = now - idle.since - retirementOf(terms, seen.memo).deadlineMs
  const isLate = idle.standing === 'retiring' && lateMs >= 0
  const late = isLate ? `, ${ageSaid(lateMs)} past its deadline, until retire with allow: busy ends it` : ''
  return `${idle.color} still works${late}: ${seen.findings[`busy/${idle.color}`]?.said}`
}

/** What this run is for is live: only the end of what it replaced is left. */
const hasArrived = (goal: Goal, seen: Observation): boolean =>
  seen.run.attempt !== undefined || (goal.build !== undefined && goal.build === seen.memo.live?.build)

/** The side has no work left, by its own word; a busy side is never ended before its deadline. */
export const finished: Step = onIdle(
  'let work finish',
  ['routes', 'targets', 'machines', 'alarms'],
  (goal, seen, now, idle, rung) => {
    const works = seen.sides[idle.color].machines.some(
      (machine) => alive(machine) && !hasFinished(seen.memo, machine),
    )
    const { busy, busyEveryMs } = goal.terms.retire
    if (!busy || goal.allow.has('busy') || !works) return pass
    const key = `busy/${idle.color}`
    const finding = seen.findings[key]
    // Asked once by every run, at the deadline too: what becomes of the machines depends on the answer.
    if (finding !== undefined && (finding.passed || isToEnd(goal, seen, idle, now))) return pass
    if (finding === undefined || now - finding.at >= busyEveryMs) {
      return check('busy', key, idle, finding?.said ?? `does ${idle.color} still work?`)
    }
    if (idle.standing !== 'retiring')
      return remember(retiring(goal, seen, now, idle), `${idle.color} still works → it is retiring`)
    if (stoodMs(seen, rung, now) < goal.waitMs) return wait(busyEveryMs, finding.said)
    return done(
      goal.command === 'retire' || hasArrived(goal, seen) ? 'retiring' : 'failed',
      worksSaid(goal, seen, now, idle),
    )
  },
)

/**
 * The hold is answered, before anything is taken away (R4): should this run die, a sweep goes on with what it began,
 * however long the window would have been, and nobody goes back to half a side.
 */
export const begun: Step = onIdle('begin the retirement', [], (goal, seen, now, idle) => {
  if (idle.standing === 'held')
    return remember(
      retiring(goal, seen, now, idle),
      `${idle.color} with ${idle.release} is not held any more`,
    )
  // What was rejected, or rolled back from, stays so: no traffic goes there without leave.
  if (isDue(idle, now)) return pass
  const due = { ...seen.memo, idle: { ...idle, due: now } }
  return remember(due, `${idle.color} with ${idle.release} is not kept any longer`)
})

/** With leave of `allow: adopted`, machines that we did not make become ours before they are lost from sight. */
export const adopted: Step = onIdle(
  'adopt the machines',
  ['machines', 'targets'],
  (goal, seen, _now, idle) => {
    const strangers = seen.sides[idle.color].machines
      .filter((machine) => !machine.ours && isThere(machine))
      .map(({ id }) => id)
    // Machines that the config names are never ended.
    if (goal.terms.fleet === 'existing') return pass
    if (!idle.adopted || !goal.allow.has('adopted') || strangers.length === 0) return pass
    return act(
      { kind: 'adopt', color: idle.color, machines: strangers },
      `${strangers.join(', ')}: allowed to end with ${idle.color}`,
    )
  },
)

export const idleUnpreviewed: Step = onIdle('remove the preview', ['preview'], (_goal, seen, _now, idle) =>
  seen.preview === undefined ? pass : act({ kind: 'unpreview' }, `${idle.color} is about to be emptied`),
)
/** Names of machines that ended by themselves are left: they go too. */
export const idleUnnamed: Step = onIdle(
  'remove what names are left',
  ['names', 'machines'],
  (_goal, seen, _now, idle) => unname(seen, idle.color),
)

/** The record forgets the side. */
export const forgotten: Step = onIdle('end the hold', ['memo'], (_goal, seen, _now, idle) =>
  remember({ ...seen.memo, idle: undefined, intent: undefined }, `${idle.color} is empty`),
)

/** With leave of `allow: kept`, machines that an earlier retirement kept or stopped end too. */
export const keptEnded: Step = {
  name: 'end what was kept',
  asks: ['machines'],
  next(goal, seen, now) {
    const ids = keptIds(seen)
    if (!goal.allow.has('kept') || ids.length === 0) return pass
    // Their group is that of the idle side, and ends them in its own time.
    const idle = seen.memo.live && seen.sides[other(seen.memo.live.color)].scaling
    if (idle?.desired === 0) return endedBy(seen, idle, ids.length, 'end what was kept', now)
    return act(
      { kind: 'terminate', color: 'kept', machines: ids },
      `${listed(ids)}: kept before, allowed to end`,
    )
  },
}
