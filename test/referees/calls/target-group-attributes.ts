import type { Json } from '../clients/client.ts'
import { elbv2, fails, neighbour } from './ask.ts'
import type { Scene } from './call.ts'
import { forward, groupArn, listener, loadBalancer, targetGroup } from './setting.ts'

const set = (key: string, value: string): Json => ({
  TargetGroupArn: groupArn('blue'),
  Attributes: [{ Key: key, Value: value }],
})

/** What is set on a target group beside its health check. */
export const targetGroupAttributes: Scene = {
  name: 'target-group-attributes',
  calls: (on) => [
    targetGroup(on, 'blue'),
    elbv2('defaults', 'DescribeTargetGroupAttributes', { TargetGroupArn: groupArn('blue') }),
    elbv2('lost', 'DescribeTargetGroupAttributes', { TargetGroupArn: lost }, fails('TargetGroupNotFound')),
    elbv2('delay', 'ModifyTargetGroupAttributes', set('deregistration_delay.timeout_seconds', '30')),
    elbv2(
      'delayTooLong',
      'ModifyTargetGroupAttributes',
      set('deregistration_delay.timeout_seconds', '3601'),
      fails('ValidationError'),
    ),
    elbv2(
      'delayWords',
      'ModifyTargetGroupAttributes',
      set('deregistration_delay.timeout_seconds', 'soon'),
      fails('ValidationError'),
    ),
    elbv2(
      'slowStart',
      'ModifyTargetGroupAttributes',
      set('slow_start.duration_seconds', '29'),
      fails('ValidationError'),
    ),
    elbv2(
      'algorithm',
      'ModifyTargetGroupAttributes',
      set('load_balancing.algorithm.type', 'fastest'),
      fails('ValidationError'),
    ),
    elbv2(
      'unknownKey',
      'ModifyTargetGroupAttributes',
      set('deregistration_delay.hours', '1'),
      fails('ValidationError'),
    ),
    elbv2(
      'lostGroup',
      'ModifyTargetGroupAttributes',
      { TargetGroupArn: lost, Attributes: [{ Key: 'stickiness.enabled', Value: 'true' }] },
      fails('TargetGroupNotFound'),
    ),
    elbv2('sticky', 'ModifyTargetGroupAttributes', {
      TargetGroupArn: groupArn('blue'),
      Attributes: [
        { Key: 'stickiness.enabled', Value: 'true' },
        { Key: 'stickiness.type', Value: 'lb_cookie' },
        { Key: 'stickiness.lb_cookie.duration_seconds', Value: '3600' },
      ],
    }),
    elbv2('changed', 'DescribeTargetGroupAttributes', { TargetGroupArn: groupArn('blue') }),
    loadBalancer(on),
    targetGroup(on, 'green'),
    listener(on, 'http', 80, [forward('blue')]),
    elbv2('used', 'DescribeTargetGroups', { TargetGroupArns: [groupArn('blue')] }),
    elbv2('ofBalancer', 'DescribeTargetGroups', {
      LoadBalancerArn: { $: 'balancer.LoadBalancers[0].LoadBalancerArn' },
    }),
  ],
}

const lost = neighbour(groupArn('blue'))
