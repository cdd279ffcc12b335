import type { LoadBalancing } from '../model/load-balancing.ts'
import type { World } from '../model/world.ts'
import type { Traffic } from './traffic.ts'

/** What of the world the data plane looks at and tells its findings to. */
export interface Surroundings {
  readonly world: Pick<World, 'clock' | 'random'> & {
    readonly settings: Pick<World['settings'], 'propagationMs' | 'healthIntervalMs'>
    readonly loadBalancing: Pick<
      LoadBalancing,
      'events' | 'loadBalancers' | 'targetGroups' | 'routingTable' | 'noteCheck'
    >
  }
  readonly traffic: Traffic
}
