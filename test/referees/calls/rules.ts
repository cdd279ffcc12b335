import type { Json } from '../clients/client.ts'
import { elbv2, fails, neighbour, ref } from './ask.ts'
import type { Call, Scene } from './call.ts'
import {
  forward,
  groupArn,
  listener,
  listenerArn,
  loadBalancer,
  path,
  refusedRule,
  rule,
  ruleArn,
  targetGroup,
} from './setting.ts'
import type { Stage } from './stage.ts'

/** Rules: priorities, the default one, conditions, actions, and what is refused of them. */
export const rules: Scene = {
  name: 'rules',
  calls: (on) => [
    loadBalancer(on),
    targetGroup(on, 'blue'),
    targetGroup(on, 'green'),
    listener(on, 'http', 80, [forward('blue')]),
    elbv2('onlyDefault', 'DescribeRules', { ListenerArn: listenerArn('http') }),
    ...priorities(on),
    ...modifications(),
    elbv2('groupInUse', 'DeleteTargetGroup', { TargetGroupArn: groupArn('green') }, fails('ResourceInUse')),
    elbv2('delete', 'DeleteRule', { RuleArn: ruleArn('first') }),
    elbv2('deleteAgain', 'DeleteRule', { RuleArn: ruleArn('first') }, fails('RuleNotFound')),
    elbv2('gone', 'DescribeRules', { RuleArns: [ruleArn('first')] }, fails('RuleNotFound')),
    elbv2('left', 'DescribeRules', { ListenerArn: listenerArn('http') }),
  ],
}

function priorities(on: Stage): readonly Call[] {
  const set = (id: string, ...pairs: readonly (readonly [string, number])[]) =>
    elbv2(id, 'SetRulePriorities', {
      RulePriorities: pairs.map(([rule, Priority]) => ({ RuleArn: ruleArn(rule), Priority })),
    })
  return [
    rule(on, 'first', { Priority: 10, Conditions: [path('/api/*')] }),
    rule(on, 'second', { Priority: 20, Conditions: [path('/img/?.png')] }),
    refusedRule(on, 'taken', { Priority: 10 }, 'PriorityInUse'),
    refusedRule(on, 'zero', { Priority: 0 }, 'ValidationError'),
    refusedRule(on, 'beyond', { Priority: 50_001 }, 'ValidationError'),
    refusedRule(on, 'lostListener', { ListenerArn: lostListener }, 'ListenerNotFound'),
    refusedRule(
      on,
      'lostGroup',
      { Actions: [{ Type: 'forward', TargetGroupArn: lostGroup }] },
      'TargetGroupNotFound',
    ),
    refusedRule(on, 'noActions', { Actions: [] }, 'ValidationError'),
    refusedRule(
      on,
      'signIn',
      {
        Actions: [
          { ...signIn, Order: 1 },
          { ...forward('green'), Order: 2 },
        ],
      },
      'InvalidLoadBalancerAction',
    ),
    set('exchange', ['first', 20], ['second', 10]),
    set('move', ['first', 30]),
    { ...set('conflict', ['first', 10]), fails: 'PriorityInUse' },
    { ...set('tooFar', ['first', 50_001]), fails: 'ValidationError' },
    elbv2(
      'moveLost',
      'SetRulePriorities',
      { RulePriorities: [{ RuleArn: lost, Priority: 5 }] },
      fails('RuleNotFound'),
    ),
    elbv2('inOrder', 'DescribeRules', { ListenerArn: listenerArn('http') }),
    elbv2(
      'moveDefault',
      'SetRulePriorities',
      { RulePriorities: [{ RuleArn: defaultRule, Priority: 5 }] },
      fails('OperationNotPermitted'),
    ),
    elbv2('byArn', 'DescribeRules', { RuleArns: [ruleArn('first')] }),
    elbv2('lost', 'DescribeRules', { RuleArns: [lost] }, fails('RuleNotFound')),
    elbv2('ofLostListener', 'DescribeRules', { ListenerArn: lostListener }, fails('ListenerNotFound')),
    elbv2('ofNothing', 'DescribeRules', {}, fails('ValidationError')),
  ]
}

/** Rules are listed by priority, the default one last. */
const defaultRule = ref('onlyDefault.Rules[0].RuleArn')

function modifications(): readonly Call[] {
  const modify = (id: string, input: Record<string, Json>) =>
    elbv2(id, 'ModifyRule', { RuleArn: ruleArn('first'), ...input })
  return [
    modify('toGreen', { Actions: [forward('green')] }),
    modify('toShares', {
      Actions: [
        {
          Type: 'forward',
          ForwardConfig: {
            TargetGroups: [
              { TargetGroupArn: groupArn('blue'), Weight: 50 },
              { TargetGroupArn: groupArn('green'), Weight: 50 },
            ],
          },
        },
      ],
    }),
    modify('toHost', { Conditions: [{ Field: 'host-header', Values: ['*.example.com'] }] }),
    { ...modify('nothing', {}), fails: 'ValidationError' },
    {
      ...modify('toLostGroup', { Actions: [{ Type: 'forward', TargetGroupArn: lostGroup }] }),
      fails: 'TargetGroupNotFound',
    },
    elbv2('modifyLost', 'ModifyRule', { RuleArn: lost, Actions: [forward('blue')] }, fails('RuleNotFound')),
    elbv2(
      'modifyDefault',
      'ModifyRule',
      { RuleArn: defaultRule, Actions: [forward('green')] },
      fails('OperationNotPermitted'),
    ),
    elbv2('deleteDefault', 'DeleteRule', { RuleArn: defaultRule }, fails('OperationNotPermitted')),
  ]
}

const signIn = {
  Type: 'authenticate-oidc',
  AuthenticateOidcConfig: {
    Issuer: 'https://example.com',
    AuthorizationEndpoint: 'https://example.com/authorize',
    TokenEndpoint: 'https://example.com/token',
    UserInfoEndpoint: 'https://example.com/user',
    ClientId: 'client',
    ClientSecret: 'secret',
  },
}

const lostGroup = neighbour(groupArn('blue'))
const lostListener = neighbour(listenerArn('http'))
const lost = neighbour(ruleArn('first'))
