import { against } from '../deploy/alarms.ts'
import { differs } from '../deploy/finds/found.ts'
import { overdueMs } from '../deploy/held.ts'
import type { Color, Instant, Observation } from '../deploy/model.ts'
import type { IdleMemo } from '../deploy/record.ts'
import { isDraining, registered, servingColor } from '../deploy/seen.ts'

/** What a person who looks at a service can do now, by the commands' own names; empty where nothing is open. */
export function whatNow(seen: Observation, now: Instant): string {
  const { lease, memo, routes } = seen
  const { attempt, intent, idle } = memo
  if (lease !== undefined && !lease.over) return 'that run works on it: cancel it, or wait for its end'
  if (routes.some(({ forwards }) => forwards === 'foreign'))
    return 'set that route to one of the two target groups: until then every command is refused'
  if (attempt?.verdict === 'rejected') return 'command rollback finishes the rejection'
  if (attempt !== undefined)
    return attempt.parked === undefined
      ? 'the same command goes on with the attempt; undo: command rollback'
      : 'command switch goes on with the attempt; undo: command rollback'
  if (intent !== undefined)
    return `a run that set every route to ${intent.color} has not finished: command ${intent.color === idle?.color ? 'rollback' : 'sweep'} goes on`
  if (differs(seen))
    return idle?.standing === 'held'
      ? `command rollback sets every route to ${idle.color}; or set them back`
      : 'set the routes back, or run rollback'
  return idle === undefined ? '' : beside(seen, idle, now)
}

/** What can be done about the side that stands idle. */
function beside(seen: Observation, idle: IdleMemo, now: Instant): string {
  const back = `command rollback goes back to ${idle.release}`
  if (idle.standing === 'retiring')
    return `command retire, or a sweep, goes on; ${back} while it still serves`
  if (idle.standing !== 'held') return 'the next deploy replaces what stands idle'
  if (isAiling(seen, servingColor(seen))) return `what is live is not well: ${back}`
  if (overdueMs(idle, now) === 0) return `undo: command rollback; end the hold: command retire`
  return idle.holdDefault === 'rollback'
    ? 'the next sweep or deploy rolls back, and so does command rollback; keep what is live: command retire'
    : `the next sweep or deploy retires it; until then ${back}`
}

/** Whether a target of what serves is not healthy, or an alarm of the watch speaks against it. */
const isAiling = (seen: Observation, live: Color | undefined): boolean =>
  live !== undefined &&
  (against(seen).some(({ state }) => state === 'ringing') ||
    registered(seen, live).length === 0 ||
    seen.sides[live].targets.some((target) => !isDraining(target) && target.state !== 'healthy'))
