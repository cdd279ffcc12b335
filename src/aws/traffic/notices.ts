import type { Scope } from '../scope.ts'
import { existingTwins } from './check-groups.ts'
import { limitsNotices } from './limits.ts'
import { harmless } from './twins.ts'
import { zonalShiftNotices } from './zonal-shift.ts'

/** What of the target groups their owner may not know, and nothing forbids; reads only. */
export const trafficNotices = async (scope: Scope, signal: AbortSignal): Promise<readonly string[]> => {
  const [twins, shift, limits] = await Promise.all([
    existingTwins(scope, signal),
    zonalShiftNotices(scope, signal),
    limitsNotices(scope, signal),
  ])
  const unlike = twins.flatMap(({ blue, green }) => {
    const found = blue && green ? harmless(blue, green) : []
    if (found.length === 0) return []
    const said = found.map((one) => `${one.what} (${one.blue} and ${one.green})`).join(', ')
    return [
      `${blue?.group.TargetGroupName} and ${green?.group.TargetGroupName} are not quite alike: ${said}. No answer changes by that; with each switch it is the other side's that counts.`,
    ]
  })
  return [...unlike, ...shift, ...limits]
}
