import { at, because, begin, goOn } from './activities.ts'
import { balancing, nextBalance, rebalance } from './balance.ts'
import type { Group } from './group.ts'
import { checkHealth, nextCheck } from './health.ts'
import { grow, lacks } from './launches.ts'
import { leave, nextLook, settleMember } from './members.ts'
import { nextToGo } from './scale-in.ts'
import { fireScheduled, nextScheduled } from './schedule.ts'
import { nextAdded, settleSources, targetsOf } from './sources.ts'
import { does, type State, standing, weigh } from './state.ts'

const PROTECTED =
  'Could not scale to desired capacity because all remaining instances are protected from scale in.'
const DRAIN_LOOK_MS = 500

/** Does all that a group has to do now, and plans the next look. */
export function look(state: State, group: Group): void {
  if (state.groups.get(group.name) !== group) return
  fireScheduled(state, group)
  settle(state, group)
  checkHealth(state, group)
  grow(state, group)
  rebalance(state, group)
  shrink(state, group)
  settle(state, group)
  if (weigh(standing(group)) === group.settings.desired) group.reason = ''
  if (group.isDeleted && group.members.size === 0) return void forget(state, group)
  const dueMs = nextDue(state, group)
  if (Number.isFinite(dueMs)) state.wake(group, dueMs - state.clock.now())
}

function settle(state: State, group: Group): void {
  for (const id of [...group.members.keys()]) settleMember(state, group, id)
  settleSources(state, group)
}

function shrink(state: State, group: Group): void {
  const { desired, terminationPolicies } = group.settings
  while (does(group, 'Terminate')) {
    const there = standing(group)
    const [size, surplus] = [weigh(there), weigh(there) - balancing(group) - desired]
    if (surplus <= 0) return
    const member = nextToGo(there, terminationPolicies, state.compute.launchTemplates)
    if (member === undefined) return void tellProtected(state, group)
    // Weights may leave more than desired, never less.
    if (weigh([member]) > surplus) return
    const sizes = `shrinking the capacity from ${size} to ${size - weigh([member])}.`
    const taken = `an instance was taken out of service in response to a difference between desired and actual capacity, ${sizes}`
    const selected = `instance ${member.id} was selected for termination.`
    leave(state, group, member, because(group.reason, at(state, taken), at(state, selected)))
  }
}

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-instance-protection.html */
function tellProtected(state: State, group: Group): void {
  if (group.activities.at(-1)?.message === PROTECTED) return
  const cause = because(group.reason, at(state, 'the group could not be scaled in.'))
  const description = 'Terminating EC2 instance'
  const { id } = begin(state, group, { description, cause, status: 'InProgress', details: '{}' })
  goOn(state, group, id, 'Cancelled', { message: PROTECTED })
}

function nextDue(state: State, group: Group): number {
  const members = [...group.members.values()].map((member) => nextLook(state, group, member))
  const { retryMs, settings } = group
  const owes = does(group, 'Launch') && weigh(standing(group)) < settings.desired && !group.isDeleted
  const retry = owes ? (lacks(state, group) ? state.clock.now() : retryMs) : Number.POSITIVE_INFINITY
  const own = [
    nextDrained(state, group),
    nextAdded(state, group),
    nextCheck(state, group),
    nextBalance(state, group),
  ]
  return Math.min(...members, ...own, retry, nextScheduled(group))
}

/** When what is being detached has drained. */
function nextDrained(state: State, group: Group): number {
  const leaving = [...group.sources.values()].filter(({ removing }) => removing)
  if (leaving.length === 0) return Number.POSITIVE_INFINITY
  const ids = new Set(group.members.keys())
  const targets = targetsOf(
    state,
    leaving.map(({ arn }) => arn),
    ids,
  )
  const now = state.clock.now()
  const until = Math.max(...targets.map(({ drainingUntilMs }) => drainingUntilMs ?? now), now)
  return until > now ? until : now + DRAIN_LOOK_MS
}

/** The group is no more; what it did can still be asked for. */
export function forget(state: State, group: Group): void {
  state.groups.delete(group.name)
  state.past.push(...group.activities)
  state.alarms.get(group)?.timer.cancel()
  state.alarms.delete(group)
}
