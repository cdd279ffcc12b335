import { createGroups, groupNames, withGroups, withoutInstances } from '../../scenarios/support/groups.ts'
import type { ApiCall } from '../../support/api-call.ts'
import { alone, held, rolledBack } from '../stage/ends.ts'
import { fast } from '../stage/stage.ts'
import type { Standing } from '../stage/state.ts'
import { type Kind, writes } from './kind.ts'

/** As with instances of our own, without names; of the template there is the group's own version and one more. */
const among = (standing: Standing, ...scaling: readonly string[]): Standing => ({
  ...standing,
  names: [],
  scaling,
  versions: 2,
})

const both = [
  'asg-blue 2 of 1-10, 2 protected, in web-blue, marked as protected but -',
  'asg-green 2 of 1-10, 2 protected, in web-green, marked as protected but -',
]

/** Two Auto Scaling groups: what was frozen is given back, what was protected is so for as long as the hold. */
export const autoScaling: Kind = {
  name: 'auto-scaling',
  setting: {
    ...fast,
    options: { ...fast.options, ...withoutInstances },
    change: withGroups,
    async prepare(sandbox) {
      const groups = await createGroups(sandbox)
      groups.destroy()
    },
  },
  certain: {
    deploy: writes(
      'CreateRule',
      'ModifyListener',
      'AddTags',
      'CreateLaunchTemplateVersion',
      'UpdateAutoScalingGroup',
      'CreateOrUpdateTags',
      'UpdateAutoScalingGroup',
      'AttachLoadBalancerTargetGroups',
      'CreateRule',
      'CreateOrUpdateTags',
      'SuspendProcesses',
      'CreateOrUpdateTags',
      'SuspendProcesses',
      'ModifyListener',
      'CreateTags',
      'CreateOrUpdateTags',
      'SetInstanceProtection',
      'CreateOrUpdateTags',
      'SetInstanceProtection',
      'ResumeProcesses',
      'DeleteTags',
      'ResumeProcesses',
      'DeleteTags',
      'ModifyRule',
      'DeleteRule',
    ),
    rollback: writes('CreateRule', 'AddTags', 'ModifyListener', 'ModifyRule', 'AddTags', 'DeleteRule'),
    retire: writes(
      'CreateRule',
      'DeleteRule',
      'DetachLoadBalancerTargetGroups',
      'SetInstanceProtection',
      'DeleteTags',
      'UpdateAutoScalingGroup',
      'SetInstanceProtection',
      'DeleteTags',
      'AddTags',
      'DeleteRule',
    ),
  },
  gate: { deploy: ['green'], rollback: ['blue'], retire: ['blue'] },
  ends: {
    deploy: { outcome: 'held', standing: among(held, ...both) },
    rollback: { outcome: 'rolled-back', standing: among(rolledBack, ...both) },
    retire: {
      outcome: 'retired',
      standing: among(alone, 'asg-blue 2 of 1-10, in web-blue', 'asg-green 0 of 0-10'),
    },
  },
  takes({ action, parameters }: ApiCall, machines, color) {
    const said = JSON.stringify(parameters)
    // A group launches and ends its instances itself, so that nobody's hook is passed over.
    if (action === 'TerminateInstances' || action === 'RunInstances') return true
    if (action === 'DeregisterTargets') return machines.some((id) => said.includes(id))
    const empties = action === 'UpdateAutoScalingGroup' && /"DesiredCapacity":0/.test(said)
    return (empties || action.startsWith('Detach')) && said.includes(groupNames[color])
  },
}
