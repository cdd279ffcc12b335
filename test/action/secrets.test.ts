import { expect, test } from 'vitest'
import { createSecrets, credentialsOf } from '../../src/action/secrets.ts'

const value = 'p"ss wörd&more'
const secrets = createSecrets([
  { name: 'password', value },
  { name: 'prefix', value: 'p"ss w' },
])

test.each([
  ['as it stands', value],
  ['in JSON', JSON.stringify(value)],
  ['in a URL', encodeURIComponent(value)],
  ['as base64', Buffer.from(value).toString('base64')],
])('a secret is found %s', (_form, text) => {
  expect(secrets.found(`before ${text} after`)).toContain('password')
  expect(secrets.redact(`before ${text} after`)).toMatch(/^before "?\*\*\*=*"? after$/)
})

test('of two secrets in one place the longer goes: nothing of it is left', () => {
  expect(secrets.redact(value)).toBe('***')
  expect(secrets.redact('p"ss words')).toBe('***ords')
})

test('every text of plain data is told of, however deep; what is no text stays as it is', () => {
  const data = { said: [value, { at: 7, inner: `x${value}` }], nothing: undefined, none: null, yes: true }

  expect(secrets.redactAll(data)).toEqual({
    said: ['***', { at: 7, inner: 'x***' }],
    ...{ nothing: undefined, none: null, yes: true },
  })
})

test('without secrets nothing is changed', () => {
  const data = { said: value }

  expect(createSecrets([]).redactAll(data)).toBe(data)
  expect(createSecrets([{ name: 'short', value: 'abc12' }]).redact('abc12')).toBe('abc12')
})

test('only names that are credentials count, and only values that are long enough to be one', () => {
  const token = 't'.repeat(16)

  expect(
    credentialsOf({
      ...{ AWS_SECRET_ACCESS_KEY: token, AWS_SESSION_TOKEN: 'test', AWS_ACCESS_KEY_ID: token },
      ...{ GITHUB_TOKEN: token, GH_TOKEN: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: token, HOME: token },
    }).map(({ name }) => name),
  ).toEqual(['AWS_SECRET_ACCESS_KEY', 'GITHUB_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'])
})
