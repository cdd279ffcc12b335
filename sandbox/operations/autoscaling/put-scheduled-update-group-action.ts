import type { PutScheduledUpdateGroupActionCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { groupName, invalid, required, within } from './input.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html */
export const putScheduledUpdateGroupAction: Operation<Input, object> = ({ scaling }, input) => {
  const { StartTime: start = input.Time, EndTime: end, Recurrence: recurrence, TimeZone: timeZone } = input
  const sizes = sizesOf(input)
  if (Object.keys(sizes).length === 0)
    throw invalid('At least one of MinSize, MaxSize or DesiredCapacity must be specified')
  scaling.putScheduled(groupName(input.AutoScalingGroupName), {
    name: required(input.ScheduledActionName, 'scheduledActionName'),
    ...sizes,
    ...(start !== undefined && { startMs: start.getTime() }),
    ...(end !== undefined && { endMs: end.getTime() }),
    ...(recurrence !== undefined && { recurrence }),
    ...(timeZone !== undefined && { timeZone }),
  })
  return {}
}

function sizesOf({ MinSize, MaxSize, DesiredCapacity }: Input) {
  const size = (value: number | undefined, name: string) => within(value, [0, 2 ** 31 - 1], name)
  const [min, max] = [size(MinSize, 'minSize'), size(MaxSize, 'maxSize')]
  const desired = size(DesiredCapacity, 'desiredCapacity')
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(desired !== undefined && { desired }),
  }
}
