import type { ApiCall } from '../../support/api-call.ts'
import { alone, held, rolledBack } from '../stage/ends.ts'
import { fast } from '../stage/stage.ts'
import { type Kind, writes } from './kind.ts'

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
    rollback: writes('CreateRule', 'AddTags', 'ModifyListener', 'ModifyRule', 'AddTags', 'DeleteRule'),
    retire: writes(
      'CreateRule',
      'DeleteRule',
      'DeregisterTargets',
      'ChangeResourceRecordSets',
      'TerminateInstances',
      'AddTags',
      'DeleteRule',
    ),
  },
  gate: { deploy: ['green'], rollback: ['blue'], retire: ['blue'] },
  ends: {
    deploy: { outcome: 'held', standing: held },
    rollback: { outcome: 'rolled-back', standing: rolledBack },
    retire: { outcome: 'retired', standing: alone },
  },
  takes: ({ action, parameters }: ApiCall, machines) =>
    (action === 'DeregisterTargets' || action === 'TerminateInstances') &&
    machines.some((id) => JSON.stringify(parameters).includes(id)),
}
