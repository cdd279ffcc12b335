import type { Filter, DescribeTagsCommandInput as Input, TagDescription } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { invalid } from './input.ts'
import { page } from './page.ts'
import { showTags } from './tags.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeTags.html */
export const describeTags: Operation<Input, object> = ({ scaling }, input) => {
  const all = scaling.shownGroups().flatMap(showTags)
  const found = all.filter((tag) => (input.Filters ?? []).every((filter) => fits(tag, filter)))
  const { items, next } = page(found, input, [50, 100])
  return { Tags: items, ...next }
}

function fits(tag: TagDescription, { Name = '', Values = [] }: Filter): boolean {
  const value = new Map([
    ['auto-scaling-group', tag.ResourceId],
    ['key', tag.Key],
    ['value', tag.Value],
    ['propagate-at-launch', `${tag.PropagateAtLaunch}`],
  ])
  if (!value.has(Name))
    throw invalid(
      `Filter type ${Name} is not correct. Allowed Filter types are: ${[...value.keys()].join(' ')}`,
    )
  return Values.includes(value.get(Name) ?? '')
}
