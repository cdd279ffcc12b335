import type { GetMetricDataCommandInput, MetricDataQuery, MetricDataResult } from '@aws-sdk/client-cloudwatch'
import type { Span } from '../../deploy/minutes.ts'
import type { Color } from '../../deploy/model.ts'
import type { Measured, Minute } from '../../deploy/ports.ts'
import { groupName } from '../arns.ts'
import type { Scope } from '../scope.ts'
import type { CloudWatch } from '../sdk/cloudwatch.ts'
import { metricOf, type Place, places } from './places.ts'

/** What a minute is made of: the metric, and its statistic. */
const metrics = {
  requests: { name: 'RequestCount', stat: 'Sum' },
  errors: { name: 'HTTPCode_Target_5XX_Count', stat: 'Sum' },
  p99: { name: 'TargetResponseTime', stat: 'p99' },
} as const

type Part = keyof typeof metrics

/**
 * What Elastic Load Balancing measured of a side's target groups, by the minute. A minute without requests is not told; one
 * without errors has no count of them.
 */
export const measuresOf = async (
  scope: Scope,
  color: Color,
  { from, to }: Span,
  signal: AbortSignal,
): Promise<readonly Measured[]> => {
  const asked = places(scope.settings).filter((place) => place.color === color)
  const results = await allOf(
    await scope.clients.cloudWatch(),
    {
      MetricDataQueries: asked.flatMap(queriesOf),
      StartTime: new Date(from),
      EndTime: new Date(to),
      ScanBy: 'TimestampAscending',
    },
    signal,
  )
  return asked.map(({ pair, group }, index) => {
    const of = (part: Part) => valuesOf(results.filter(({ Id }) => Id === `${part}${index}`))
    return { pair, group: groupName(group), minutes: minutesOf(of) }
  })
}

const queriesOf = (place: Place, index: number): readonly MetricDataQuery[] =>
  Object.entries(metrics).map(([part, { name, stat }]) => ({
    Id: `${part}${index}`,
    MetricStat: metricOf(place, name, stat),
  }))

/** Every page: AWS gives 100,800 values at once. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
const allOf = async (
  cloudWatch: CloudWatch,
  input: GetMetricDataCommandInput,
  signal: AbortSignal,
): Promise<readonly MetricDataResult[]> => {
  const results: MetricDataResult[] = []
  let NextToken: string | undefined
  do {
    const page = await cloudWatch.getMetricData(
      { ...input, ...(NextToken === undefined ? {} : { NextToken }) },
      signal,
    )
    results.push(...(page.MetricDataResults ?? []))
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  return results
}

const valuesOf = (results: readonly MetricDataResult[]): ReadonlyMap<number, number> =>
  new Map(
    results.flatMap(({ Timestamps = [], Values = [] }) =>
      Timestamps.map((time, at) => [time.getTime(), Values[at] ?? 0] as const),
    ),
  )

const minutesOf = (of: (part: Part) => ReadonlyMap<number, number>): readonly Minute[] => {
  const [requests, errors, p99] = [of('requests'), of('errors'), of('p99')]
  return [...requests].map(([at, count]) => {
    const seconds = p99.get(at)
    return {
      ...{ at, requests: count, errors: errors.get(at) ?? 0 },
      p99Ms: seconds === undefined ? undefined : seconds * 1000,
    }
  })
}
