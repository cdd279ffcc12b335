import type {
  GetMetricDataInput,
  GetMetricDataOutput,
  MetricDataQuery,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch'
import { percentile, together } from '../../model/cloudwatch/spread.ts'
import type { Minute } from '../../model/cloudwatch.ts'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'
import { invalid, metricOf } from './input.ts'

type Statistic = (minutes: readonly Minute[]) => number | undefined

const STATISTICS: Readonly<Record<string, Statistic>> = {
  Sum: (minutes) => total(minutes, ({ sum }) => sum),
  SampleCount: (minutes) => total(minutes, ({ count }) => count),
  Average: (minutes) => total(minutes, ({ sum }) => sum) / total(minutes, ({ count }) => count),
  Minimum: (minutes) => Math.min(...minutes.map(({ least }) => least)),
  Maximum: (minutes) => Math.max(...minutes.map(({ most }) => most)),
}

const total = (minutes: readonly Minute[], of: (minute: Minute) => number): number =>
  minutes.reduce((sum, minute) => sum + of(minute), 0)

/** `p99`, `p99.9`: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html */
function percentileOf(stat: string): Statistic | undefined {
  const percent = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/.exec(stat)?.[1]
  if (percent === undefined) return undefined
  return (minutes) => {
    const spread = together(minutes.map((minute) => minute.spread))
    return spread && percentile(spread, Number(percent))
  }
}

/** Metrics, no expressions, in one page. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
export const getMetricData: Operation<GetMetricDataInput, GetMetricDataOutput> = (world, input) => {
  const { MetricDataQueries: queries = [], StartTime, EndTime, ScanBy } = input
  const [fromMs, toMs] = [StartTime?.getTime() ?? 0, EndTime?.getTime() ?? 0]
  if (fromMs >= toMs) throw invalid('The parameter StartTime must be less than the parameter EndTime.')
  if (queries.length > 500)
    throw invalid('The collection MetricDataQueries must not have a size greater than 500.')
  const ids = queries.map(({ Id = '' }) => Id)
  if (new Set(ids).size < ids.length)
    throw invalid('The values for parameter id in MetricDataQueries are not unique.')
  const results = queries.map((query) => resultOf(world, query, fromMs, toMs))
  return {
    MetricDataResults: results
      .filter((_, index) => queries[index]?.ReturnData !== false)
      .map((result) => (ScanBy === 'TimestampAscending' ? result : reversed(result))),
    Messages: [],
  }
}

function resultOf(
  { cloudWatch }: World,
  query: MetricDataQuery,
  fromMs: number,
  toMs: number,
): MetricDataResult {
  const { Id = '', MetricStat, Label } = query
  if (!/^[a-z]\w{0,254}$/.test(Id))
    throw invalid(`The value ${Id} for parameter MetricDataQueries.Id is invalid.`)
  if (MetricStat === undefined) throw invalid('The sandbox knows no expressions, only MetricStat.')
  const { Metric = {}, Period = 0, Stat = '' } = MetricStat
  const statistic = STATISTICS[Stat] ?? percentileOf(Stat)
  if (statistic === undefined)
    throw invalid(`The value ${Stat} for parameter MetricDataQueries.MetricStat.Stat is invalid.`)
  if (Period < 60 || Period % 60 !== 0)
    throw invalid(
      `The value ${Period} for parameter MetricDataQueries.MetricStat.Period is no multiple of 60.`,
    )
  const minutes = cloudWatch.minutes(metricOf(Metric), fromMs, toMs)
  const periods = Map.groupBy(minutes, ({ startMs }) => startMs - (startMs % (Period * 1000)))
  const points = [...periods].flatMap(([startMs, its]) => {
    const value = statistic(its)
    return value === undefined ? [] : [{ startMs, value }]
  })
  return {
    Id,
    Label: Label ?? Metric.MetricName ?? '',
    Timestamps: points.map(({ startMs }) => new Date(startMs)),
    Values: points.map(({ value }) => value),
    StatusCode: 'Complete',
  }
}

const reversed = ({ Timestamps = [], Values = [], ...rest }: MetricDataResult): MetricDataResult => ({
  ...rest,
  Timestamps: Timestamps.toReversed(),
  Values: Values.toReversed(),
})
