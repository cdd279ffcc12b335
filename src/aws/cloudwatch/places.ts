import { type Color, colors } from '../../deploy/model.ts'
import type { ServiceSettings } from '../../settings.ts'
import { loadBalancerOf, partsOf } from '../arns.ts'

/** A side's target group of one pair, as the nodes of a load balancer serve it. */
export interface Place {
  readonly color: Color
  readonly pair: number
  /** The ARN of the target group. */
  readonly group: string
  /** What tells its metrics from others. */
  readonly dimensions: Readonly<Record<'LoadBalancer' | 'TargetGroup', string>>
}

/** Each side's groups, once for each load balancer whose routes go to them. */
export const places = ({ routes, pairs }: ServiceSettings): readonly Place[] => {
  const all = routes.flatMap(({ arn, pair }) => {
    const groups = pairs[pair]
    const LoadBalancer = partsOf(loadBalancerOf(arn)).resource.replace('loadbalancer/', '')
    return groups === undefined
      ? []
      : colors.map((color): Place => {
          const TargetGroup = partsOf(groups[color]).resource
          return { color, pair, group: groups[color], dimensions: { LoadBalancer, TargetGroup } }
        })
  })
  return [...new Map(all.map((place) => [JSON.stringify(place.dimensions), place])).values()]
}

/** A metric of a place, by the minute. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html */
export const metricOf = ({ dimensions }: Place, MetricName: string, Stat: string) => ({
  Metric: {
    ...{ Namespace: 'AWS/ApplicationELB', MetricName },
    Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
  },
  ...{ Period: 60, Stat },
})
