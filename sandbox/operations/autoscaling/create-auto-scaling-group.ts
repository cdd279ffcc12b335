import type { CreateAutoScalingGroupCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import { checkCount } from '../../model/scaling/group-tags.ts'
import type { Operation } from '../operation.ts'
import { newSettings } from './group-input.ts'
import { readHook } from './hook-input.ts'
import { atMost, groupName, invalid } from './input.ts'
import { readTags } from './tags.ts'
import { targetGroupsIn } from './traffic-sources.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html */
export const createAutoScalingGroup: Operation<Input, object> = (world, input) => {
  const name = groupName(input.AutoScalingGroupName)
  if (name.includes(':')) throw invalid('Auto Scaling group names cannot contain a colon')
  const settings = newSettings(world, input)
  const tags = readTags(input.Tags)
  checkCount(tags)
  const hooks = (input.LifecycleHookSpecificationList ?? []).map((hook) => readHook(hook))
  const groups = atMost(50, input.TargetGroupARNs, 'targetGroupARNs')
  const others = targetGroupsIn(input.TrafficSources ?? [])
  world.scaling.tryLaunch(settings)
  const sources = [
    ...groups.map((arn) => ({ arn, by: 'target-groups' as const })),
    ...others.map((arn) => ({ arn, by: 'traffic-sources' as const })),
  ]
  world.scaling.create({ name, settings, tags, hooks, sources })
  return {}
}
