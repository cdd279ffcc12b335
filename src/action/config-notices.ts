import type { Command, Terms } from '../deploy/goal.ts'
import { seconds } from '../deploy/moves.ts'

/** Metrics are told one to three minutes late, and an alarm is evaluated once a minute. */
const leastHeardMs = 5 * 60_000

/** What is allowed in the config of a command that switches, and may not be meant. */
export function configNotices(command: Command, { watch }: Terms): readonly string[] {
  if (command !== 'deploy' && command !== 'switch') return []
  if (watch === undefined || watch.alarms.length === 0 || watch.forMs >= leastHeardMs) return []
  return [
    `watch.for is ${seconds(watch.forMs)}: metrics reach CloudWatch some minutes late, so that alarms may not ring before the watch is over; give it 5m or more.`,
  ]
}
