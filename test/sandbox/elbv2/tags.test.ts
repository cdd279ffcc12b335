import type { Tag } from '@aws-sdk/client-elastic-load-balancing-v2'
import { describe, expect, test } from 'vitest'
import { addTags } from '../../../sandbox/operations/elbv2/add-tags.ts'
import { createRule } from '../../../sandbox/operations/elbv2/create-rule.ts'
import { createTargetGroup } from '../../../sandbox/operations/elbv2/create-target-group.ts'
import { deleteRule } from '../../../sandbox/operations/elbv2/delete-rule.ts'
import { describeRules } from '../../../sandbox/operations/elbv2/describe-rules.ts'
import { describeTags } from '../../../sandbox/operations/elbv2/describe-tags.ts'
import { removeTags } from '../../../sandbox/operations/elbv2/remove-tags.ts'
import { createScene, fixed, path, present, refusal } from './scene.ts'

/** A group with tags, read and written by short words. */
function tagged(staleReadsMs = 0) {
  const scene = createScene({ staleReadsMs })
  const group = scene.group('blue', { Tags: [{ Key: 'Color', Value: 'blue' }] })
  const add = (...tags: Tag[]) => addTags(scene.world, { ResourceArns: [group], Tags: tags })
  const read = (arn = group) => {
    const [said] = describeTags(scene.world, { ResourceArns: [arn] }).TagDescriptions ?? []
    return Object.fromEntries((said?.Tags ?? []).map(({ Key, Value }) => [Key, Value]))
  }
  return { ...scene, group, add, read }
}

test('tags come with the creation, and go with the resource', () => {
  const { world, read, listener } = tagged()
  const rule = createRule(world, {
    ListenerArn: listener(80, [fixed()]),
    Priority: 1,
    Conditions: [path('/*')],
    Actions: [fixed()],
    Tags: [{ Key: 'owner', Value: 'x' }],
  }).Rules?.[0]?.RuleArn

  const before = read(rule)
  deleteRule(world, { RuleArn: rule })

  expect(before).toEqual({ owner: 'x' })
  expect(refusal(() => read(rule))).toBe('RuleNotFound: One or more rules not found')
})

test('AddTags overwrites the same key and keeps the others', () => {
  const { add, read } = tagged()

  add({ Key: 'Color', Value: 'green' }, { Key: 'empty' })

  expect(read()).toEqual({ Color: 'green', empty: '' })
})

test('RemoveTags takes keys away, also those that are not there', () => {
  const { world, group, read } = tagged()

  removeTags(world, { ResourceArns: [group], TagKeys: ['Color', 'other'] })

  expect(read()).toEqual({})
})

test('every kind of resource has tags, the default rule too', () => {
  const { world, loadBalancer, listener, read } = tagged()
  const listenerArn = listener(80, [fixed()])
  const defaultRule = present(describeRules(world, { ListenerArn: listenerArn }).Rules?.[0]?.RuleArn)
  const all = [loadBalancer, listenerArn, defaultRule]

  addTags(world, { ResourceArns: all, Tags: [{ Key: 'a', Value: 'b' }] })

  expect(all.map(read)).toEqual(all.map(() => ({ a: 'b' })))
})

describe('refused tags', () => {
  const cases: Record<string, [Tag[], RegExp]> = {
    none: [[], /^ValidationError/],
    'a key twice': [[{ Key: 'a' }, { Key: 'a' }], /^DuplicateTagKeys/],
    'a key of 129 characters': [[{ Key: 'k'.repeat(129) }], /^ValidationError: .*less than or equal to 128/],
    'an empty key': [[{ Key: '' }], /^ValidationError/],
    'a value of 257 characters': [
      [{ Key: 'a', Value: 'v'.repeat(257) }],
      /^ValidationError: .*less than or equal to 256/,
    ],
    'a value with quotes': [
      [{ Key: 'a', Value: '{"a":1}' }],
      /^ValidationError: .*regular expression pattern/,
    ],
    'a value with a comma': [[{ Key: 'a', Value: '1,2' }], /^ValidationError/],
    'a key with a line end': [[{ Key: 'a\n' }], /^ValidationError/],
    'a key of AWS': [[{ Key: 'aws:name', Value: 'x' }], /^ValidationError: .*reserved/],
    '51 at once': [Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}` })), /^TooManyTags/],
  }

  test.each(Object.keys(cases))('%s', (name) => {
    const [tags, expected] = present(cases[name])
    const { add, read } = tagged()

    expect(refusal(() => add(...tags))).toMatch(expected)
    expect(read()).toEqual({ Color: 'blue' })
  })

  test('the 51st of a resource', () => {
    const { add, read } = tagged()
    add(...Array.from({ length: 49 }, (_, index) => ({ Key: `k${index}` })))

    expect(refusal(() => add({ Key: 'one-more' }))).toMatch(/^TooManyTags/)
    expect(refusal(() => add({ Key: 'Color', Value: 'green' }))).toBe('accepted')
    expect(Object.keys(read())).toHaveLength(50)
  })

  test('on creation, and then nothing is created', () => {
    const { world, vpcId } = tagged()
    const input = {
      Name: 'new',
      Protocol: 'HTTP',
      Port: 80,
      VpcId: vpcId,
      Tags: [{ Key: 'a', Value: '"' }],
    } as const

    expect(refusal(() => createTargetGroup(world, { ...input, Tags: [...input.Tags] }))).toMatch(
      /^ValidationError/,
    )
    expect(world.loadBalancing.targetGroups.size).toBe(1)
  })
})

test.each(['wört 日本', 'a b_c.d:e/f=g+h-i@j'])('a value may be %j', (Value) => {
  const { add, read } = tagged()

  add({ Key: 'a', Value })

  expect(read()).toMatchObject({ a: Value })
})

test('one call has at most 20 resources', () => {
  const { world, group } = tagged()
  const many = (count: number) => ({ ResourceArns: Array.from({ length: count }, () => group) })

  expect(refusal(() => describeTags(world, many(21)))).toMatch(/^ValidationError/)
  expect(refusal(() => describeTags(world, many(20)))).toBe('accepted')
})

test('a resource that does not exist is not found, by its kind', () => {
  const { world, group, loadBalancer } = tagged()
  const ask = (arn: string) => refusal(() => describeTags(world, { ResourceArns: [arn] })).split(':')[0]

  expect(
    [`${group}0`, `${loadBalancer}0`, `${loadBalancer.replace(':loadbalancer', ':listener')}/0`].map(ask),
  ).toEqual(['TargetGroupNotFound', 'LoadBalancerNotFound', 'ListenerNotFound'])
})

describe('stale reads', () => {
  test('show the tags of a while ago, and catch up', async () => {
    const { world, add, read } = tagged(2_000)
    await world.clock.advance(10_000)
    add({ Key: 'Color', Value: 'green' })
    await world.clock.advance(1_000)
    add({ Key: 'Color', Value: 'red' })

    const seen = [read()['Color']]
    for (const ms of [999, 1, 999, 1]) {
      await world.clock.advance(ms)
      seen.push(read()['Color'])
    }

    expect(seen).toEqual(['blue', 'blue', 'green', 'green', 'red'])
  })

  test('show what came with the creation at once', () => {
    const { read } = tagged(2_000)

    expect(read()).toEqual({ Color: 'blue' })
  })

  test('do not make a write forget what is not shown yet', async () => {
    const { world, add, read } = tagged(2_000)
    add({ Key: 'a', Value: '1' })
    add({ Key: 'b', Value: '2' })
    await world.clock.advance(2_000)

    expect(read()).toEqual({ Color: 'blue', a: '1', b: '2' })
  })
})
