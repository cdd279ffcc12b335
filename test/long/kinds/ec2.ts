import { fast } from '../stage/stage.ts'
import { type Kind, writes } from './kind.ts'
import { namesOneOf, usualEnds, usualGate, usualRollback, usualSwept } from './usual.ts'

/** Instances that are launched for each attempt. */
export const ec2: Kind = {
  name: 'ec2',
  setting: fast,
  certain: {
    deploy: writes(
      'CreateRule',
      'ModifyListener',
      'AddTags',
      'RunInstances',
      'CreateTags',
      'ChangeResourceRecordSets',
      'RegisterTargets',
      'CreateRule',
      'ModifyListener',
      'ModifyRule',
      'DeleteRule',
    ),
    rollback: usualRollback,
    retire: writes(
      'CreateRule',
      'AddTags',
      'DeleteRule',
      'DeregisterTargets',
      'ChangeResourceRecordSets',
      'TerminateInstances',
      'AddTags',
      'DeleteRule',
    ),
  },
  gate: usualGate,
  ends: usualEnds(),
  swept: usualSwept(),
  takes: (call, machines) =>
    (call.action === 'DeregisterTargets' || call.action === 'TerminateInstances') &&
    namesOneOf(machines, call),
}
