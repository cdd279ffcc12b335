import type { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2'
import { describe, expect, test } from 'vitest'
import { describeRules } from '../../../sandbox/operations/elbv2/describe-rules.ts'
import { createScene, fixed, header, path, present, refusal } from './scene.ts'

/** What AWS says to a rule with these conditions, and shows of it. */
function tryRule(conditions: RuleCondition[]) {
  const { world, listener, rule } = createScene()
  const arn = listener(80, [fixed()])
  const answer = refusal(() => rule(arn, 1, [fixed()], conditions))
  return { answer, shown: describeRules(world, { ListenerArn: arn }).Rules?.[0]?.Conditions }
}

const host = (...Values: string[]): RuleCondition => ({ Field: 'host-header', HostHeaderConfig: { Values } })
const method = (...Values: string[]): RuleCondition => ({
  Field: 'http-request-method',
  HttpRequestMethodConfig: { Values },
})
const source = (...Values: string[]): RuleCondition => ({ Field: 'source-ip', SourceIpConfig: { Values } })
const query = (...Values: { Key?: string; Value: string }[]): RuleCondition => ({
  Field: 'query-string',
  QueryStringConfig: { Values },
})

describe('a condition is shown as it was sent', () => {
  const same: Record<string, RuleCondition> = {
    header: header('X-Preview', 'abc*'),
    method: method('GET', 'M-SEARCH'),
    source: source('10.0.0.0/8', '2001:db8::/32'),
    'query string': query({ Key: 'a', Value: 'b' }, { Key: 'c', Value: 'd' }),
  }

  test.each(Object.keys(same))('%s', (name) => {
    const condition = present(same[name])

    expect(tryRule([condition])).toEqual({ answer: 'accepted', shown: [condition] })
  })

  test('and of a host or path both ways, whichever way it was sent', () => {
    const old = { Field: 'host-header', Values: ['app.example.com'] }

    expect(tryRule([old]).shown).toEqual([{ ...old, ...host('app.example.com') }])
    expect(tryRule([path('/a*')]).shown).toEqual([{ Values: ['/a*'], ...path('/a*') }])
  })
})

describe('accepted', () => {
  const cases: Record<string, RuleCondition[]> = {
    'five values': [host('a.example.com', 'b.example.com', 'c.example.com'), path('/1', '/2')],
    'five wildcards': [path('/*/*/*'), header('x', '??')],
    'several header conditions': [header('a', '1'), header('b', '2'), header('a', '3')],
    'a header name of 40 characters': [header('x'.repeat(40), 'y')],
    'a value of 128 characters': [header('x', 'y'.repeat(128))],
  }

  test.each(Object.keys(cases))('%s', (name) => {
    expect(tryRule(present(cases[name])).answer).toBe('accepted')
  })
})

describe('refused', () => {
  const cases: Record<string, [RuleCondition[], RegExp]> = {
    'no condition': [[], /^ValidationError/],
    'an unknown field': [[{ Field: 'cookie', Values: ['a'] }], /^ValidationError: .*'cookie'/],
    'six values': [
      [host('a.example.com', 'b.example.com', 'c.example.com'), path('/1', '/2', '/3')],
      /^ValidationError: A rule can only have '5' condition values$/,
    ],
    'six wildcards': [
      [path('/*/*/*'), header('x', '???')],
      /^ValidationError: A rule can only have '5' condition wildcards$/,
    ],
    'two paths conditions': [
      [path('/a'), path('/b')],
      /^ValidationError: A rule can only have one 'path-pattern' condition$/,
    ],
    'two host conditions': [
      [host('a.b'), host('c.d')],
      /^ValidationError: A rule can only have one 'host-header'/,
    ],
    'a header name of 41 characters': [[header('x'.repeat(41), 'y')], /^ValidationError: .*limit is '40'$/],
    'a header name with a blank': [[header('x y', 'z')], /^ValidationError/],
    'the host header as a header': [[header('Host', 'a')], /^ValidationError: .*host-header/],
    'a value of 129 characters': [[header('x', 'y'.repeat(129))], /^ValidationError: .*limit is '128'$/],
    'an empty value': [[header('x', '')], /^ValidationError/],
    'no value': [[header('x')], /^ValidationError/],
    'a path with a blank': [[path('/a b')], /^ValidationError/],
    'a host with a slash': [[host('a.b/c')], /^ValidationError/],
    'a method in small letters': [[method('get')], /^ValidationError/],
    'an address without its prefix length': [
      [source('10.0.0.1')],
      /^ValidationError: '10.0.0.1' is not a valid CIDR block$/,
    ],
    'a prefix length of 33': [[source('10.0.0.0/33')], /^ValidationError/],
    'Values for a header': [
      [{ Field: 'http-header', Values: ['a'] }],
      /^ValidationError: The 'Values' field is not compatible/,
    ],
    'Values beside a config': [
      [{ ...path('/a'), Values: ['/b'] }],
      /^ValidationError: You cannot provide both/,
    ],
    'two hosts in Values': [
      [{ Field: 'host-header', Values: ['a.b', 'c.d'] }],
      /^ValidationError: .*limit is '1'$/,
    ],
    'regular expressions': [
      [{ Field: 'path-pattern', PathPatternConfig: { RegexValues: ['^/a'] } }],
      /^ValidationError: The sandbox does not support regular expressions/,
    ],
  }

  test.each(Object.keys(cases))('%s', (name) => {
    const [conditions, expected] = present(cases[name])

    expect(tryRule(conditions).answer).toMatch(expected)
  })
})
