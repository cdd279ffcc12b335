import { expect, test } from 'vitest'
import type { Deviation } from './deviation.ts'
import type { Difference } from './differences.ts'
import { judge } from './judge.ts'

const difference: Difference = {
  call: 'rules/first',
  operation: 'elbv2 CreateRule',
  path: 'Rules[0].Actions[1].ForwardConfig',
  ours: '{"Weight":1}',
  theirs: 'absent',
}
const entry: Deviation = {
  calls: ['elbv2 CreateRule'],
  paths: ['ForwardConfig'],
  sandbox: '{"Weight":*}',
  moto: 'absent',
  right: 'sandbox',
  page: 'https://docs.aws.amazon.com/',
  because: 'AWS says so.',
}

test.each([
  ['its operation', {}],
  ['its service', { calls: ['elbv2 *'] }],
  ['its name', { calls: ['rules/first'] }],
  ['the whole path, whichever item it is of', { paths: ['Rules[].Actions[].ForwardConfig'] }],
  ['one of several paths', { paths: ['ForwardConfig', 'Rules[].Actions[].*'] }],
  ['any value', { sandbox: '*', moto: '*' }],
])('a difference is allowed by an entry that names %s', (_, change) => {
  expect(judge([difference], [{ ...entry, ...change }])).toEqual({ unexplained: [], stale: [] })
})

test.each([
  ['another call', { calls: ['elbv2 CreateListener'] }],
  ['another path', { paths: ['TargetGroupArn'] }],
  ['the end of a member only', { paths: ['Config'] }],
  ['the whole answer', { paths: [''] }],
  ['another value of ours', { sandbox: '{"Weight":2}' }],
  ['another value of theirs', { moto: '[]' }],
])('a difference is not allowed by an entry that names %s, which is stale', (_, change) => {
  const { unexplained, stale } = judge([difference], [{ ...entry, ...change }])

  expect(unexplained).toEqual([difference])
  expect(stale).not.toEqual([])
})

test('each call and each path of an entry has to be needed', () => {
  const calls = ['elbv2 CreateRule', 'elbv2 ModifyRule']
  const paths = ['ForwardConfig', 'RedirectConfig']

  expect(judge([difference], [{ ...entry, calls, paths }]).stale).toEqual([
    expect.stringContaining('elbv2 ModifyRule: no difference'),
    expect.stringContaining('the path "RedirectConfig"'),
  ])
})

test('an entry about whole answers is about nothing inside them', () => {
  const whole = { ...difference, path: '', ours: '400 PriorityInUse', theirs: 'an answer' }
  const about = { ...entry, paths: [''], sandbox: '400 *', moto: 'an answer' }

  expect(judge([whole], [about])).toEqual({ unexplained: [], stale: [] })
  expect(judge([difference], [about]).unexplained).toEqual([difference])
})
