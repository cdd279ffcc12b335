import { counted } from '../counted.ts'
import { listed } from '../listed.ts'
import type { Color, Observation } from '../model.ts'
import { act, fail, pass, stoodMs, wait, waitWithin } from '../moves.ts'
import { isDraining, isThere, registered } from '../seen.ts'
import type { Scaling, Target } from '../side.ts'
import type { Move } from '../step.ts'

/** How a side, or some machines of it, leaves: out of service, out of its names, ended. */

/** AWS drains for at most an hour. */
const longestDrainMs = 60 * 60_000

/** How much later than its delay a target may leave; past it something else holds it. */
const drainSlackMs = 5 * 60_000

/** How long the draining of these targets takes, by the delay of their own groups. */
const drainLimitMs = (draining: readonly Target[]): number =>
  Math.max(...draining.map(({ drainsForMs = longestDrainMs }) => drainsForMs)) + drainSlackMs

/** Machines that are not ours are told by name: they go on running, and costing (R9). */
function staying(seen: Observation, color: Color, left: readonly string[]): string {
  const ours = seen.sides[color].machines.filter((machine) => machine.ours).map(({ id }) => id)
  const strangers = left.filter((id) => !ours.includes(id))
  return strangers.length === 0 ? '' : `; not made by us, left running: ${strangers.join(', ')}`
}

/** Everything of the side out of service, or only these targets. */
export function drain(
  seen: Observation,
  color: Color,
  rung: string,
  now: number,
  some?: ReadonlySet<string>,
): Move {
  const left = registered(seen, color).filter((id) => some?.has(id) ?? true)
  if (left.length > 0)
    return act(
      { kind: 'deregister', color, only: some && left },
      `${counted(left.length, 'target')} of ${color} → out of service${staying(seen, color, left)}`,
    )
  const draining = seen.sides[color].targets.filter(
    (target) => isDraining(target) && (some?.has(target.id) ?? true),
  )
  if (draining.length === 0) return pass
  const said = `${counted(draining.length, 'target')} of ${color}`
  return stoodMs(seen, rung, now) > drainLimitMs(draining)
    ? fail(`${said} still draining`)
    : wait(5000, `${said} draining`)
}

/** Every record of the side, or those that lead to one of these addresses. */
export function unname(seen: Observation, color: Color, to?: ReadonlySet<string>): Move {
  const records = seen.sides[color].records.filter(
    ({ values }) => to === undefined || values.some((value) => to.has(value)),
  )
  return records.length === 0
    ? pass
    : act({ kind: 'unname', color, records }, listed(records.map(({ name }) => name)))
}

/** What a group waits for may take long: connections that drain, and then its own hooks. */
export const endLimitMs = 150 * 60_000

/** Ends what is ours on the side, or these machines of it; a group ends as one, but for what was kept of it. */
export function terminate(
  seen: Observation,
  color: Color,
  rung: string,
  now: number,
  some?: ReadonlySet<string>,
): Move {
  // R9: only what carries our tags, whichever attempt left it here.
  const ids = seen.sides[color].machines
    .filter((machine) => machine.ours && isThere(machine) && (some?.has(machine.id) ?? true))
    .map(({ id }) => id)
  if (ids.length === 0) return pass
  const { scaling } = seen.sides[color]
  if (scaling === undefined || !isToldToEnd(scaling))
    return act({ kind: 'terminate', color, machines: ids }, `${listed(ids)} of ${color}`)
  return endedBy(seen, scaling, ids.length, rung, now)
}

/** Of a group that launches for nobody any more, what was kept stays. */
const isToldToEnd = ({ attempt, desired, kept = 0, ...scaling }: Scaling): boolean =>
  (desired === 0 || (attempt === '' && desired <= kept)) &&
  [...scaling.protected, ...scaling.shielded].length === 0

/** A group that was told ends its machines by itself, after its own hooks. */
export function endedBy(
  seen: Observation,
  { group, said }: Scaling,
  count: number,
  rung: string,
  now: number,
): Move {
  const why = [`${group} ends ${counted(count, 'machine')}`, said].filter(Boolean).join('; ')
  return waitWithin(seen, rung, now, endLimitMs, why, fail)
}
