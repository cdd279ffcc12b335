import type { Json } from '../clients/client.ts'
import { elbv2, fails, neighbour } from './ask.ts'
import type { Call, Scene } from './call.ts'
import {
  balancerArn,
  forward,
  groupArn,
  listener,
  loadBalancer,
  path,
  rule,
  ruleArn,
  targetGroup,
} from './setting.ts'

const lost = neighbour(groupArn('blue'))

/** What is set on a target group beside its health check, and what it is used by. */
export const targetGroupAttributes: Scene = {
  name: 'group-set',
  calls: (on) => [
    targetGroup(on, 'blue'),
    show('defaults', groupArn('blue')),
    set('delay', { 'deregistration_delay.timeout_seconds': '30' }),
    set('sticky', {
      'stickiness.enabled': 'true',
      'stickiness.type': 'lb_cookie',
      'stickiness.lb_cookie.duration_seconds': '3600',
    }),
    show('changed', groupArn('blue')),
    loadBalancer(on),
    targetGroup(on, 'green'),
    listener(on, 'http', 80, [forward('blue')]),
    elbv2('used', 'DescribeTargetGroups', { TargetGroupArns: [groupArn('blue')] }),
    elbv2('ofBalancer', 'DescribeTargetGroups', { LoadBalancerArn: balancerArn() }),
    rule(on, 'first', { Priority: 10, Conditions: [path('/api/*')], Actions: [forward('blue')] }),
    shareByRule,
    ...mistakes,
  ],
}

function show(id: string, TargetGroupArn: Json): Call {
  return elbv2(id, 'DescribeTargetGroupAttributes', { TargetGroupArn })
}

function set(id: string, values: Record<string, string>, TargetGroupArn = groupArn('blue')): Call {
  const Attributes = Object.entries(values).map(([Key, Value]) => ({ Key, Value }))
  return elbv2(id, 'ModifyTargetGroupAttributes', { TargetGroupArn, Attributes })
}

function wrong(id: string, Key: string, Value: string): Call {
  return { ...set(id, { [Key]: Value }), ...fails('ValidationError') }
}

const both = ['blue', 'green'].map((id) => ({ TargetGroupArn: groupArn(id), Weight: 1 }))

/** Without the stickiness of groups that a group with sticky targets needs beside another one. */
const shareByRule = elbv2(
  'shareByRule',
  'ModifyRule',
  { RuleArn: ruleArn('first'), Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups: both } }] },
  fails('InvalidConfigurationRequest'),
)

const mistakes: readonly Call[] = [
  wrong('delayTooLong', 'deregistration_delay.timeout_seconds', '3601'),
  wrong('delayWords', 'deregistration_delay.timeout_seconds', 'soon'),
  wrong('slowStart', 'slow_start.duration_seconds', '29'),
  wrong('algorithm', 'load_balancing.algorithm.type', 'fastest'),
  wrong('unknownKey', 'deregistration_delay.hours', '1'),
  { ...show('lost', lost), ...fails('TargetGroupNotFound') },
  { ...set('setLost', { 'stickiness.enabled': 'true' }, lost), ...fails('TargetGroupNotFound') },
]
