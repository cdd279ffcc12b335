import { createGroups, groupNames, withGroups, withoutInstances } from '../../scenarios/support/groups.ts'
import { fast } from '../stage/stage.ts'
import type { Standing } from '../stage/state.ts'
import { type Command, type Kind, writes } from './kind.ts'
import { namesOneOf, usualEnds, usualGate, usualRollback, usualSwept } from './usual.ts'

const both = [
  'asg-blue 2 of 1-10, 2 protected, in web-blue, marked as protected but -',
  'asg-green 2 of 1-10, 2 protected, in web-green, marked as protected but -',
]
const blueAlone = ['asg-blue 2 of 1-10, in web-blue', 'asg-green 0 of 0-10']

/** As with instances of our own, without names; of the template there is the group's own version and one more. */
const among = (standing: Standing, command: Command): Standing => ({
  ...standing,
  names: [],
  scaling: command === 'retire' ? blueAlone : both,
  versions: 2,
})

const swept = usualSwept((standing) => ({ ...standing, names: [] }))

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
    rollback: usualRollback,
    retire: writes(
      'CreateRule',
      'AddTags',
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
  gate: usualGate,
  ends: usualEnds(among),
  swept: {
    blue: { ...swept.blue, scaling: blueAlone },
    green: { ...swept.green, scaling: ['asg-blue 0 of 0-10', 'asg-green 2 of 1-10, in web-green'] },
  },
  takes(call, machines, color) {
    const { action, parameters } = call
    const said = JSON.stringify(parameters)
    // A group launches and ends its instances itself, so that nobody's hook is passed over.
    if (action === 'TerminateInstances' || action === 'RunInstances') return true
    if (action === 'DeregisterTargets') return namesOneOf(machines, call)
    const empties = action === 'UpdateAutoScalingGroup' && /"DesiredCapacity":0/.test(said)
    return (empties || action.startsWith('Detach')) && said.includes(groupNames[color])
  },
}
