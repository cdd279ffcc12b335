import type { DescribeLifecycleHooksCommandInput as Input, LifecycleHook } from '@aws-sdk/client-auto-scaling'
import { longestSeconds } from '../../model/scaling/hooks.ts'
import type { Hook } from '../../model/scaling/member.ts'
import type { Operation } from '../operation.ts'
import { atMost, groupName } from './input.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeLifecycleHooks.html */
export const describeLifecycleHooks: Operation<Input, object> = ({ scaling }, input) => {
  const names = atMost(50, input.LifecycleHookNames, 'lifecycleHookNames')
  const group = scaling.find(groupName(input.AutoScalingGroupName))
  const hooks = [...group.hooks.values()].filter(({ name }) => names.length === 0 || names.includes(name))
  return { LifecycleHooks: hooks.map((hook) => show(group.name, hook)) }
}

function show(AutoScalingGroupName: string, hook: Hook): LifecycleHook {
  return {
    LifecycleHookName: hook.name,
    AutoScalingGroupName,
    LifecycleTransition: hook.transition,
    NotificationTargetARN: hook.notification.target,
    RoleARN: hook.notification.role,
    NotificationMetadata: hook.notification.metadata,
    HeartbeatTimeout: hook.timeoutSeconds,
    GlobalTimeout: longestSeconds(hook),
    DefaultResult: hook.otherwise,
  }
}
