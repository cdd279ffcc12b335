import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch'
import type { Alarm, Instant } from '../../deploy/model.ts'
import { SwitchoverError } from '../../errors.ts'
import type { Scope } from '../scope.ts'

/** The alarms of the watch. */
export interface Alarms {
  /** How each of them stands, in the order of the config; none where none is configured. */
  look(signal: AbortSignal): Promise<readonly Alarm[]>
}

/**
 * How long what was seen counts: an alarm is evaluated once a minute, the fastest ones every ten seconds, and the call is
 * allowed nine times a second in a whole account.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
const lastsMs = 5_000

export const createAlarms = (scope: Scope): Alarms => {
  const names = scope.settings.watch?.alarms ?? []
  let seen: { readonly atMs: Instant; readonly alarms: readonly Alarm[] } | undefined
  return {
    async look(signal) {
      if (names.length === 0) return []
      const now = scope.clients.clock.now()
      if (seen !== undefined && now - seen.atMs < lastsMs) return seen.alarms
      try {
        const alarms = await read(scope, names, signal)
        seen = { atMs: scope.clients.clock.now(), alarms }
        return alarms
      } catch (error) {
        // A way back must not end for it: who needs to know the alarms is told.
        if (!(error instanceof SwitchoverError) || !(error.code === 'denied' || error.code === 'aws'))
          throw error
        return names.map((name) => ({ name, state: 'unread' as const, said: error.message }))
      }
    },
  }
}

const read = async (
  { clients }: Scope,
  names: readonly string[],
  signal: AbortSignal,
): Promise<readonly Alarm[]> => {
  const cloudWatch = await clients.cloudWatch()
  const { MetricAlarms = [], CompositeAlarms = [] } = await cloudWatch.describeAlarms(
    // Without kinds only alarms of one metric are told. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
    { AlarmNames: [...names], AlarmTypes: ['MetricAlarm', 'CompositeAlarm'], MaxRecords: 100 },
    signal,
  )
  const found: readonly (MetricAlarm | CompositeAlarm)[] = [...MetricAlarms, ...CompositeAlarms]
  return names.map((name) => {
    const alarm = found.find(({ AlarmName }) => AlarmName === name)
    return { name, state: stateOf(alarm), said: alarm?.StateReason ?? '' }
  })
}

const stateOf = (alarm: MetricAlarm | CompositeAlarm | undefined): Alarm['state'] => {
  if (alarm === undefined) return 'missing'
  if (alarm.StateValue === 'ALARM') return 'ringing'
  return alarm.StateValue === 'OK' ? 'ok' : 'unknown'
}
