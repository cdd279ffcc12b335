import { ec2 } from './ec2.ts'
import { type Kind, writes } from './kind.ts'
import { serves } from './usual.ts'

const parameter = '/web/live-color'

const gated = (color: string) => [color, `${parameter} ${color}`]

/** Instances that are launched for each attempt, set up on the runner and on themselves, with a migration, tests, a gate and a last command. */
export const ec2WithAll: Kind = {
  ...ec2,
  name: 'ec2 with set-up, migration and gate',
  parameter,
  setting: {
    ...ec2.setting,
    change: {
      ready: { ssm: 'online' },
      'set-up': [{ run: 'test -s "$SWITCHOVER_INVENTORY"' }, serves],
      migrate: { run: 'echo "again=$SWITCHOVER_MIGRATION_AGAIN"' },
      'release-test': [
        { http: { path: '/status', json: { '$.release': '{release}' } }, deadline: '5s' },
        { run: 'test -n "$SWITCHOVER_PREVIEW_HEADER"' },
      ],
      gate: { ssm: parameter },
      retire: { before: [{ run: 'test -n "$SWITCHOVER_INSTANCE_ADDRESS"' }] },
    },
  },
  certain: {
    deploy: writes(
      'CreateRule',
      'ModifyListener',
      'AddTags',
      'RunInstances',
      'CreateTags',
      'ChangeResourceRecordSets',
      'SendCommand',
      'RegisterTargets',
      'CreateRule',
      'ModifyListener',
      'PutParameter',
      'ModifyRule',
      'DeleteRule',
    ),
    rollback: writes(
      'CreateRule',
      'CreateTags',
      'PutParameter',
      'AddTags',
      'ModifyListener',
      'CreateTags',
      'PutParameter',
      'ModifyRule',
      'AddTags',
      'DeleteRule',
    ),
    retire: writes(
      'CreateRule',
      'AddTags',
      'DeleteRule',
      'DeregisterTargets',
      'CreateTags',
      'CreateTags',
      'ChangeResourceRecordSets',
      'TerminateInstances',
      'AddTags',
      'DeleteRule',
    ),
  },
  gate: { deploy: gated('green'), rollback: gated('blue'), retire: gated('blue') },
}
