import type { Group } from './group.ts'
import { checkCooldown, resize } from './groups.ts'
import type { Breach, Execution, Policy, Ringing } from './plans.ts'
import { does, findLiving, invalid, type State, uuid } from './state.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html */
export function putPolicy(state: State, name: string, wanted: Omit<Policy, 'arn' | 'alarms'>): Policy {
  const group = findLiving(state, name)
  const before = group.policies.get(wanted.name)
  if (before !== undefined && before.type !== wanted.type)
    throw invalid(`The policy type of ${wanted.name} cannot be changed from ${before.type} to ${wanted.type}`)
  const policy = before === undefined ? named(state, group, wanted) : { ...before, ...wanted }
  group.policies.set(policy.name, policy)
  return policy
}

function named(state: State, { name }: Group, wanted: Omit<Policy, 'arn' | 'alarms'>): Policy {
  const { account, region } = state.settings
  const arn = `arn:aws:autoscaling:${region}:${account}:scalingPolicy:${uuid(state)}:autoScalingGroupName/${name}:policyName/${wanted.name}`
  const levels = wanted.type === 'TargetTrackingScaling' ? ['AlarmHigh', 'AlarmLow'] : []
  const alarms = levels.map((level) => {
    const alarm = `TargetTracking-${name}-${level}-${uuid(state)}`
    return { name: alarm, arn: `arn:aws:cloudwatch:${region}:${account}:alarm:${alarm}` }
  })
  return { ...wanted, arn, alarms }
}

export function deletePolicy(state: State, name: string | undefined, which: string): void {
  const [group, policy] = findPolicy(state, name, which)
  group.policies.delete(policy.name)
}

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ExecutePolicy.html */
export function execute(state: State, name: string | undefined, which: string, how: Execution): void {
  const [group, policy] = findPolicy(state, name, which)
  if (policy.type === 'TargetTrackingScaling')
    throw invalid('ExecutePolicy is not supported for policies of type TargetTrackingScaling')
  if (how.honorsCooldown && policy.type === 'SimpleScaling') checkCooldown(state, group)
  scale(state, group, policy, how, `a user request executed policy ${policy.name}`)
}

/** Does what a simple or step policy says. */
function scale(state: State, group: Group, policy: Policy, how: Breach, who: string): void {
  const { min, max, desired } = group.settings
  const by = policy.type === 'SimpleScaling' ? (policy.adjustment ?? 0) : stepOf(policy, how)
  const wanted = Math.min(max, Math.max(min, adjusted(policy, desired, by)))
  const seconds = policy.cooldownSeconds ?? group.settings.cooldownSeconds
  if (policy.type === 'SimpleScaling') group.cooldownUntilMs = state.clock.now() + seconds * 1000
  resize(state, group, { ...group.settings, desired: wanted }, who)
}

/**
 * What a group does when an alarm of one of its policies goes off: nothing while AlarmNotification is suspended or the
 * policy is disabled, and nothing by a simple policy that cools down.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html
 */
export function ring(state: State, name: string, which: string, how: Ringing): void {
  const [group, policy] = findPolicy(state, name, which)
  if (!does(group, 'AlarmNotification') || !policy.enabled) return
  const isCooling = policy.type === 'SimpleScaling' && state.clock.now() < group.cooldownUntilMs
  if (isCooling) return
  if (policy.type === 'TargetTrackingScaling') return void track(state, group, policy, how)
  const alarm = how.alarm ?? policy.name
  scale(state, group, policy, how, `a monitor alarm ${alarm} in state ALARM triggered policy ${policy.name}`)
}

/** In proportion to how far the metric is from the target; less only well below it. */
function track(state: State, group: Group, policy: Policy, { metric }: Ringing): void {
  const { target, scalesIn } = policy.tracking ?? {}
  if (target === undefined || metric === undefined) throw invalid('The value of the metric is missing')
  const { min, max, desired } = group.settings
  const isLess = metric < 0.9 * target
  if (metric <= target && (!isLess || !scalesIn)) return
  const wanted = Math.min(max, Math.max(min, Math.ceil((desired * metric) / target)))
  const { name: alarm } = policy.alarms[isLess ? 1 : 0] ?? policy
  const who = `a monitor alarm ${alarm} in state ALARM triggered policy ${policy.name}`
  resize(state, group, { ...group.settings, desired: wanted }, who)
}

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html#as-scaling-adjustment */
function adjusted({ adjustmentType, minMagnitude = 0 }: Policy, desired: number, by: number): number {
  if (adjustmentType === 'ExactCapacity') return by
  if (adjustmentType === 'ChangeInCapacity') return desired + by
  const exact = (desired * by) / 100
  // "Values greater than 1 are rounded down. … Values between 0 and 1 are rounded to 1."
  const whole = Math.abs(exact) < 1 && exact !== 0 ? Math.sign(exact) : Math.trunc(exact)
  return desired + Math.sign(by) * Math.max(Math.abs(whole), minMagnitude)
}

function stepOf({ steps }: Policy, { metric, threshold }: Breach): number {
  if (metric === undefined || threshold === undefined)
    throw invalid('MetricValue and BreachThreshold are required for policies of type StepScaling')
  const over = metric - threshold
  const step = steps.find(({ from, to }) => over >= from && over < to)
  if (step === undefined)
    throw invalid(`No step adjustment found for metric value ${metric} and breach threshold ${threshold}`)
  return step.adjustment
}

/** By its ARN, or by its name in a group. */
function findPolicy(state: State, name: string | undefined, which: string): readonly [Group, Policy] {
  const groups = name === undefined ? [...state.groups.values()] : [findLiving(state, name)]
  for (const group of groups) {
    const found = [...group.policies.values()].find(
      (policy) => policy.arn === which || (name !== undefined && policy.name === which),
    )
    if (found !== undefined) return [group, found]
  }
  throw invalid(`Cannot find the policy: ${which}`)
}
