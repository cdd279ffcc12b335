import type { Clock } from '../../clock.ts'
import type { CloudWatch } from '../cloudwatch.ts'
import type { Random } from '../random.ts'
import type { Settings } from '../settings.ts'
import { createAlarms } from './alarms.ts'
import { createMetrics } from './metrics.ts'

/** A CloudWatch that keeps what it is told. */
export function createCloudWatch(world: { settings: Settings; clock: Clock; random: Random }): CloudWatch {
  return { ...createAlarms(world), ...createMetrics(world) }
}
