import type { Filter, DescribeAutoScalingGroupsCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Group } from '../../model/scaling/group.ts'
import type { Operation } from '../operation.ts'
import { atMost, invalid } from './input.ts'
import { page } from './page.ts'
import { showGroup } from './show.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingGroups.html */
export const describeAutoScalingGroups: Operation<Input, object> = ({ scaling }, input) => {
  const names = atMost(input.MaxRecords ?? 50, input.AutoScalingGroupNames, 'autoScalingGroupNames')
  const found = scaling
    .shownGroups()
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .filter((group) => (input.Filters ?? []).every((filter) => fits(group, filter)))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const { items, next } = page(found, input, [50, 100])
  return { AutoScalingGroups: items.map((one) => showGroup(one, input.IncludeInstances ?? true)), ...next }
}

function fits({ tags }: Group, { Name = '', Values = [] }: Filter): boolean {
  if (Name === 'tag-key') return Values.some((key) => tags.has(key))
  if (Name === 'tag-value') return [...tags.values()].some(({ value }) => Values.includes(value))
  if (!Name.startsWith('tag:'))
    throw invalid(`Filter type ${Name} is not correct. Allowed Filter types are: tag-key tag-value tag:<key>`)
  const value = tags.get(Name.slice('tag:'.length))?.value
  return value !== undefined && Values.includes(value)
}
