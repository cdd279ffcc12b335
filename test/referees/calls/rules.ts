import { elbv2, fails, ref, undo } from './ask.ts'
import type { Scene } from './call.ts'
import {
  balancerArn,
  forward,
  groupArn,
  listener,
  listenerArn,
  loadBalancer,
  respond,
  ruleArn,
  targetGroup,
} from './setting.ts'

const path = (...values: readonly string[]) => ({
  Field: 'path-pattern',
  PathPatternConfig: { Values: values },
})

/** Rules: priorities, the default one, conditions, actions, and what is refused of them. */
export const rules: Scene = {
  name: 'rules',
  calls: (on) => [
    loadBalancer(on),
    targetGroup(on, 'blue'),
    targetGroup(on, 'green'),
    listener(on, 'http', 80, [forward('blue')]),
    elbv2(
      'first',
      'CreateRule',
      {
        ListenerArn: listenerArn('http'),
        Priority: 10,
        Conditions: [path('/api/*')],
        Actions: [forward('green')],
        Tags: on.tags,
      },
      undo('DeleteRule', { RuleArn: ruleArn('first') }),
    ),
    elbv2(
      'taken',
      'CreateRule',
      {
        ListenerArn: listenerArn('http'),
        Priority: 10,
        Conditions: [path('/other')],
        Actions: [respond('404')],
      },
      fails('PriorityInUse'),
    ),
    elbv2('all', 'DescribeRules', { ListenerArn: listenerArn('http') }),
    elbv2(
      'modifyDefault',
      'ModifyRule',
      { RuleArn: ref('all.Rules[1].RuleArn'), Actions: [forward('green')] },
      fails('OperationNotPermitted'),
    ),
    elbv2('groupInUse', 'DeleteTargetGroup', { TargetGroupArn: groupArn('green') }, fails('ResourceInUse')),
    elbv2('gone', 'DescribeListeners', { LoadBalancerArn: balancerArn() }),
  ],
}
