import { other } from '../../deploy/model.ts'
import type { Mistake } from '../../deploy/ports.ts'
import { balancerName } from '../arns.ts'
import { readLimits } from '../traffic/limits.ts'
import { pairsByBalancer, targetsOfOthers } from '../traffic/neighbours.ts'
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
  const found = [...pairsByBalancer(scope).entries()].map(async ([balancer, pairs]) => {
    const serving = [...pairs].reduce((sum, pair) => sum + (live[pair]?.length ?? 0), 0)
    const ours = serving + pairs.size * count
    const others = await targetsOfOthers(scope, balancer, signal)
    if (ours + others <= most || serving + others > most) return []
    const sides = ground.idle === undefined ? '' : ` (${serving} on ${other(ground.idle)}, the live side)`
    const beside = others === 0 ? '' : `, beside ${others} of other target groups`
    const said = `blue and green together would have ${ours} targets${sides}${beside}; ${balancerName(balancer)} takes ${most}`
    const remedy = 'Ask for fewer instances, or for a higher quota of targets of a load balancer.'
    return [{ path, said, remedy }]
  })
  return (await Promise.all(found)).flat()
}
