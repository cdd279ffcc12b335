import type { TargetAdministrativeOverrideStateEnum } from '@aws-sdk/client-elastic-load-balancing-v2'
import { listed } from '../../deploy/listed.ts'
import type { Mistake } from '../../deploy/ports.ts'
import { groupName } from '../arns.ts'
import { isMissing } from '../faults.ts'
import { groupsOf } from '../identity.ts'
import type { Scope } from '../scope.ts'
import { healthOf } from './registration.ts'

/**
 * While traffic is shifted away from a zone, the load balancer's nodes there are out of DNS, and its targets there get no
 * requests: a switch could not be proven for the time when they come back.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/zonal-shift.html
 */
export const checkZonalShift = async (scope: Scope, signal: AbortSignal): Promise<readonly Mistake[]> => {
  const where = await targetsUnder(scope, 'zonal_shift_active', signal)
  if (where === '') return []
  return [
    {
      path: `services.${scope.settings.service}.routes`,
      said: `a zonal shift is on: no traffic goes to the zone of ${where}, and the load balancer's nodes there cannot be asked`,
      remedy:
        'Wait until the shift expires, or end it with `aws arc-zonal-shift cancel-zonal-shift`, then run the command again. Rollback needs no end of it.',
    },
  ]
}

/** Where a target group does not cross zones, AWS shows a shift in DNS alone. */
export const zonalShiftNotices = async (scope: Scope, signal: AbortSignal): Promise<readonly string[]> => {
  const where = await targetsUnder(scope, 'zonal_shift_delegated_to_dns', signal)
  if (where === '') return []
  return [
    `AWS does not say whether a zonal shift is on for ${where} (zonal_shift_delegated_to_dns): while one is, the load balancer's nodes in that zone cannot be asked.`,
  ]
}

/** `i-0a, i-0b of web-blue`; empty where no target is in this state. */
const targetsUnder = async (
  scope: Scope,
  state: TargetAdministrativeOverrideStateEnum,
  signal: AbortSignal,
): Promise<string> => {
  const groups = [...new Set(groupsOf(scope.settings))]
  const found = groups.map(async (group) => {
    const targets = await healthOf(scope, group, signal).catch((error: unknown) => {
      // A group that does not exist is told elsewhere.
      if (isMissing(error)) return []
      throw error
    })
    const ids = targets
      .filter(({ AdministrativeOverride }) => AdministrativeOverride?.State === state)
      .map(({ Target }) => Target?.Id ?? '')
    return ids.length === 0 ? [] : [`${listed(ids)} of ${groupName(group)}`]
  })
  return (await Promise.all(found)).flat().join(' and ')
}
