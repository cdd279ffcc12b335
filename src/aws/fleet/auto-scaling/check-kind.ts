import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import type { Mistake } from '../../../deploy/ports.ts'
import { namedBy } from './template.ts'

/** Mistakes that a group shows of itself: kinds of groups that cannot be a side. */
export const checkKind = (path: string, group: AutoScalingGroup): readonly Mistake[] => {
  const name = group.AutoScalingGroupName
  if (group.Status !== undefined) {
    const remedy = 'Name a group that stays, or make it again.'
    return [{ path, said: `${name} is being deleted (${group.Status})`, remedy }]
  }
  return [...checkUnits(path, group), ...checkTemplated(path, group), ...checkPool(path, group)]
}

/** We count instances; a group may count something else. */
const checkUnits = (path: string, group: AutoScalingGroup): readonly Mistake[] => {
  const {
    AutoScalingGroupName: name,
    DesiredCapacityType: unit = 'units',
    MixedInstancesPolicy: mixed,
  } = group
  const weighs = mixed?.LaunchTemplate?.Overrides?.some(
    ({ WeightedCapacity }) => WeightedCapacity !== undefined && WeightedCapacity !== '1',
  )
  if (unit === 'units' && !weighs) return []
  const said = `${name} counts ${unit === 'units' ? 'weights' : unit}, not instances`
  return [{ path, said, remedy: 'Use a desired capacity in units, without weighted overrides.' }]
}

const checkTemplated = (path: string, group: AutoScalingGroup): readonly Mistake[] => {
  if (namedBy(group) !== undefined) return []
  const { AutoScalingGroupName: name, LaunchConfigurationName: has = 'of an instance' } = group
  const remedy = 'Give the group a launch template: AWS has replaced launch configurations by them.'
  return [{ path, said: `${name} has the launch configuration ${has}, no launch template`, remedy }]
}

/**
 * Instances wait in it that were launched from an earlier version of the template, and are the first to be taken: an
 * idle group would come up with an old release.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html
 */
const checkPool = (path: string, group: AutoScalingGroup): readonly Mistake[] => {
  if (group.WarmPoolConfiguration === undefined) return []
  const said = `${group.AutoScalingGroupName} has a warm pool, whose instances were made for an earlier release`
  return [{ path, said, remedy: 'Delete the warm pool: a side is launched whole before it gets traffic.' }]
}
