import { type Color, colors, type Observation, other } from './model.ts'
import { alive, intends, isMeant, liveColor, registered } from './seen.ts'

/**
 * What in this look does not fit together, a sentence each: routes among themselves, routes and record,
 * record and sides. Empty when nothing disagrees. What a run that died left behind, and a later run of
 * the same ladder finishes, is no disagreement as long as the record tells of it.
 */
export function disagreements(seen: Observation): readonly string[] {
  return [
    ...betweenRoutes(seen),
    ...betweenRoutesAndRecord(seen),
    ...colors.flatMap((color) => betweenRecordAndSide(seen, color)),
  ]
}

function betweenRoutes({ routes, memo }: Observation): readonly string[] {
  // Both sides have weight while a switch goes by steps: the record tells how much.
  const mixed = routes.filter((route) => route.forwards === 'mixed' && !isMeant(memo, route))
  const odd = [...routes.filter(({ forwards }) => forwards === 'foreign'), ...mixed]
  if (odd.length > 0) return odd.map(({ name, said }) => `route ${name} forwards to ${said}`)
  if (routes.every((route) => route.forwards === 'mixed') || liveColor(routes) !== undefined) return []
  return [`the routes disagree: ${routes.map(({ name, forwards }) => `${name} to ${forwards}`).join(', ')}`]
}

function betweenRoutesAndRecord({ routes, memo }: Observation): readonly string[] {
  const live = liveColor(routes)
  if (live === undefined || memo.live === undefined || live === memo.live.color) return []
  // R4: the intent stands in the record before the first route moves.
  if (intends(memo, live)) return []
  return [`every route goes to ${live}; the record says ${memo.live.color} with ${memo.live.release} is live`]
}

function betweenRecordAndSide(seen: Observation, color: Color): readonly string[] {
  const live = liveColor(seen.routes)
  const isLive = live === color
  const { idle, attempt } = seen.memo
  const targets = registered(seen, color)
  const found: string[] = []
  if (isLive && targets.length === 0) found.push(`every route goes to ${color}, which has no target`)
  if (isLive) found.push(...strangersOn(seen, color))
  if (idle?.color === color && attempt?.color !== color) {
    if (isLive && !intends(seen.memo, color))
      found.push(`the record says ${color} is ${idle.standing}; every route goes there`)
    const shouldStand = idle.standing === 'held' || idle.standing === 'rolled-back'
    if (shouldStand && targets.length === 0)
      found.push(`the record says ${color} is ${idle.standing} with ${idle.release}; it has no target`)
  }
  const explained = [seen.memo.live, idle, attempt].some((identity) => identity?.color === color)
  if (live === other(color) && !explained) found.push(...unexplained(seen, color))
  return found
}

/** Machines of another attempt of ours among those that serve. */
function strangersOn(seen: Observation, color: Color): readonly string[] {
  const { live } = seen.memo
  if (live === undefined || live.adopted || live.color !== color || seen.memo.attempt?.color === color)
    return []
  const targets = registered(seen, color)
  return seen.sides[color].machines
    .filter(({ id, ours, attempt }) => ours && targets.includes(id) && attempt !== live.attempt)
    .map(
      ({ id, attempt }) => `${id} serves on ${color} and is of attempt ${attempt}; live is ${live.attempt}`,
    )
}

/** What stands on an idle side that nothing recorded explains. */
function unexplained(seen: Observation, color: Color): readonly string[] {
  const ours = seen.sides[color].machines
    .filter((machine) => machine.ours && alive(machine))
    .map(({ id }) => id)
  const ids = [...new Set([...registered(seen, color), ...ours])]
  if (ids.length === 0) return []
  return [`${ids.join(', ')} on ${color}, which nothing recorded explains`]
}
