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

const defaultRule = ref('onlyDefault.Rules[0].RuleArn')
const lost = neighbour(ruleArn('first'))
const lostListener = neighbour(listenerArn('http'))
const toLost = { Type: 'forward', TargetGroupArn: neighbour(groupArn('blue')) }

/** Rules: priorities, the default one, and what is refused of them. */
export const rules: Scene = {
  name: 'rules',
  calls: (on) => [
    loadBalancer(on),
    targetGroup(on, 'blue'),
    targetGroup(on, 'green'),
    listener(on, 'http', 80, [forward('blue')]),
    describe('onlyDefault', { ListenerArn: listenerArn('http') }),
    rule(on, 'first', { Priority: 10, Conditions: [path('/api/*')] }),
    rule(on, 'second', { Priority: 20, Conditions: [path('/img/?.png')] }),
    prioritise('exchange', { first: 20, second: 10 }),
    prioritise('move', { first: 30 }),
    prioritise('moveSecond', { second: 10 }),
    ...modifications,
    ...looks,
    elbv2('groupInUse', 'DeleteTargetGroup', { TargetGroupArn: groupArn('green') }, fails('ResourceInUse')),
    ...wrongPriorities,
    ...wrongRules(on),
    elbv2('delete', 'DeleteRule', { RuleArn: ruleArn('first') }),
    elbv2('deleteAgain', 'DeleteRule', { RuleArn: ruleArn('first') }, fails('RuleNotFound')),
    { ...describe('gone', { RuleArns: [ruleArn('first')] }), ...fails('RuleNotFound') },
    elbv2('modifyDefault', 'ModifyRule', { RuleArn: defaultRule, Actions: [forward('green')] }, notPermitted),
    elbv2('deleteDefault', 'DeleteRule', { RuleArn: defaultRule }, notPermitted),
  ],
}

function describe(id: string, input: Record<string, Json>): Call {
  return elbv2(id, 'DescribeRules', input)
}

function modify(id: string, input: Record<string, Json>): Call {
  return elbv2(id, 'ModifyRule', { RuleArn: ruleArn('first'), ...input })
}

function prioritise(id: string, priorities: Record<string, number>): Call {
  const pairs = Object.entries(priorities).map(([one, Priority]) => ({ RuleArn: ruleArn(one), Priority }))
  return elbv2(id, 'SetRulePriorities', { RulePriorities: pairs })
}

const half = (id: string) => ({ TargetGroupArn: groupArn(id), Weight: 50 })

const modifications: readonly Call[] = [
  modify('toBlue', { Actions: [forward('blue')] }),
  modify('toShares', {
    Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups: [half('blue'), half('green')] } }],
  }),
  modify('toHost', { Conditions: [{ Field: 'host-header', Values: ['*.example.com'] }] }),
]

const looks: readonly Call[] = [
  describe('inOrder', { ListenerArn: listenerArn('http') }),
  describe('byArn', { RuleArns: [ruleArn('first')] }),
  { ...describe('lost', { RuleArns: [lost] }), ...fails('RuleNotFound') },
  { ...describe('ofLostListener', { ListenerArn: lostListener }), ...fails('ListenerNotFound') },
  { ...describe('ofNothing', {}), ...fails('ValidationError') },
]

const notPermitted = fails('OperationNotPermitted')

const wrongPriorities: readonly Call[] = [
  { ...prioritise('conflict', { first: 10 }), ...fails('PriorityInUse') },
  { ...prioritise('tooFar', { first: 50_002 }), ...fails('ValidationError') },
  elbv2(
    'moveLost',
    'SetRulePriorities',
    { RulePriorities: [{ RuleArn: lost, Priority: 5 }] },
    fails('RuleNotFound'),
  ),
  elbv2(
    'moveDefault',
    'SetRulePriorities',
    { RulePriorities: [{ RuleArn: defaultRule, Priority: 5 }] },
    notPermitted,
  ),
]

function wrongRules(on: Stage): readonly Call[] {
  const signedIn = [
    { ...signIn, Order: 1 },
    { ...forward('green'), Order: 2 },
  ]
  return [
    refusedRule(on, 'taken', { Priority: 10 }, 'PriorityInUse'),
    refusedRule(on, 'zero', { Priority: 0 }, 'ValidationError'),
    refusedRule(on, 'beyond', { Priority: 50_001 }, 'ValidationError'),
    refusedRule(on, 'lostListener', { ListenerArn: lostListener }, 'ListenerNotFound'),
    refusedRule(on, 'lostGroup', { Priority: 41, Actions: [toLost] }, 'TargetGroupNotFound'),
    refusedRule(on, 'noActions', { Priority: 42, Actions: [] }, 'ValidationError'),
    refusedRule(on, 'signIn', { Priority: 43, Actions: signedIn }, 'InvalidLoadBalancerAction'),
    { ...modify('nothing', {}), ...fails('ValidationError') },
    { ...modify('toLostGroup', { Actions: [toLost] }), ...fails('TargetGroupNotFound') },
    { ...modify('modifyLost', { RuleArn: lost, Actions: [forward('blue')] }), ...fails('RuleNotFound') },
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
