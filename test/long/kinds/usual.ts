import type { ApiCall } from '../../support/api-call.ts'
import { alone, held, rolledBack } from '../stage/ends.ts'
import type { Standing } from '../stage/state.ts'
import { type Command, type Kind, writes } from './kind.ts'

/** What a rollback writes at least, whatever the machines are. */
export const usualRollback = writes(
  'CreateRule',
  'AddTags',
  'ModifyListener',
  'ModifyRule',
  'AddTags',
  'DeleteRule',
)

/** The side that serves may work, and no other. */
export const usualGate: Kind['gate'] = { deploy: ['green'], rollback: ['blue'], retire: ['blue'] }

/** Each command does what it is for; `among`: what stands there then, as this kind has it. */
export const usualEnds = (
  among: (standing: Standing, command: Command) => Standing = (standing) => standing,
): Kind['ends'] => ({
  deploy: { outcome: 'held', standing: among(held, 'deploy') },
  rollback: { outcome: 'rolled-back', standing: among(rolledBack, 'rollback') },
  retire: { outcome: 'retired', standing: among(alone, 'retire') },
})

/** v2 serves alone, and v1 is gone. */
const aloneOnGreen: Standing = {
  ...alone,
  routes: held.routes,
  targets: { 'web-blue': 0, 'web-green': 2 },
  machines: { 'green v2': 2 },
  names: ['web-green-1', 'web-green-2'],
}

/** Of the side that does not serve nothing is left; `among` as above. */
export const usualSwept = (
  among: (standing: Standing) => Standing = (standing) => standing,
): Kind['swept'] => ({ blue: among(alone), green: among(aloneOnGreen) })

/** A step of the set-up that makes machines serve the release. */
export const serves = { ssm: { script: '#!/bin/sh\nserve --release {release} --color {color}\n' } }

/** Whether a call names one of these machines. */
export const namesOneOf = (machines: readonly string[], { parameters }: ApiCall): boolean => {
  const said = JSON.stringify(parameters)
  return machines.some((id) => said.includes(id))
}
