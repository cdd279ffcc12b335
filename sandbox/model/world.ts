import type { Clock } from '../clock.ts'
import type { CloudWatch } from './cloudwatch.ts'
import type { Compute } from './compute.ts'
import type { Identities } from './identities.ts'
import type { LoadBalancing } from './load-balancing.ts'
import type { Random } from './random.ts'
import type { Scaling } from './scaling.ts'
import type { Settings } from './settings.ts'
import type { SystemsManager } from './systems-manager.ts'
import type { Zones } from './zones.ts'

/** Everything the sandbox's AWS knows. Operations read and change it; the data plane obeys it. No HTTP in here. */
export interface World {
  readonly settings: Settings
  readonly clock: Clock
  readonly random: Random
  readonly loadBalancing: LoadBalancing
  readonly compute: Compute
  readonly zones: Zones
  readonly scaling: Scaling
  readonly systemsManager: SystemsManager
  readonly identities: Identities
  readonly cloudWatch: CloudWatch
}
