import { at } from './activities.ts'
import type { Group } from './group.ts'
import { launchIn, placesOrNone } from './launches.ts'
import { does, type State, standing, weigh } from './state.ts'

/** How long zones stay uneven before something is done, and after a launch that failed; AWS gives no numbers. */
const PATIENCE_MS = 60_000
const RETRY_MS = 300_000

interface Uneven {
  readonly most: string
  readonly least: string
}

/**
 * Evens out zones, one instance after the other: "launches new instances before terminating the old ones". What is too
 * much then goes as in any scale-in.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html#AutoScalingBehavior.InstanceUsage
 */
export function rebalance(state: State, group: Group): void {
  const uneven = unevenZones(group)
  const now = state.clock.now()
  if (uneven === undefined) group.balanceMs = undefined
  else if (group.balanceMs === undefined) group.balanceMs = now + PATIENCE_MS
  else if (now >= group.balanceMs) {
    group.balanceMs = now + (move(state, group, uneven) ? PATIENCE_MS : RETRY_MS)
  }
}

/** When it is next tried. */
export function nextBalance(state: State, group: Group): number {
  if (unevenZones(group) === undefined) return Number.POSITIVE_INFINITY
  return group.balanceMs ?? state.clock.now()
}

/** So much of the group is not yet to be taken for too much. */
export function balancing(group: Group): number {
  return weigh(standing(group).filter(({ balances, state }) => balances && state !== 'InService'))
}

/** Two zones that differ by more than one, or a zone that the group has left; only of a group that is at rest. */
function unevenZones(group: Group): Uneven | undefined {
  const { desired, zones } = group.settings
  const members = standing(group)
  const isAtRest = weigh(members) === desired && members.every(({ state }) => state === 'InService')
  if (group.isDeleted || !isAtRest || !does(group, 'AZRebalance') || !does(group, 'Launch')) return undefined
  const count = (zone: string) => members.filter((member) => member.zone === zone).length
  const least = zones.toSorted((one, other) => count(one) - count(other))[0]
  const free = new Set(members.filter(({ isProtected }) => !isProtected).map(({ zone }) => zone))
  const left = [...free].find((zone) => !zones.includes(zone))
  const most = left ?? [...free].toSorted((one, other) => count(other) - count(one))[0]
  if (least === undefined || most === undefined) return undefined
  return left !== undefined || count(most) - count(least) > 1 ? { most, least } : undefined
}

function move(state: State, group: Group, { most, least }: Uneven): boolean {
  const there = standing(group)
  const counts = [most, least].map((zone) => there.filter((member) => member.zone === zone).length)
  const cause = at(
    state,
    `availability zones ${most} ${least} had ${counts.join(' ')} instances respectively. An instance was launched to aid in balancing the group's zones.`,
  )
  const room = placesOrNone(state, group).filter(({ zone }) => zone === least)
  if (!launchIn(state, group, room, cause, { balances: true })) return false
  const tooMany = `instances were launched to balance instances in zones ${most} with other zones resulting in more than desired number of instances in the group.`
  group.reason = at(state, tooMany)
  return true
}
