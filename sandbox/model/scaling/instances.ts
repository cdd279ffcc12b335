import { AwsError } from '../../aws-error.ts'
import { at, because } from './activities.ts'
import type { Activity, Group } from './group.ts'
import { isInGrace } from './health.ts'
import type { Member } from './member.ts'
import { leave } from './members.ts'
import { change, findLiving, invalid, isLeaving, type State, standing, weigh } from './state.ts'

const MOST_IDS = 50

/** The group that an instance belongs to. */
export function groupOf({ groups }: Pick<State, 'groups'>, id: string): Group | undefined {
  return [...groups.values()].find(({ members }) => members.has(id))
}

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetInstanceProtection.html */
export function protect(state: State, name: string, ids: readonly string[], isProtected: boolean): void {
  const group = findLiving(state, name)
  if (ids.length > MOST_IDS)
    throw new AwsError('LimitExceeded', `The maximum number of instance IDs is ${MOST_IDS}`)
  for (const id of ids) checkInService(group, id)
  for (const id of ids) change(group, id, { isProtected })
  state.wake(group, 0)
}

function checkInService(group: Group, id: string): void {
  const member = group.members.get(id)
  if (member === undefined)
    throw invalid(`The instance ${id} is not part of Auto Scaling group ${group.name}.`)
  if (member.state !== 'InService')
    throw invalid(`The instance ${id} is not in InService or EnteringStandby or Standby.`)
}

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetInstanceHealth.html */
export function setHealth(state: State, id: string, isHealthy: boolean, respectsGrace: boolean): void {
  const [group, member] = memberOf(state, id, 'Instance not found - ')
  if (isHealthy) {
    const { unhealthy, ...fit } = member
    group.members.set(id, fit)
    return
  }
  if (respectsGrace && isInGrace(state, group, member)) return
  change(group, id, { unhealthy: 'an instance was taken out of service in response to a user health-check.' })
  state.wake(group, 0)
}

/**
 * Ends one instance, protected or not; unless the capacity goes down with it, another one comes.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_TerminateInstanceInAutoScalingGroup.html
 */
export function terminate(state: State, id: string, decrements: boolean): Activity {
  const [group, member] = memberOf(state, id, 'Instance Id not found - ')
  if (isLeaving(member))
    throw new AwsError(
      'ScalingActivityInProgress',
      `Scaling activity ${member.activityId} is in progress and blocks this action`,
    )
  const { min, desired } = group.settings
  if (decrements && desired <= min) throw invalid(atTheLeast(min))
  const [count, weight] = [weigh(standing(group)), weigh([member])]
  if (decrements) group.settings = { ...group.settings, desired: Math.max(min, desired - weight) }
  const shrinking = decrements ? `, shrinking the capacity from ${count} to ${count - weight}.` : '.'
  const cause = at(state, `instance ${id} was taken out of service in response to a user request${shrinking}`)
  const activity = leave(state, group, member, because(cause))
  state.wake(group, 0)
  return activity
}

function atTheLeast(min: number): string {
  return `Currently, desiredSize equals minSize (${min}). Terminating instance without replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.`
}

function memberOf(state: State, id: string, prefix: string): readonly [Group, Member] {
  const group = groupOf(state, id)
  const member = group?.members.get(id)
  if (group !== undefined && member !== undefined) return [group, member]
  throw invalid(`${prefix}No managed instance found for instance ID: ${id}`)
}
