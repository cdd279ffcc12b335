import { createClock } from './model/clock.ts'
import { createCloudWatch } from './model/cloudwatch/create-cloud-watch.ts'
import { createCompute } from './model/compute/create-compute.ts'
import { createIdentities } from './model/identities.ts'
import { createLoadBalancing } from './model/load-balancing/create.ts'
import { createRandom } from './model/random.ts'
import { createScaling } from './model/scaling/create-scaling.ts'
import type { Settings } from './model/settings.ts'
import { createSystemsManager } from './model/systems-manager/create.ts'
import type { World } from './model/world.ts'
import { createZones } from './model/zones/create-zones.ts'
import { launchesOf } from './operations/autoscaling/launches-of.ts'
import type { Options } from './options.ts'

/** An AWS with nothing in it yet. Each part draws from a randomness of its own, so that none disturbs another's ids. */
export function createWorld(options: Options, network: number): World {
  const settings = settingsOf(options, network)
  const clock = createClock({ speed: options.speed })
  const parts = { settings, clock }
  const random = (part: number) => createRandom(options.seed * 4 + part)
  const compute = createCompute({ ...parts, random: random(1) })
  const loadBalancing = createLoadBalancing({ ...parts, random: random(2), compute })
  const world: World = {
    ...parts,
    random: random(0),
    compute,
    loadBalancing,
    scaling: createScaling({ ...parts, random: random(4), compute, loadBalancing }),
    zones: createZones({ ...parts, random: random(3) }),
    systemsManager: createSystemsManager({ ...parts, random: random(5), compute }),
    identities: createIdentities({ ...parts, random: random(6) }),
    cloudWatch: createCloudWatch({ ...parts, random: random(7) }),
  }
  world.scaling.launchBy(launchesOf(world))
  return world
}

function settingsOf(options: Options, network: number): Settings {
  const { nodes, propagationMs, healthIntervalMs, staleReadsMs, bootMs, insyncMs, ssmAgentMs } = options
  return {
    account: '123456789012',
    region: 'us-east-1',
    nodes,
    propagationMs,
    healthIntervalMs,
    staleReadsMs,
    bootMs,
    insyncMs,
    ssmAgentMs,
    metricLagMs: options.metricLagMs,
    runUserData: options.runUserData,
    network,
  }
}
