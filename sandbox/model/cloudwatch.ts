import type { Spread } from './cloudwatch/spread.ts'

/** A metric by all that names it. */
export interface Metric {
  readonly namespace: string
  readonly name: string
  readonly dimensions: Readonly<Record<string, string>>
}

/** What was measured in one minute. */
export interface Minute {
  readonly startMs: number
  readonly sum: number
  readonly count: number
  readonly least: number
  readonly most: number
  /** Undefined where statistics were sent in place of values. */
  readonly spread: Spread | undefined
}

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA'

/** An alarm on one metric; what it was made with is shown as it was given. */
export interface Alarm {
  readonly name: string
  readonly arn: string
  readonly given: Readonly<Record<string, unknown>>
  readonly state: AlarmState
  readonly reason: string
  readonly reasonData: string | undefined
  readonly configuredMs: number
  readonly updatedMs: number
  /** When the state last became another one. */
  readonly changedMs: number
}

/** Metrics by the minute, and alarms that are set, not evaluated. Methods that change something expect what is valid. */
export interface CloudWatch {
  readonly alarms: ReadonlyMap<string, Alarm>
  putAlarm(name: string, given: Alarm['given']): void
  setAlarm(name: string, state: AlarmState, reason: string, reasonData: string | undefined): void
  deleteAlarm(name: string): void
  /** A value that somebody sends; it is shown at once. */
  put(metric: Metric, minute: Minute): void
  /** One value of AWS's own: shown when its minute is over and some time has passed. */
  measure(metric: Metric, value: number): void
  /** The minutes that began in this time and are shown by now, oldest first. A minute without any value is left out. */
  minutes(metric: Metric, fromMs: number, toMs: number): readonly Minute[]
}
