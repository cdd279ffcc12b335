import type { Mistake } from '../../deploy/ports.ts'
import type { Identity } from '../identity.ts'
import type { Scope } from '../scope.ts'
import { allowing } from './rights.ts'
import { entityOf, simulate } from './simulate.ts'
import { everything } from './statement.ts'
import { statementsOf } from './statements.ts'

/**
 * What this role may not read of what every run reads, as IAM says, in one mistake: asked where one read was denied, since
 * whoever sets a role up wants to hear of all of them. None where IAM denies none, or may not be asked.
 */
export const deniedReads = async (
  scope: Scope,
  { role }: Pick<Identity, 'role'>,
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const { settings } = scope
  const watches = (settings.watch?.alarms.length ?? 0) > 0 || settings.watch?.compare !== undefined
  // Of these calls none can be allowed for a part of what there is.
  const reads = statementsOf(settings).filter(
    ({ Sid, Resource }) => Resource === everything && (watches || Sid !== 'LookAtAlarms'),
  )
  const need = { actions: [...new Set(reads.flatMap(({ Action }) => Action))], resources: everything }
  const entity = entityOf(role)
  const { denied } = await simulate(scope, entity, need, signal)
  const actions = [...new Set(denied.map(({ action }) => action))].sort()
  if (actions.length === 0) return []
  return [
    {
      path: 'permissions',
      said: `${entity} may not ${actions.join(', ')}`,
      remedy: allowing(actions, everything),
    },
  ]
}
