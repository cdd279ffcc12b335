import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Account, createAccount, subnetA } from './account.ts'

let account: Account
let id: string
beforeEach(async () => {
  account = createAccount()
  ;[id = ''] = account.launch()
  await account.settle()
})
afterEach(() => account.clock.close())

const tags = () => Object.fromEntries(account.world.compute.tagsOf(id))
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ Key: `k${index}`, Value: 'v' }))

test('a tag replaces the one of the same key', () => {
  account.call('CreateTags', { Resources: [id], Tags: [{ Key: 'a', Value: '1' }] })
  account.call('CreateTags', { Resources: [id], Tags: [{ Key: 'a', Value: '2' }, { Key: 'b' }] })

  expect(tags()).toEqual({ a: '2', b: '' })
})

test('one resource that is not there, and none is tagged', () => {
  expect(account.refusal('CreateTags', { Resources: [id, 'i-0123456789abcdef0'], Tags: many(1) })).toMatch(
    /^InvalidInstanceID.NotFound/,
  )
  expect(tags()).toEqual({})
})

test.each([
  ['a reserved key', [{ Key: 'aws:x', Value: '' }], 'InvalidParameterValue'],
  ['a reserved key in other letters', [{ Key: 'AWS:x', Value: '' }], 'InvalidParameterValue'],
  ['a key of 128 characters', [{ Key: 'k'.repeat(128), Value: '' }], 'InvalidParameterValue'],
  ['a value of 257 characters', [{ Key: 'k', Value: 'v'.repeat(257) }], 'InvalidParameterValue'],
  [
    'the same key twice',
    [
      { Key: 'k', Value: '1' },
      { Key: 'k', Value: '2' },
    ],
    'InvalidParameterValue',
  ],
  ['51 tags', many(51), 'TagLimitExceeded'],
  ['no tags', [], 'MissingParameter'],
])('%s is refused', (_, Tags, code) => {
  expect(account.refusal('CreateTags', { Resources: [id], Tags }).split(':')[0]).toBe(code)
})

test('the fifty-first tag is refused, a new value of one of fifty is not', () => {
  account.call('CreateTags', { Resources: [id], Tags: many(50) })

  expect(account.refusal('CreateTags', { Resources: [id], Tags: [{ Key: 'more', Value: '' }] })).toMatch(
    /^TagLimitExceeded/,
  )
  expect(account.refusal('CreateTags', { Resources: [id], Tags: [{ Key: 'k0', Value: 'new' }] })).toBe(
    'accepted',
  )
})

test.each([
  ['named with its value', [{ Key: 'a', Value: '1' }], { b: '2' }],
  ['named with another value', [{ Key: 'a', Value: '9' }], { a: '1', b: '2' }],
  ['named without a value', [{ Key: 'a' }], { b: '2' }],
  ['not named', undefined, {}],
])('of two tags, DeleteTags treats one that is %s as AWS does', (_, Tags, left) => {
  account.call('CreateTags', {
    Resources: [id],
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  })

  account.call('DeleteTags', { Resources: [id], Tags })

  expect(tags()).toEqual(left)
})

test('DescribeTags says which resource of which type has a tag', () => {
  account.call('CreateTags', { Resources: [id, subnetA], Tags: [{ Key: 'team', Value: 'web' }] })

  expect(account.call('DescribeTags', { Filters: [{ Name: 'resource-type', Values: ['subnet'] }] })).toEqual({
    Tags: [{ ResourceId: subnetA, ResourceType: 'subnet', Key: 'team', Value: 'web' }],
  })
})
