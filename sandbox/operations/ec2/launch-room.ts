import type { AwsError } from '../../aws-error.ts'
import type { Instance, LaunchOrder, Subnet } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import {
  insufficientCapacity,
  insufficientSpot,
  noAddresses,
  notOffered,
  tooManyInstances,
  tooManyVcpus,
  tooMuchSpot,
} from './capacity-words.ts'
import { instanceTypes } from './instance-types.ts'

type Wanted = Pick<LaunchOrder, 'type' | 'subnetId'> & { readonly spot: boolean }

/** For how many there is room, and what is said to who wants more. */
interface Bound {
  readonly room: number
  refusal(): AwsError
}

/**
 * How many can be launched between the two, or the refusal of what comes first: offering, quotas, addresses, capacity.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshooting-launch.html
 */
export function countOf(
  world: World,
  wanted: Wanted,
  [least, most]: readonly [least: number, most: number],
): number {
  const subnet = world.compute.subnets.get(wanted.subnetId)
  if (subnet === undefined) throw new Error(`there is no subnet ${wanted.subnetId}`)
  if (isWithheld(world, wanted.type, subnet.zone)) throw notOffered(world, wanted.type, subnet.zone)
  let count = most
  for (const { room, refusal } of bounds(world, wanted, subnet, least)) {
    if (room < least) throw refusal()
    count = Math.min(count, room)
  }
  return count
}

/** Takes from the pools what was launched. */
export function spendRoom(world: World, wanted: Wanted, count: number): void {
  const subnet = world.compute.subnets.get(wanted.subnetId)
  if (subnet === undefined) return
  world.compute.setCapacity({
    pools: world.compute.capacity.pools.map((pool) =>
      isOf(pool, wanted, subnet) ? { ...pool, room: pool.room - count } : pool,
    ),
  })
}

/** Whether the zone does not have the type at all. */
export function isWithheld({ compute }: World, type: string, zone: string): boolean {
  return compute.capacity.notOffered.some((one) => one.type === type && one.zone === zone)
}

type Pool = World['compute']['capacity']['pools'][number]

function isOf(pool: Pool, { type, spot }: Wanted, { id, zone }: Subnet): boolean {
  const is = { type, spot, subnet: id, zone }
  const names = ['type', 'spot', 'subnet', 'zone'] as const
  return names.every((name) => pool[name] === undefined || pool[name] === is[name])
}

function bounds(world: World, wanted: Wanted, subnet: Subnet, least: number): Bound[] {
  const { capacity } = world.compute
  const pools = capacity.pools.filter((pool) => isOf(pool, wanted, subnet))
  return [
    ...quotas(world, wanted, least),
    { room: world.compute.freeAddresses(subnet.id), refusal: () => noAddresses(subnet.id) },
    ...pools.map(({ room }) => ({
      room,
      refusal: () =>
        wanted.spot ? insufficientSpot() : insufficientCapacity(world, wanted.type, subnet.zone),
    })),
  ]
}

/** Quotas count what is pending or runs. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-on-demand-instances.html */
function quotas(world: World, { type, spot }: Wanted, least: number): Bound[] {
  const { vcpus, spotVcpus, instances } = world.compute.capacity
  const quota = spot ? spotVcpus : vcpus
  if (quota === undefined && instances === undefined) return []
  const there = [...world.compute.instances.values()].filter(
    ({ state }) => state === 'pending' || state === 'running',
  )
  const alike = there.filter(({ launch }) => (launch.spot ?? false) === spot)
  const of = (name: string) => instanceTypes.get(name)?.vcpus ?? 1
  const used = alike.reduce((sum: number, one: Instance) => sum + of(one.type), 0)
  const found: Bound[] = []
  if (instances !== undefined) {
    found.push({
      room: instances - there.length,
      refusal: () => tooManyInstances(least + there.length, instances),
    })
  }
  if (quota !== undefined) {
    found.push({
      room: Math.floor((quota - used) / of(type)),
      refusal: () => (spot ? tooMuchSpot() : tooManyVcpus(quota)),
    })
  }
  return found
}
