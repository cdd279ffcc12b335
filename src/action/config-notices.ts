import type { Command, Terms } from '../deploy/goal.ts'
import { minuteMs, toldAfterMs } from '../deploy/minutes.ts'
import { lasting } from '../deploy/times.ts'

/** Metrics are told one to three minutes late, and an alarm is evaluated once a minute. */
const leastHeardMs = 5 * minuteMs

/** What is allowed in the config of a command that switches, and may not be meant. */
export function configNotices(command: Command, terms: Terms): readonly string[] {
  if (command !== 'deploy' && command !== 'switch') return []
  return [...deafToAlarms(terms), ...stepsUncompared(terms)]
}

const deafToAlarms = ({ watch }: Terms): readonly string[] =>
  watch === undefined || watch.alarms.length === 0 || watch.forMs >= leastHeardMs
    ? []
    : [
        `watch.for is ${lasting(watch.forMs)}: metrics reach CloudWatch some minutes late, so that alarms may not ring before the watch is over; give it 5m or more.`,
      ]

function stepsUncompared({ watch, switch: { steps, everyMs } }: Terms): readonly string[] {
  if (watch?.compare === undefined || steps.length === 1) return []
  const needsMs = toldAfterMs(watch.compare.minutes)
  return everyMs >= needsMs
    ? []
    : [
        `switch.every is ${lasting(everyMs)}: CloudWatch has not told of ${watch.compare.minutes} minutes by then, so that watch.compare begins with the last step; give it ${needsMs / minuteMs}m or more.`,
      ]
}
