import { createPerson } from '../../scenarios/support/aws.ts'
import { launchByHand, tagByHand } from '../../scenarios/support/own-machines.ts'
import { fast } from '../stage/stage.ts'
import type { Standing } from '../stage/state.ts'
import { type Kind, writes } from './kind.ts'
import { namesOneOf, serves, usualEnds, usualGate, usualRollback, usualSwept } from './usual.ts'

/** Whatever becomes of the service, its machines run on. */
const among = (standing: Standing): Standing => ({
  ...standing,
  machines: { 'blue v1': 2, '? ?': 2 },
  everMade: 0,
  names: ['web-blue-1', 'web-blue-2'],
})

/** Instances that are there already, and become the release by their set-up. */
export const existing: Kind = {
  name: 'existing',
  setting: {
    ...fast,
    change: {
      fleet: { ec2: undefined, existing: { tag: { Service: 'web', Color: '{color}' } } },
      dns: undefined,
      'set-up': [serves],
    },
    async prepare(sandbox) {
      const person = createPerson(sandbox)
      const tags = { Service: 'web' }
      await tagByHand({ person }, await person.targetIds('blue'), { ...tags, Color: 'blue' })
      await launchByHand({ person, sandbox }, 2, { ...tags, Color: 'green' })
      person.destroy()
    },
  },
  certain: {
    deploy: writes(
      'CreateRule',
      'ModifyListener',
      'AddTags',
      'SendCommand',
      'RegisterTargets',
      'CreateRule',
      'ModifyListener',
      'ModifyRule',
      'DeleteRule',
    ),
    rollback: usualRollback,
    retire: writes('CreateRule', 'AddTags', 'DeleteRule', 'DeregisterTargets', 'AddTags', 'DeleteRule'),
  },
  // Without a gate in the config nobody tells them who may work: what a tag said before it says still.
  gate: { ...usualGate, deploy: ['blue'] },
  ends: usualEnds(among),
  swept: usualSwept(among),
  takes: (call, machines) =>
    call.action === 'TerminateInstances' ||
    call.action === 'StopInstances' ||
    (call.action === 'DeregisterTargets' && namesOneOf(machines, call)),
}
