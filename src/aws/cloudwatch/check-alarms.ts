import type { Mistake } from '../../deploy/ports.ts'
import type { Scope } from '../scope.ts'
import type { Alarms } from './alarms.ts'

/** Alarms that the watch names and that do not exist; reads only. */
export const checkAlarms = async (
  { settings }: Scope,
  alarms: Alarms,
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const seen = await alarms.look(signal)
  return seen.flatMap(({ name, state }, index) =>
    state === 'missing'
      ? [
          {
            path: `services.${settings.service}.watch.alarms[${index}]`,
            said: `there is no alarm ${name} in this account and Region`,
            remedy: 'Create it, or correct its name: letters count as they are written.',
          },
        ]
      : [],
  )
}
