import type { EventEmitter } from 'node:events'
import type { CloudWatch } from '../model/cloudwatch.ts'
import type { Answer } from './traffic.ts'

/**
 * Counts finished requests, and times their targets, as Elastic Load Balancing reports it: only where there were any.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function countInMetrics(
  events: EventEmitter<{ answer: [Answer] }>,
  { measure }: Pick<CloudWatch, 'measure'>,
): void {
  events.on('answer', (answer) => {
    const { loadBalancerArn, targetGroup, target } = answer
    const balancer = { LoadBalancer: loadBalancerArn.replace(/^.*:loadbalancer\//, '') }
    const group = targetGroup && { TargetGroup: targetGroup.replace(/^.*:/, '') }
    for (const [name, value] of valuesOf(answer)) {
      measure({ namespace: 'AWS/ApplicationELB', name, dimensions: balancer }, value)
      if (group && target !== undefined)
        measure({ namespace: 'AWS/ApplicationELB', name, dimensions: { ...balancer, ...group } }, value)
    }
  })
}

/** "This metric is only incremented for requests where the load balancer node was able to choose a target." */
function valuesOf({ status, maker, target, targetMs }: Answer): readonly (readonly [string, number])[] {
  const kind = `${Math.floor(status / 100)}XX_Count`
  return [
    ...(target === undefined ? [] : [['RequestCount', 1] as const]),
    ...(maker === 'target' ? [[`HTTPCode_Target_${kind}`, 1] as const] : []),
    ...(maker === 'node' && status >= 400 && status !== 460 ? [[`HTTPCode_ELB_${kind}`, 1] as const] : []),
    // In seconds.
    ...(targetMs === undefined ? [] : [['TargetResponseTime', targetMs / 1000] as const]),
  ]
}
