import { other } from '../../deploy/model.ts'
import type { Mistake } from '../../deploy/ports.ts'
import { loadBalancerOf } from '../arns.ts'
import type { Scope } from '../scope.ts'
import { at, type Ground, wanted } from './ground.ts'
import { isAlive, shownMachines } from './own.ts'

/** There are addresses for the machines of an attempt, and room for them beside the live side's targets. */
export const checkRoom = async (ground: Ground, signal: AbortSignal): Promise<readonly Mistake[]> => {
  const count = wanted(ground)
  const [addresses, targets] = await Promise.all([
    checkAddresses(ground, count, signal),
    checkTargets(ground, at(ground.scope, 'fleet.ec2.count'), count, signal),
  ])
  return [...addresses, ...targets]
}

const checkAddresses = async (
  ground: Ground,
  count: number,
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const { scope, subnets } = ground
  if (subnets.length === 0 || subnets.some(({ AvailableIpAddressCount: free }) => free === undefined))
    return []
  const free = subnets.reduce((sum, { AvailableIpAddressCount = 0 }) => sum + AvailableIpAddressCount, 0)
  if (free >= count) return []
  // An attempt that goes on has some of its machines already, and what is retired first gives its addresses back.
  const idle = await idleMachines(ground, signal)
  if (free + idle >= count) return []
  return [
    {
      path: at(scope, 'fleet.ec2.subnets'),
      said: `the subnets have ${free} free addresses, ${count - idle} are needed`,
      remedy: 'Name further subnets in zones of the load balancer, or free addresses.',
    },
  ]
}

const idleMachines = async ({ scope, live, subnets }: Ground, signal: AbortSignal): Promise<number> => {
  const serving = new Set(live.flat())
  const places = new Set(subnets.map(({ SubnetId }) => SubnetId))
  return (await shownMachines(scope, signal)).filter(
    ({ machine }) =>
      isAlive(machine) &&
      places.has(machine.subnet) &&
      !serving.has(machine.id) &&
      !serving.has(machine.address ?? ''),
  ).length
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const usual = 1000

/** So many machines more are no more targets than a target group and each load balancer take. */
export const checkTargets = async (
  ground: Pick<Ground, 'scope' | 'live' | 'idle'>,
  path: string,
  count: number,
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const { scope, live } = ground
  const limits = await readLimits(scope, signal)
  const inGroup =
    limits.get('targets-per-target-group') ?? Math.max(usual, ...live.map(({ length }) => length))
  if (count > inGroup) {
    const remedy = 'Ask for fewer instances, or for a higher quota of targets in a target group.'
    return [{ path, said: `${count} instances are asked for; a target group takes ${inGroup}`, remedy }]
  }
  const most = limits.get('targets-per-application-load-balancer') ?? usual
  return [...pairsByBalancer(scope).entries()].flatMap(([balancer, pairs]) => {
    const serving = [...pairs].reduce((sum, pair) => sum + (live[pair]?.length ?? 0), 0)
    const sum = serving + pairs.size * count
    if (sum <= most || serving > most) return []
    const sides = ground.idle === undefined ? '' : ` (${serving} on ${other(ground.idle)}, the live side)`
    const said = `blue and green together would have ${sum} targets${sides}; ${balancer.split('/').at(-2)} takes ${most}`
    const remedy = 'Ask for fewer instances, or for a higher quota of targets of a load balancer.'
    return [{ path, said, remedy }]
  })
}

/** The quotas by name; empty where they may not be asked for. */
const readLimits = async (scope: Scope, signal: AbortSignal): Promise<ReadonlyMap<string, number>> => {
  const elbv2 = await scope.clients.elbv2()
  try {
    const { Limits = [] } = await elbv2.describeAccountLimits({ PageSize: 400 }, signal)
    return new Map(Limits.map(({ Name = '', Max }) => [Name, Number(Max)]))
  } catch {
    // The usual quotas are then a good guess: a missing permission is no reason to refuse.
    signal.throwIfAborted()
    return new Map()
  }
}

const pairsByBalancer = ({ settings }: Scope): ReadonlyMap<string, ReadonlySet<number>> => {
  const found = new Map<string, Set<number>>()
  for (const { arn, pair } of settings.routes) {
    const balancer = loadBalancerOf(arn)
    found.set(balancer, (found.get(balancer) ?? new Set()).add(pair))
  }
  return found
}
