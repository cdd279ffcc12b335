import { describe, expect, test } from 'vitest'
import { meets } from '../../../sandbox/data-plane/routing/conditions.ts'
import type { RequestSeen } from '../../../sandbox/data-plane/routing/request-seen.ts'
import type { Condition } from '../../../sandbox/model/load-balancing/condition.ts'

const request: RequestSeen = {
  method: 'GET',
  host: 'App.Example.com',
  path: '/img/Logo.png',
  query: 'version=V1&flag&star=a*b',
  headers: { 'x-tag': ['first', 'Second value'] },
  sourceAddress: '127.0.0.1',
  cookies: new Map(),
}

type Row = readonly [says: string, condition: Condition, meets: boolean]

const rows: readonly Row[] = [
  ['a host in any case', { field: 'host-header', values: ['app.example.com'] }, true],
  ['* of any length in a host', { field: 'host-header', values: ['*.example.com'] }, true],
  ['a dot as nothing but a dot', { field: 'host-header', values: ['appXexample.com'] }, false],
  ['a path in its exact case', { field: 'path-pattern', values: ['/img/logo.png'] }, false],
  ['? as exactly one character', { field: 'path-pattern', values: ['/img/????.png'] }, true],
  ['? never as none', { field: 'path-pattern', values: ['/img/Logo?.png'] }, false],
  ['a path without its query', { field: 'path-pattern', values: ['/img/*.png'] }, true],
  ['the whole path, not a part', { field: 'path-pattern', values: ['/img'] }, false],
  ['one of several values', { field: 'path-pattern', values: ['/a', '/img/*'] }, true],
  ['a method exactly', { field: 'http-request-method', values: ['get'] }, false],
  ['one of several methods', { field: 'http-request-method', values: ['POST', 'GET'] }, true],
  ['a header name in any case', { field: 'http-header', name: 'X-Tag', values: ['first'] }, true],
  ['a header value in any case', { field: 'http-header', name: 'x-tag', values: ['FIRST'] }, true],
  ['a later header of the name', { field: 'http-header', name: 'x-tag', values: ['second*'] }, true],
  ['no header that was not sent', { field: 'http-header', name: 'x-other', values: ['*'] }, false],
  ['a query pair in any case', { field: 'query-string', pairs: [{ key: 'Version', value: 'v1' }] }, true],
  ['a query value of any key', { field: 'query-string', pairs: [{ value: 'v1' }] }, true],
  ['no query pair of another key', { field: 'query-string', pairs: [{ key: 'star', value: 'v1' }] }, false],
  ['an escaped * as itself', { field: 'query-string', pairs: [{ key: 'star', value: 'a\\*b' }] }, true],
  [
    'an escaped * as nothing else',
    { field: 'query-string', pairs: [{ key: 'version', value: '\\*' }] },
    false,
  ],
  ['a source within a range', { field: 'source-ip', values: ['127.0.0.0/8'] }, true],
  ['no source outside', { field: 'source-ip', values: ['10.0.0.0/8', '2001:db8::/32'] }, false],
]

describe('a rule condition takes', () => {
  test.each(rows)('%s', (_, condition, expected) => {
    expect(meets(condition, request)).toBe(expected)
  })
})

test('a query pattern of * needs a query', () => {
  const any: Condition = { field: 'query-string', pairs: [{ value: '*' }] }

  expect(meets(any, { ...request, query: '' })).toBe(false)
})
