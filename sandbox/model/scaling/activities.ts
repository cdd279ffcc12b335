import type { Activity, ActivityStatus, Group } from './group.ts'
import { type State, timeText, uuid } from './state.ts'

/** What an activity says when it begins. */
export type NewActivity = Pick<Activity, 'description' | 'cause' | 'status' | 'details'>

/**
 * Notes what the group begins to do.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scaling-activities.html
 */
export function begin(state: State, group: Group, activity: NewActivity): Activity {
  const begun = {
    ...activity,
    id: uuid(state),
    groupName: group.name,
    groupArn: group.arn,
    startMs: state.clock.now(),
  }
  group.activities.push(begun)
  return begun
}

/** Notes how far it is. One that has ended stays as it is. */
export function goOn(
  state: State,
  group: Group,
  id: string,
  status: ActivityStatus,
  more: Partial<Pick<Activity, 'message' | 'description'>> = {},
): void {
  const at = group.activities.findIndex((activity) => activity.id === id)
  const before = group.activities[at]
  if (before === undefined || before.endMs !== undefined) return
  const isOver = ['Successful', 'Failed', 'Cancelled'].includes(status)
  group.activities[at] = { ...before, ...more, status, ...(isOver && { endMs: state.clock.now() }) }
}

/** What an activity says of the place. */
export function detailsOf(subnetId: string, zone: string): string {
  return JSON.stringify({ 'Subnet ID': subnetId, 'Availability Zone': zone })
}

/** `At 2026-11-22T10:00:00Z an instance …` */
export function at(state: Pick<State, 'clock'>, what: string): string {
  return `At ${timeText(state.clock.now())} ${what}`
}

/** Two sentences of a cause; AWS puts two spaces between them. */
export function because(...sentences: readonly string[]): string {
  return sentences.filter((one) => one !== '').join('  ')
}
