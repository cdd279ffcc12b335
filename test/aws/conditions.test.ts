import type { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2'
import { expect, test } from 'vitest'
import { type Asked, meets } from '../../src/aws/traffic/conditions.ts'

const asked: Asked = {
  method: 'GET',
  host: 'app.example.com',
  path: '/api/version?full=1',
  headers: { 'x-switchover-preview': 'abc' },
}

const path = (...Values: string[]): RuleCondition => ({
  Field: 'path-pattern',
  PathPatternConfig: { Values },
})
const host = (...Values: string[]): RuleCondition => ({ Field: 'host-header', HostHeaderConfig: { Values } })

test.each<[string, RuleCondition[], boolean]>([
  ['no condition', [], true],
  ['its path', [path('/api/*')], true],
  ['one of two paths', [path('/other', '/api/version')], true],
  ['another path', [path('/apis/*')], false],
  ['a path in another case', [path('/API/*')], false],
  ['? for one character', [path('/ap?/version')], true],
  ['a dot that is only a dot', [host('app-example.com')], false],
  ['its host in another case', [host('APP.example.com')], true],
  ['its host by wildcard', [host('*.example.com')], true],
  ['its path, but another host', [path('/api/*'), host('www.example.com')], false],
  [
    'another method',
    [{ Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['POST'] } }],
    false,
  ],
  [
    'a header that it has',
    [{ Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X-Switchover-Preview', Values: ['a*'] } }],
    true,
  ],
  [
    'a header that it lacks',
    [{ Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'User-Agent', Values: ['*'] } }],
    false,
  ],
  [
    'its query',
    [{ Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'full', Value: '1' }] } }],
    true,
  ],
  ['another query', [{ Field: 'query-string', QueryStringConfig: { Values: [{ Value: 'x' }] } }], false],
  [
    'an address that nobody knows yet',
    [{ Field: 'source-ip', SourceIpConfig: { Values: ['10.0.0.0/8'] } }],
    true,
  ],
  [
    'an expression',
    [{ Field: 'path-pattern', PathPatternConfig: { RegexValues: ['^/api/v[a-z]+$'] } }],
    true,
  ],
])('a request and a rule with %s', (_, conditions, expected) => {
  expect(meets(conditions, asked)).toBe(expected)
})
