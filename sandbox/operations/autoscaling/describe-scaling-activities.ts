import type { Filter, DescribeScalingActivitiesCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Activity } from '../../model/scaling/group.ts'
import type { Scaling } from '../../model/scaling.ts'
import type { Operation } from '../operation.ts'
import { invalid } from './input.ts'
import { page } from './page.ts'
import { showActivity } from './show.ts'

/** The newest first. https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeScalingActivities.html */
export const describeScalingActivities: Operation<Input, object> = ({ scaling }, input) => {
  const ids = input.ActivityIds ?? []
  const found = among(scaling, input)
    .filter(({ id }) => ids.length === 0 || ids.includes(id))
    .filter((activity) => (input.Filters ?? []).every((filter) => fits(activity, filter)))
  // Of two that began at once the later one comes first.
  const newest = found.toReversed().toSorted((one, other) => other.startMs - one.startMs)
  const { items, next } = page(newest, input, [100, 100])
  return { Activities: items.map(showActivity), ...next }
}

function among(
  scaling: Scaling,
  { AutoScalingGroupName: name, IncludeDeletedGroups }: Input,
): readonly Activity[] {
  const past = IncludeDeletedGroups ? scaling.past : []
  if (name === undefined)
    return [...past, ...[...scaling.groups.values()].flatMap((group) => group.activities)]
  const gone = past.filter(({ groupName }) => groupName === name)
  if (gone.length > 0 && !scaling.groups.has(name)) return gone
  return [...gone, ...scaling.find(name).activities]
}

function fits(
  { startMs, status }: Activity,
  { Name = '', Values: [value = '', ...more] = [] }: Filter,
): boolean {
  if (Name === 'StartTimeLowerBound') return startMs >= Date.parse(value)
  if (Name === 'StartTimeUpperBound') return startMs <= Date.parse(value)
  if (Name === 'Status') return [value, ...more].includes(status)
  throw invalid(
    `Filter type ${Name} is not correct. Allowed Filter types are: StartTimeLowerBound StartTimeUpperBound Status`,
  )
}
