import type { EventEmitter } from 'node:events'
import type { CloudWatch } from '../model/cloudwatch.ts'
import type { Answer } from './traffic.ts'

/**
 * Counts finished requests as Elastic Load Balancing reports them: only where there were any.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function countInMetrics(
  events: EventEmitter<{ answer: [Answer] }>,
  { count }: Pick<CloudWatch, 'count'>,
): void {
  events.on('answer', (answer) => {
    const { loadBalancerArn, targetGroup, target } = answer
    const balancer = { LoadBalancer: loadBalancerArn.replace(/^.*:loadbalancer\//, '') }
    const group = targetGroup && { TargetGroup: targetGroup.replace(/^.*:/, '') }
    for (const name of namesOf(answer)) {
      count({ namespace: 'AWS/ApplicationELB', name, dimensions: balancer })
      if (group && target !== undefined)
        count({ namespace: 'AWS/ApplicationELB', name, dimensions: { ...balancer, ...group } })
    }
  })
}

/** "This metric is only incremented for requests where the load balancer node was able to choose a target." */
function namesOf({ status, maker, target }: Answer): readonly string[] {
  const kind = `${Math.floor(status / 100)}XX_Count`
  return [
    ...(target === undefined ? [] : ['RequestCount']),
    ...(maker === 'target' ? [`HTTPCode_Target_${kind}`] : []),
    ...(maker === 'node' && status >= 400 && status !== 460 ? [`HTTPCode_ELB_${kind}`] : []),
  ]
}
