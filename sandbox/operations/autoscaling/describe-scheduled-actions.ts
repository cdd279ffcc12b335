import type {
  DescribeScheduledActionsCommandInput as Input,
  ScheduledUpdateGroupAction,
} from '@aws-sdk/client-auto-scaling'
import type { Group } from '../../model/scaling/group.ts'
import type { ScheduledAction } from '../../model/scaling/plans.ts'
import type { Operation } from '../operation.ts'
import { atMost } from './input.ts'
import { page } from './page.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeScheduledActions.html */
export const describeScheduledActions: Operation<Input, object> = ({ scaling }, input) => {
  const { AutoScalingGroupName: name, StartTime: from, EndTime: to } = input
  const names = atMost(50, input.ScheduledActionNames, 'scheduledActionNames')
  const groups = name === undefined ? [...scaling.groups.values()] : [scaling.find(name)]
  const all = groups.flatMap((group) => [...group.scheduled.values()].map((action) => ({ group, action })))
  const isBetween = (ms: number) => ms >= (from?.getTime() ?? ms) && ms <= (to?.getTime() ?? ms)
  const found = all.filter(({ action }) =>
    names.length > 0 ? names.includes(action.name) : isBetween(action.dueMs),
  )
  const { items, next } = page(found, input, [50, 100])
  return { ScheduledUpdateGroupActions: items.map(show), ...next }
}

function show({ group, action }: { group: Group; action: ScheduledAction }): ScheduledUpdateGroupAction {
  const start = new Date(action.dueMs)
  return {
    AutoScalingGroupName: group.name,
    ScheduledActionName: action.name,
    ScheduledActionARN: action.arn,
    Time: start,
    StartTime: start,
    EndTime: action.endMs === undefined ? undefined : new Date(action.endMs),
    Recurrence: action.recurrence,
    MinSize: action.min,
    MaxSize: action.max,
    DesiredCapacity: action.desired,
    TimeZone: action.timeZone,
  }
}
