import { createWorld } from './create-world.ts'
import { startDataPlane } from './data-plane/data-plane.ts'
import { startInstances } from './data-plane/instances/start-instances.ts'
import { countInMetrics } from './data-plane/metrics.ts'
import type { TrafficRow } from './data-plane/traffic.ts'
import type { World } from './model/world.ts'
import type { Options } from './options.ts'
import type { Seeded } from './seed/seeded.ts'
import { seed } from './seed.ts'

/** A world at work: what it knows, and the sockets and processes that obey it. */
export interface Running {
  readonly world: World
  readonly seeded: Seeded
  /** For each route of the first service, the URL of each load-balancer node. */
  readonly nodes: readonly (readonly string[])[]
  traffic(): readonly TrafficRow[]
  /** Whether a node follows changes; false where there is no such node. */
  follow(node: string, follows: boolean): boolean
  close(): Promise<void>
}

/** Makes a world, sets it to work, and seeds it; resolves when its services are live and every node obeys. */
export async function run(options: Options, network: number): Promise<Running> {
  const world = createWorld(options, network)
  const started: { close(): Promise<void> }[] = []
  const close = async () => {
    // Timers first: none must start something anew while the rest ends.
    world.clock.close()
    await Promise.all(started.splice(0).map((part) => part.close()))
  }
  try {
    const instances = await startInstances(world, options.children)
    started.push(instances)
    const dataPlane = await startDataPlane(world)
    started.push(dataPlane)
    countInMetrics(dataPlane.events, world.cloudWatch)
    const seeded = await seed(world, options)
    await dataPlane.settled()
    return {
      world,
      seeded,
      nodes: nodeUrls(world, seeded),
      traffic: () => dataPlane.traffic(),
      follow: (node, follows) => dataPlane.follow(node, follows),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

function nodeUrls({ loadBalancing }: World, { services: [first] }: Seeded): string[][] {
  const addresses = loadBalancing.loadBalancers.get(first?.loadBalancerArn ?? '')?.nodeAddresses ?? []
  return (first?.routes ?? []).map(({ port }) => addresses.map((address) => `http://${address}:${port}`))
}
