import type { Clock } from '../../clock.ts'
import type { Alarm, CloudWatch } from '../cloudwatch.ts'
import type { Settings } from '../settings.ts'

type Alarms = Pick<CloudWatch, 'alarms' | 'putAlarm' | 'setAlarm' | 'deleteAlarm'>

/** What an alarm that was never evaluated says. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html */
const UNCHECKED = 'Unchecked: Initial alarm creation'

/** Alarms that go where they are set: nothing evaluates them. */
export function createAlarms({ settings, clock }: { settings: Settings; clock: Clock }): Alarms {
  const alarms = new Map<string, Alarm>()
  return {
    alarms,
    putAlarm(name, given) {
      const now = clock.now()
      const before = alarms.get(name)
      // "When you update an existing alarm, its state is left unchanged": https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
      const stood = before ?? {
        ...{ state: 'INSUFFICIENT_DATA' as const, reason: UNCHECKED, reasonData: undefined },
        ...{ updatedMs: now, changedMs: now },
      }
      const arn = `arn:aws:cloudwatch:${settings.region}:${settings.account}:alarm:${name}`
      alarms.set(name, { ...stood, name, arn, given, configuredMs: now })
    },
    setAlarm(name, state, reason, reasonData) {
      const alarm = alarms.get(name)
      if (alarm === undefined) return
      const now = clock.now()
      const changedMs = alarm.state === state ? alarm.changedMs : now
      alarms.set(name, { ...alarm, state, reason, reasonData, updatedMs: now, changedMs })
    },
    deleteAlarm(name) {
      alarms.delete(name)
    },
  }
}
