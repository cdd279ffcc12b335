import { autoscaling, fails, ref, until } from './ask.ts'
import type { Scene } from './call.ts'
import { groupTemplate, scalingGroup } from './scaling-setting.ts'

const web = ref('waits.AutoScalingGroups[0].Instances[0].InstanceId')
const state = 'AutoScalingGroups[0].Instances[0].LifecycleState'

/** An instance that waits for somebody before it goes into service. */
export const lifecycleActions: Scene = {
  name: 'hooks',
  calls(on) {
    const hook = { AutoScalingGroupName: on.name('web'), LifecycleHookName: 'wait' }
    const specification = {
      LifecycleHookName: 'wait',
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
      HeartbeatTimeout: 600,
      DefaultResult: 'ABANDON',
    }
    const groups = { AutoScalingGroupNames: [on.name('web')] }
    const done = { ...hook, InstanceId: web, LifecycleActionResult: 'CONTINUE' }
    return [
      groupTemplate(on),
      scalingGroup(on, 'web', { DesiredCapacity: 1, LifecycleHookSpecificationList: [specification] }),
      autoscaling('hooks', 'DescribeLifecycleHooks', { AutoScalingGroupName: on.name('web') }),
      autoscaling('waits', 'DescribeAutoScalingGroups', groups, until(state, 'Pending:Wait')),
      autoscaling('waitingInstance', 'DescribeAutoScalingInstances', { InstanceIds: [web] }),
      autoscaling('heartbeat', 'RecordLifecycleActionHeartbeat', { ...hook, InstanceId: web }),
      autoscaling(
        'neither',
        'CompleteLifecycleAction',
        { ...hook, LifecycleActionResult: 'CONTINUE' },
        fails('ValidationError'),
      ),
      autoscaling(
        'unknownResult',
        'CompleteLifecycleAction',
        { ...done, LifecycleActionResult: 'MAYBE' },
        fails('ValidationError'),
      ),
      autoscaling('complete', 'CompleteLifecycleAction', done),
      autoscaling('serves', 'DescribeAutoScalingGroups', groups, until(state, 'InService')),
      autoscaling('completeAgain', 'CompleteLifecycleAction', done, fails('ValidationError')),
    ]
  },
}
