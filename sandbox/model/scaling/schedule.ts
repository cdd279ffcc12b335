import { AwsError } from '../../aws-error.ts'
import { at, because } from './activities.ts'
import { nextTime } from './cron.ts'
import type { Group } from './group.ts'
import type { ScheduledAction } from './plans.ts'
import { does, findLiving, invalid, type State, uuid } from './state.ts'

const MOST = 125

type Wanted = Omit<ScheduledAction, 'arn' | 'dueMs'>

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html */
export function putScheduled(state: State, name: string, wanted: Wanted): void {
  const group = findLiving(state, name)
  const before = group.scheduled.get(wanted.name)
  if (before === undefined && group.scheduled.size >= MOST)
    throw new AwsError('LimitExceeded', `A group has at most ${MOST} scheduled actions`)
  const { startMs, endMs, dueMs } = times(state, wanted)
  if (endMs !== undefined && endMs <= dueMs) throw invalid('The end time must be later than the start time')
  const taken = [...group.scheduled.values()].find(
    (one) => one.name !== wanted.name && one.startMs === startMs,
  )
  if (taken !== undefined && wanted.recurrence === undefined)
    throw new AwsError(
      'AlreadyExists',
      `A scheduled action with this start time already exists: ${taken.name}`,
    )
  const { account, region } = state.settings
  const own = `scheduledUpdateGroupAction:${uuid(state)}:autoScalingGroupName/${name}:scheduledActionName/${wanted.name}`
  const arn = before?.arn ?? `arn:aws:autoscaling:${region}:${account}:${own}`
  group.scheduled.set(wanted.name, { ...wanted, ...(startMs !== undefined && { startMs }), arn, dueMs })
  state.wake(group, 0)
}

/** When it is due first; the start of a recurrence that names none is its first time. */
function times({ clock }: State, { startMs, endMs, recurrence, timeZone = 'UTC' }: Wanted) {
  const now = clock.now()
  if (startMs !== undefined && startMs < now) throw invalid('Given start time is in the past')
  if (recurrence === undefined) {
    if (startMs === undefined) throw invalid('Either start time or recurrence must be specified')
    return { startMs, endMs, dueMs: startMs }
  }
  const first = nextTime(recurrence, timeZone, now)
  if (first === undefined) throw invalid(`Given recurrence string: ${recurrence} is invalid`)
  const dueMs = startMs ?? first
  return { startMs: dueMs, endMs, dueMs }
}

export function deleteScheduled(state: State, name: string, action: string): void {
  if (!findLiving(state, name).scheduled.delete(action)) throw invalid('Scheduled action name not found')
}

/**
 * Does what has fallen due. What falls due while it is suspended is not made up for.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html
 */
export function fireScheduled(state: State, group: Group): void {
  const now = state.clock.now()
  const due = [...group.scheduled.values()].filter(({ dueMs }) => dueMs <= now)
  for (const action of due.toSorted((one, other) => one.dueMs - other.dueMs)) {
    planAnew(group, action, now)
    if (does(group, 'ScheduledActions') && !group.isDeleted) perform(state, group, action)
  }
}

function planAnew({ scheduled }: Group, action: ScheduledAction, now: number): void {
  const { name, recurrence, timeZone = 'UTC', endMs = Number.POSITIVE_INFINITY } = action
  const next = recurrence === undefined ? undefined : nextTime(recurrence, timeZone, now)
  if (next === undefined || next > endMs) scheduled.delete(name)
  else scheduled.set(name, { ...action, startMs: next, dueMs: next })
}

/** The desired capacity follows the new bounds where it is not named. */
function perform(state: State, group: Group, action: ScheduledAction): void {
  const before = group.settings
  const min = action.min ?? before.min
  const max = action.max ?? before.max
  const desired = Math.min(max, Math.max(min, action.desired ?? before.desired))
  // AWS refuses such an update when it is due, and nobody hears of it.
  if (min > max) return
  group.settings = { ...before, min, max, desired }
  if (desired === before.desired) return
  const sizes = `changing the desired capacity from ${before.desired} to ${desired}.`
  const constraints = `a scheduled action update of AutoScalingGroup constraints to min: ${min}, max: ${max}, desired: ${desired} ${sizes}`
  const executed = `the scheduled action ${action.name} executed. Setting desired capacity from ${before.desired} to ${desired}.`
  group.reason = because(at(state, executed), at(state, constraints))
  Object.assign(group, { retryMs: 0, failures: 0 })
}

/** When the next action is due. */
export function nextScheduled({ scheduled }: Group): number {
  return Math.min(...[...scheduled.values()].map(({ dueMs }) => dueMs))
}
