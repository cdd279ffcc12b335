import type { Mistake } from '../../deploy/ports.ts'
import { balancerName, loadBalancerOf } from '../arns.ts'
import type { Scope } from '../scope.ts'
import { readLimits } from './limits.ts'
import { groupsOn, pairsByBalancer } from './neighbours.ts'
import { firstListener, previewPlaces, type Reserved } from './reserved.ts'
import type { Road } from './roads.ts'

/**
 * The preview and the lease are rules, and the preview attaches the idle side's target group: there must be room for them.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
export const checkQuotas = async (
  scope: Scope,
  roads: readonly Road[],
  reserved: readonly Reserved[],
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const limits = await readLimits(scope, signal)
  const found = roads.map(async (road) => [
    ...checkRules(scope, road, reserved, limits),
    ...(await checkAttachments(scope, road.balancer, limits, signal)),
  ])
  return (await Promise.all(found)).flat()
}

/** A preview rule of each pair whose routes begin on this load balancer, and the lease on that of the first route. */
const checkRules = (
  scope: Scope,
  { balancer, listeners }: Road,
  reserved: readonly Reserved[],
  limits: ReadonlyMap<string, number>,
): readonly Mistake[] => {
  const most = limits.get('rules-per-application-load-balancer')
  const isHere = ({ listener }: { readonly listener: string }) => loadBalancerOf(listener) === balancer
  const places = previewPlaces(scope).filter(isHere).length
  const wanted = places + (isHere({ listener: firstListener(scope) }) ? 1 : 0)
  const own = reserved
    .filter(isHere)
    .flatMap(({ previews, lease }) => [...previews, ...(lease ? [lease] : [])])
  // Default rules are not counted.
  const { length: standing } = listeners.flatMap(({ rules }) => rules.filter((rule) => !rule.IsDefault))
  const missing = wanted - own.length
  if (most === undefined || missing <= 0 || standing + missing <= most) return []
  return [
    {
      path: `services.${scope.settings.service}.preview`,
      said: `${balancerName(balancer)} has ${standing} of at most ${most} rules; the preview and the lease need ${missing} more`,
      remedy: 'Remove rules there, or ask for a higher quota of rules of a load balancer.',
    },
  ]
}

const checkAttachments = async (
  scope: Scope,
  balancer: string,
  limits: ReadonlyMap<string, number>,
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const most = limits.get('target-groups-per-application-load-balancer')
  const attached = (await groupsOn(scope, balancer, signal)).map(({ TargetGroupArn }) => TargetGroupArn)
  const pairs = [...(pairsByBalancer(scope).get(balancer) ?? [])].flatMap(
    (pair) => scope.settings.pairs[pair] ?? [],
  )
  const missing = new Set(
    pairs.flatMap(({ blue, green }) => [blue, green]).filter((arn) => !attached.includes(arn)),
  ).size
  if (most === undefined || missing === 0 || attached.length + missing <= most) return []
  return [
    {
      path: `services.${scope.settings.service}.target-groups`,
      said: `${balancerName(balancer)} has ${attached.length} of at most ${most} target groups; the preview attaches ${missing} more`,
      remedy: 'Detach target groups there, or ask for a higher quota of target groups of a load balancer.',
    },
  ]
}
