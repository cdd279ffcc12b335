import { ec2 } from './ec2.ts'
import { type Kind, writes } from './kind.ts'

/** Instances that are launched for each attempt; traffic moves by steps, with a command before and one after. */
export const bySteps: Kind = {
  ...ec2,
  name: 'ec2 by steps',
  setting: {
    ...ec2.setting,
    change: {
      switch: { before: [{ run: 'true' }], steps: [20, 60, 100], every: '1s', after: [{ run: 'true' }] },
    },
  },
  certain: {
    ...ec2.certain,
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
      'AddTags',
      'ModifyListener',
      'AddTags',
      'ModifyListener',
      'ModifyRule',
      'DeleteRule',
    ),
  },
}
