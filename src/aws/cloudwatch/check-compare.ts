import { minuteMs, wholeBefore } from '../../deploy/minutes.ts'
import type { Mistake } from '../../deploy/ports.ts'
import { SwitchoverError } from '../../errors.ts'
import type { Scope } from '../scope.ts'
import { measuresOf } from './measures.ts'

/** Whether the metrics that the watch will compare may be read at all; reads only. */
export const checkCompare = async (scope: Scope, signal: AbortSignal): Promise<readonly Mistake[]> => {
  const { settings, clients } = scope
  if (settings.watch?.compare === undefined) return []
  try {
    await measuresOf(scope, 'blue', wholeBefore(clients.clock.now() - minuteMs, 1), signal)
    return []
  } catch (error) {
    if (!(error instanceof SwitchoverError) || error.code !== 'denied') throw error
    return [
      {
        path: `services.${settings.service}.watch.compare`,
        said: `metrics cannot be read: ${error.message}`,
        remedy: error.remedy,
      },
    ]
  }
}
