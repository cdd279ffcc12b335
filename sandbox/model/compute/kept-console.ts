import type { EventEmitter } from 'node:events'
import type { Clock } from '../../clock.ts'
import type { Compute, ComputeEvents, Instance } from '../compute.ts'
import type { ConsoleOutput } from './console-output.ts'

/** "Shortly after"; minutes at AWS, where booting takes longer too. */
const KEEP_AFTER_MS = 2000

/**
 * "Buffered information that was posted shortly after an instance transition state (start, stop, reboot, or terminate)."
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetConsoleOutput.html
 */
export function keepConsole(
  clock: Clock,
  events: EventEmitter<ComputeEvents>,
): Pick<Compute, 'console' | 'keptConsole'> {
  const live = new Map<string, ConsoleOutput>()
  const kept = new Map<string, ConsoleOutput>()
  const keepSoon = ({ id }: Instance) =>
    clock.after(KEEP_AFTER_MS, () => {
      const said = live.get(id)
      if (said !== undefined) kept.set(id, said)
    })
  events.on('running', keepSoon)
  events.on('stopped', keepSoon)
  return { console: live, keptConsole: kept }
}
