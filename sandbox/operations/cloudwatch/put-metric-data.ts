import type { MetricDatum, PutMetricDataInput } from '@aws-sdk/client-cloudwatch'
import { AwsError } from '../../aws-error.ts'
import { spreadOf, together } from '../../model/cloudwatch/spread.ts'
import type { Minute } from '../../model/cloudwatch.ts'
import type { Operation } from '../operation.ts'
import { checkLength, metricOf } from './input.ts'

const DAY_MS = 86_400_000

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html */
export const putMetricData: Operation<PutMetricDataInput, void> = ({ cloudWatch, clock }, input) => {
  const { Namespace: namespace = '', MetricData: data = [] } = input
  checkLength(namespace, 255, 'Namespace')
  if (namespace.startsWith('AWS/')) throw wrong(`The value ${namespace} for parameter Namespace is invalid.`)
  if (data.length > 1000) throw wrong('The collection MetricData must not have a size greater than 1000.')
  const minutes = data.map((datum) => {
    const metric = metricOf({ Namespace: namespace, ...datum })
    return { metric, minute: minuteOf(datum, clock.now()) }
  })
  for (const { metric, minute } of minutes) cloudWatch.put(metric, minute)
}

const wrong = (message: string): AwsError => new AwsError('InvalidParameterValue', message)

function minuteOf(datum: MetricDatum, nowMs: number): Minute {
  const startMs = datum.Timestamp?.getTime() ?? nowMs
  // "up to two weeks before the current date, and … up to 2 hours after the current day and time"
  if (startMs < nowMs - 14 * DAY_MS || startMs > nowMs + DAY_MS / 12)
    throw wrong('The parameter MetricData.member.1.Timestamp must be within two weeks.')
  const { StatisticValues: set } = datum
  if (set !== undefined)
    return {
      ...{ startMs, sum: set.Sum ?? 0, count: set.SampleCount ?? 0 },
      ...{ least: set.Minimum ?? 0, most: set.Maximum ?? 0, spread: undefined },
    }
  const values = valuesOf(datum)
  const all = values.map(({ value }) => value)
  return {
    startMs,
    sum: values.reduce((sum, { value, count }) => sum + value * count, 0),
    count: values.reduce((sum, { count }) => sum + count, 0),
    least: Math.min(...all),
    most: Math.max(...all),
    spread: together(values.map(({ value, count }) => spreadOf(value, count))),
  }
}

function valuesOf({ Value, Values, Counts }: MetricDatum): { value: number; count: number }[] {
  if (Value !== undefined) return [{ value: Value, count: 1 }]
  if (Values === undefined || Values.length === 0)
    throw new AwsError(
      'MissingParameter',
      'At least one of the parameters must be specified: MetricData.member.1.Value, MetricData.member.1.StatisticValues.',
    )
  return Values.map((value, index) => ({ value, count: Counts?.[index] ?? 1 }))
}
