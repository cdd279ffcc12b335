import type { MetricDataQuery, MetricDataResult } from '@aws-sdk/client-cloudwatch'
import { minuteMs } from '../../deploy/minutes.ts'
import type { Color, Instant } from '../../deploy/model.ts'
import type { RequestCounts } from '../../deploy/ports.ts'
import type { Scope } from '../scope.ts'
import { metricOf, places } from './places.ts'

/**
 * How many requests the nodes gave to each side, by the minute, as Elastic Load Balancing reports them. Nothing is reported
 * where nothing came, and everything late: what is missing of a side that should get requests is unknown, not none.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export const requestCounts = async (
  scope: Scope,
  changed: Instant,
  signal: AbortSignal,
): Promise<RequestCounts> => {
  // The minute of the change itself has requests of both sides.
  const since = Math.ceil(changed / minuteMs) * minuteMs
  const cloudWatch = await scope.clients.cloudWatch()
  const asked = queries(scope)
  const { MetricDataResults = [] } = await cloudWatch.getMetricData(
    {
      MetricDataQueries: asked.map(({ query }) => query),
      StartTime: new Date(since),
      EndTime: new Date(Math.max(scope.clients.clock.now(), since) + minuteMs),
    },
    signal,
  )
  const sumOf = (color: Color): number | undefined => {
    const ids = new Set(asked.filter((one) => one.color === color).map(({ query }) => query.Id))
    return sum(MetricDataResults.filter(({ Id }) => ids.has(Id)))
  }
  return { since, blue: sumOf('blue'), green: sumOf('green') }
}

/** Each side's groups, each as the nodes of a load balancer serve it. */
const queries = ({
  settings,
}: Scope): readonly { readonly color: Color; readonly query: MetricDataQuery }[] =>
  places(settings).map((place, index) => ({
    color: place.color,
    query: { Id: `m${index}`, MetricStat: metricOf(place, 'RequestCount', 'Sum') },
  }))

const sum = (results: readonly MetricDataResult[]): number | undefined => {
  const values = results.flatMap(({ Values = [] }) => Values)
  return values.length === 0 ? undefined : values.reduce((all, value) => all + value, 0)
}
