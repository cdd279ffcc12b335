import type { Instant, Observation } from './model.ts'
import type { IdleMemo } from './record.ts'
import { isDraining, registered } from './seen.ts'
import { isUnchecked } from './way-back.ts'

/** What became of the side that stands idle since it was left so, as questions about one look. */

/** How late its default is; 0 while it is not due. */
export const overdueMs = ({ due }: IdleMemo, now: Instant): number =>
  due === undefined ? 0 : Math.max(0, now - due)

/** A target of it that is not healthy any more. */
export interface Ailing {
  readonly id: string
  readonly state: string
  readonly said: string
}

/** What it has lost: targets that are not healthy, and how many are not there at all. */
export interface Loss {
  /** How many there were; undefined where nobody recorded it. */
  readonly of: number | undefined
  readonly ailing: readonly Ailing[]
  readonly gone: number
}

/**
 * A target in several groups is counted once, by the first group in which it ails. Where no rule names the group nobody
 * asks how they are: that is no loss.
 */
export function lossOf(seen: Observation, { color, size }: IdleMemo): Loss {
  const { targets } = seen.sides[color]
  const asked = isUnchecked(seen, color) ? [] : targets
  const sick = asked.filter((target) => !isDraining(target) && target.state !== 'healthy')
  const ailing = sick
    .filter(({ id }, at) => sick.findIndex((one) => one.id === id) === at)
    .map(({ id, state, said }) => ({ id, state, said }))
  const gone = size === undefined ? 0 : Math.max(0, size - registered(seen, color).length)
  return { of: size, ailing, gone }
}

/** How many instances stand on it, whatever they do. */
export const instancesOf = (seen: Observation, { color }: IdleMemo): number =>
  seen.sides[color].machines.filter(({ state }) => state === 'running' || state === 'pending').length
