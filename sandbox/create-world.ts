import { createClock } from './model/clock.ts'
import { createCompute } from './model/compute/create-compute.ts'
import { createLoadBalancing } from './model/load-balancing/create.ts'
import { createRandom } from './model/random.ts'
import type { Settings, World } from './model/world.ts'
import { createZones } from './model/zones/create-zones.ts'
import type { Options } from './options.ts'

/** An AWS with nothing in it yet. Each part draws from a randomness of its own, so that none disturbs another's ids. */
export function createWorld(options: Options, network: number): World {
  const settings = settingsOf(options, network)
  const clock = createClock({ speed: options.speed })
  const parts = { settings, clock }
  const random = (part: number) => createRandom(options.seed * 4 + part)
  const compute = createCompute({ ...parts, random: random(1) })
  return {
    ...parts,
    random: random(0),
    compute,
    loadBalancing: createLoadBalancing({ ...parts, random: random(2), compute }),
    zones: createZones({ ...parts, random: random(3) }),
  }
}

function settingsOf(options: Options, network: number): Settings {
  const { nodes, propagationMs, healthIntervalMs, staleReadsMs, bootMs, insyncMs, runUserData } = options
  return {
    account: '123456789012',
    region: 'us-east-1',
    nodes,
    propagationMs,
    healthIntervalMs,
    staleReadsMs,
    bootMs,
    insyncMs,
    runUserData,
    network,
  }
}
