import type { UpdateAutoScalingGroupCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { changedSettings } from './group-input.ts'
import { groupName } from './input.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html */
export const updateAutoScalingGroup: Operation<Input, object> = (world, input) => {
  const name = groupName(input.AutoScalingGroupName)
  const settings = changedSettings(world, world.scaling.find(name).settings, input)
  const isAnother = input.LaunchTemplate !== undefined || input.MixedInstancesPolicy !== undefined
  if (isAnother) world.scaling.tryLaunch(settings)
  world.scaling.update(name, settings)
  return {}
}
