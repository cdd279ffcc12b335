import { counted } from './counted.ts'
import type { Answer } from './finds/answers.ts'
import type { Goal } from './goal.ts'
import type { Color, Identity, Observation } from './model.ts'
import { other } from './model.ts'
import type { Attempt } from './record.ts'
import { healthSaid, healthy, liveColor, registered, sizeOf } from './seen.ts'

/** Promise 5: whether a side can take the traffic back. */

const go: Answer = { kind: 'go' }
const refuse = (why: string, remedy: string): Answer => ({ kind: 'refuse', why, remedy })

/**
 * Without a rule that names it nobody checks its health; the ladder puts the preview back and looks then.
 * (A target in a group that is named is `unused` only when its instance is stopped.)
 */
export const isUnchecked = (seen: Observation, color: Color): boolean => {
  const states = seen.sides[color].targets.map(({ state }) => state)
  return (
    seen.preview?.names.includes(color) !== true &&
    states.includes('unused') &&
    states.every((state) => state === 'unused' || state === 'healthy')
  )
}

/** No rollback to a side with nothing healthy, with less than serves now, or smaller than a healthy live side. */
export function heldIsFit(goal: Goal, seen: Observation, to: Identity): Answer {
  const { pairs } = goal.terms
  const [well, all] = [healthy(seen, to.color, pairs).length, registered(seen, to.color).length]
  const [liveWell, liveAll] = [
    healthy(seen, other(to.color), pairs).length,
    registered(seen, other(to.color)).length,
  ]
  // A group gets what it lacks before traffic moves; what it has must be well.
  const lacks = goal.command === 'switch' ? 0 : lackingIn(seen, to.color)
  // Traffic that a person has moved there already is only taken into the record.
  if (all > 0 && liveColor(seen.routes) === to.color) return go
  if (all === 0) return refuse(`${to.color} has no targets`, 'Deploy the release to go back to.')
  if (
    !isUnchecked(seen, to.color) &&
    (well === 0 || well + lacks < liveWell) &&
    !goal.allow.has('unhealthy-side')
  ) {
    return refuse(
      `${to.color} is not fit: ${healthSaid(seen, to.color, pairs)}; ${other(to.color)} has ${liveWell} healthy`,
      'Repair it, or give allow: unhealthy-side.',
    )
  }
  if (liveWell === liveAll && all + lacks < liveAll && !goal.allow.has('smaller-side')) {
    return refuse(
      `${to.color} has ${counted(all, 'target')}, the healthy ${other(to.color)} has ${liveAll}`,
      'Make it as large, or give allow: smaller-side.',
    )
  }
  return go
}

/** How many targets the group of a side to go back to is still to bring: it can be as large as the one that serves. */
function lackingIn(seen: Observation, color: Color): number {
  const { scaling, targets } = seen.sides[color]
  const begun = registered(seen, color).filter((id) =>
    targets.some((target) => target.id === id && target.state !== 'initial'),
  )
  const wanted = Math.max(sizeOf(seen, color), sizeOf(seen, other(color)))
  return scaling === undefined ? 0 : wanted - begun.length
}

/** An open attempt that has all of the traffic is turned back only to a side that can take it. */
export function homeIsThere(goal: Goal, seen: Observation, { color, verdict }: Attempt): Answer {
  const [home, { pairs }] = [other(color), goal.terms]
  if (verdict === 'rejected' || liveColor(seen.routes) !== color || isUnchecked(seen, home)) return go
  const isLost = healthy(seen, home, pairs).length === 0 && healthy(seen, color, pairs).length > 0
  if (registered(seen, home).length > 0 && (!isLost || goal.allow.has('unhealthy-side'))) return go
  return refuse(
    `${home} is not fit: ${healthSaid(seen, home, pairs)}; ${color} has the traffic`,
    'Repair it, finish the attempt with deploy, or give allow: unhealthy-side.',
  )
}
