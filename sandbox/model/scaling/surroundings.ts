import type { Clock } from '../../clock.ts'
import type { Compute } from '../compute.ts'
import type { LoadBalancing } from '../load-balancing.ts'
import type { Random } from '../random.ts'
import type { Settings } from '../settings.ts'

/** What groups need of the rest of the sandbox. */
export interface Surroundings {
  readonly settings: Settings
  readonly clock: Clock
  readonly random: Random
  readonly compute: Compute
  readonly loadBalancing: LoadBalancing
}
