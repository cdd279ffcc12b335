/** When a target was asked, by every measure of time that there is. */
export interface Moment {
  readonly sandboxMs: number
  readonly machineMs: number
  /** The move of the clock during which it was; undefined while time just flows. */
  readonly move: number | undefined
}

/** The longest that a target is left in peace while the clock is moved, by the sandbox's time. */
const MOVED_MS = 30 * 60_000

/** How soon a target may be asked again while time flows, by the machine's; only far above ordinary speeds it counts. */
const FLOWING_MS = 100

/**
 * Whether a target that was asked then, and whose answer changed nothing, may be left in peace now: moving the clock by
 * ten hours would else mean thousands of requests to each target, none of which has time to change. A finding never
 * outlives the move of the clock in which it was made.
 */
export function mayRest(asked: Moment, now: Moment): boolean {
  if (asked.move !== now.move) return false
  if (now.move === undefined) return now.machineMs - asked.machineMs < FLOWING_MS
  return now.sandboxMs - asked.sandboxMs < MOVED_MS
}
