import { describe, expect, test } from 'vitest'
import { createRule } from '../../../sandbox/operations/elbv2/create-rule.ts'
import { deleteListener } from '../../../sandbox/operations/elbv2/delete-listener.ts'
import { deleteRule } from '../../../sandbox/operations/elbv2/delete-rule.ts'
import { describeRules } from '../../../sandbox/operations/elbv2/describe-rules.ts'
import { modifyRule } from '../../../sandbox/operations/elbv2/modify-rule.ts'
import { setRulePriorities } from '../../../sandbox/operations/elbv2/set-rule-priorities.ts'
import { createScene, fixed, forward, header, path, present, refusal } from './scene.ts'

/** A listener with rules at these priorities. */
function withRules(...priorities: number[]) {
  const scene = createScene()
  const listener = scene.listener(80, [fixed()])
  const rules = priorities.map((priority) => scene.rule(listener, priority, [fixed('201')]))
  const order = () =>
    describeRules(scene.world, { ListenerArn: listener }).Rules?.map(
      ({ RuleArn, Priority }) => `${rules.indexOf(present(RuleArn))}@${Priority}`,
    )
  const defaultRule = present(describeRules(scene.world, { ListenerArn: listener }).Rules?.at(-1)?.RuleArn)
  const set = (...pairs: [rule: string | undefined, priority: number][]) =>
    setRulePriorities(scene.world, {
      RulePriorities: pairs.map(([RuleArn, Priority]) => ({ RuleArn, Priority })),
    })
  return { ...scene, addListener: scene.listener, listener, rules, order, set, defaultRule }
}

const ruleShape = (number: number) => ({ Conditions: [path('/*')], Actions: [fixed()], Priority: number })

test('rules are described by ascending priority, the default rule last', () => {
  const { order } = withRules(300, 20, 1000)

  expect(order()).toEqual(['1@20', '0@300', '2@1000', '-1@default'])
})

test('the default rule is described as such', () => {
  const { world, defaultRule } = withRules()

  const [rule] = describeRules(world, { RuleArns: [defaultRule] }).Rules ?? []

  expect(rule).toMatchObject({ Priority: 'default', IsDefault: true, Conditions: [], Actions: [fixed()] })
})

test('a rule is shown as it was made', () => {
  const { world, listener } = withRules()
  const conditions = [path('/a', '/b'), header('x-preview', 'abc')]

  const made = createRule(world, { ListenerArn: listener, ...ruleShape(7), Conditions: conditions }).Rules

  expect(made).toEqual([
    {
      RuleArn: expect.stringMatching(
        /^arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule\/app\/web\//,
      ),
      Priority: '7',
      IsDefault: false,
      Conditions: [{ ...conditions[0], Values: ['/a', '/b'] }, conditions[1]],
      Actions: [fixed()],
      Transforms: [],
    },
  ])
  expect(describeRules(world, { RuleArns: [present(made?.[0]?.RuleArn)] }).Rules).toEqual(made)
})

describe('a priority', () => {
  test('that another rule of the listener has is refused, and nothing is made', () => {
    const { rule, listener, order } = withRules(10)

    expect(refusal(() => rule(listener, 10, [fixed()]))).toBe(
      "PriorityInUse: Priority '10' is currently in use",
    )
    expect(order()).toEqual(['0@10', '-1@default'])
  })

  test('may be had by a rule of each listener', () => {
    const { rule, addListener } = withRules(10)

    expect(refusal(() => rule(addListener(81, [fixed()]), 10, [fixed()]))).toBe('accepted')
  })

  test('is free again after its rule was deleted', () => {
    const { world, rule, rules, listener } = withRules(10)

    deleteRule(world, { RuleArn: rules[0] })

    expect(refusal(() => rule(listener, 10, [fixed()]))).toBe('accepted')
  })

  test.each([0, 50_001, 1.5])('of %d is refused', (priority) => {
    const { rule, listener } = withRules()

    expect(refusal(() => rule(listener, priority, [fixed()]))).toMatch(/^ValidationError/)
  })
})

describe('SetRulePriorities', () => {
  test('exchanges two priorities in one call', () => {
    const { rules, set, order } = withRules(10, 20)

    set([rules[0], 20], [rules[1], 10])

    expect(order()).toEqual(['1@10', '0@20', '-1@default'])
  })

  test('refuses a priority of a rule that is not moved, and moves none', () => {
    const { rules, set, order } = withRules(10, 20, 30)

    const answer = refusal(() => set([rules[0], 11], [rules[1], 30]))

    expect(answer).toBe("PriorityInUse: Priority '30' is currently in use")
    expect(order()).toEqual(['0@10', '1@20', '2@30', '-1@default'])
  })

  test('refuses one priority for two rules', () => {
    const { rules, set, order } = withRules(10, 20)

    expect(refusal(() => set([rules[0], 5], [rules[1], 5]))).toMatch(/^PriorityInUse/)
    expect(order()).toEqual(['0@10', '1@20', '-1@default'])
  })

  test('refuses the default rule', () => {
    const { set, defaultRule } = withRules()

    expect(refusal(() => set([defaultRule, 5]))).toMatch(/^OperationNotPermitted/)
  })

  test('refuses a rule that does not exist, and moves none', () => {
    const { rules, set, order, defaultRule } = withRules(10)

    expect(refusal(() => set([rules[0], 5], [`${defaultRule}0`, 6]))).toBe(
      'RuleNotFound: One or more rules not found',
    )
    expect(order()).toEqual(['0@10', '-1@default'])
  })
})

describe('ModifyRule', () => {
  test('leaves what is not sent as it was', () => {
    const { world, rules } = withRules(10)
    const transforms = [
      { Type: 'url-rewrite' as const, UrlRewriteConfig: { Rewrites: [{ Regex: '^/a', Replace: '/b' }] } },
    ]
    modifyRule(world, { RuleArn: rules[0], Transforms: transforms })

    const after = modifyRule(world, { RuleArn: rules[0], Actions: [fixed('404')] }).Rules?.[0]

    expect(after).toMatchObject({
      Priority: '10',
      Conditions: [path('/*')],
      Actions: [fixed('404')],
      Transforms: transforms,
    })
  })

  test('replaces a list whole', () => {
    const { world, rules } = withRules(10)

    const after = modifyRule(world, { RuleArn: rules[0], Conditions: [header('x', 'y')] }).Rules?.[0]

    expect(after?.Conditions).toEqual([header('x', 'y')])
  })

  test('removes transforms when told so', () => {
    const { world, rules } = withRules(10)
    const rewrite = { Rewrites: [{ Regex: '^/a', Replace: '/b' }] }
    modifyRule(world, { RuleArn: rules[0], Transforms: [{ Type: 'url-rewrite', UrlRewriteConfig: rewrite }] })

    expect(modifyRule(world, { RuleArn: rules[0], ResetTransforms: true }).Rules?.[0]?.Transforms).toEqual([])
  })

  test('refuses the default rule: that is its listener’s', () => {
    const { world, defaultRule } = withRules()

    expect(refusal(() => modifyRule(world, { RuleArn: defaultRule, Actions: [fixed()] }))).toMatch(
      /^OperationNotPermitted/,
    )
  })

  test('refuses to be told nothing', () => {
    const { world, rules } = withRules(10)

    expect(refusal(() => modifyRule(world, { RuleArn: rules[0] }))).toMatch(/^ValidationError/)
  })

  test('changes nothing when it refuses', () => {
    const { world, rules } = withRules(10)
    const before = describeRules(world, { RuleArns: rules })
    const bad = {
      Conditions: [header('x', 'y')],
      Actions: [forward('arn:aws:elasticloadbalancing:a:b:targetgroup/x/y')],
    }

    expect(refusal(() => modifyRule(world, { RuleArn: rules[0], ...bad }))).toMatch(/^TargetGroupNotFound/)
    expect(describeRules(world, { RuleArns: rules })).toEqual(before)
  })
})

describe('what does not exist', () => {
  const missing = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/web/1/2/3'

  test('is no rule to describe, modify or delete', () => {
    const { world } = withRules()
    const calls = [
      () => describeRules(world, { RuleArns: [missing] }),
      () => modifyRule(world, { RuleArn: missing, Actions: [fixed()] }),
      () => deleteRule(world, { RuleArn: missing }),
    ]

    expect(calls.map(refusal)).toEqual(calls.map(() => 'RuleNotFound: One or more rules not found'))
  })

  test('is no listener for a rule', () => {
    const { rule, listener } = withRules()

    expect(refusal(() => rule(`${listener}0`, 1, [fixed()]))).toBe(
      'ListenerNotFound: One or more listeners not found',
    )
  })
})

test('the default rule cannot be deleted', () => {
  const { world, defaultRule } = withRules()

  expect(refusal(() => deleteRule(world, { RuleArn: defaultRule }))).toMatch(/^OperationNotPermitted/)
})

test('rules go with their listener', () => {
  const { world, listener, rules } = withRules(10)

  deleteListener(world, { ListenerArn: listener })

  expect(refusal(() => describeRules(world, { RuleArns: rules }))).toMatch(/^RuleNotFound/)
})

test('a load balancer has at most 100 rules, on all listeners together', () => {
  const { rule, listener, addListener } = withRules()
  const other = addListener(81, [fixed()])
  for (let priority = 1; priority <= 50; priority++) {
    for (const each of [listener, other]) rule(each, priority, [fixed()])
  }

  expect(refusal(() => rule(other, 51, [fixed()]))).toMatch(
    /^TooManyRules: The maximum number of rules on load balancer/,
  )
})

test('DescribeRules wants either a listener or rules', () => {
  const { world, listener, rules } = withRules(1)

  expect(refusal(() => describeRules(world, {}))).toMatch(/^ValidationError/)
  expect(refusal(() => describeRules(world, { ListenerArn: listener, RuleArns: rules }))).toMatch(
    /^ValidationError/,
  )
})
