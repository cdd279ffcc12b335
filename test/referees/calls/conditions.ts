import type { Json } from '../clients/client.ts'
import { elbv2 } from './ask.ts'
import type { Call, Scene } from './call.ts'
import {
  listener,
  listenerArn,
  loadBalancer,
  path,
  refusedRule,
  respond,
  rule,
  targetGroup,
} from './setting.ts'
import type { Stage } from './stage.ts'

/** Every kind of condition, and the limits of each. */
export const conditions: Scene = {
  name: 'conditions',
  calls(on) {
    const when = (id: string, Priority: number, ...Conditions: readonly Json[]) =>
      rule(on, id, { Priority, Conditions })
    return [
      loadBalancer(on),
      targetGroup(on, 'green'),
      listener(on, 'http', 80, [respond('404')]),
      when('host', 1, {
        Field: 'host-header',
        HostHeaderConfig: { Values: ['api.example.com', '*.api.example.com'] },
      }),
      when('oldHost', 2, { Field: 'host-header', Values: ['old.example.com'] }),
      when('oldPath', 3, { Field: 'path-pattern', Values: ['/old/*'] }),
      when('method', 4, {
        Field: 'http-request-method',
        HttpRequestMethodConfig: { Values: ['GET', 'HEAD'] },
      }),
      when('header', 5, header('X-Switchover-Preview', 'a1b2c3')),
      when('query', 6, {
        Field: 'query-string',
        QueryStringConfig: { Values: [{ Key: 'side', Value: 'green' }, { Value: 'preview' }] },
      }),
      when('address', 7, {
        Field: 'source-ip',
        SourceIpConfig: { Values: ['192.0.2.0/24', '2001:db8::/32'] },
      }),
      when('together', 8, path('/both'), header('X-Both', 'yes'), header('X-Too', 'yes')),
      elbv2('all', 'DescribeRules', { ListenerArn: listenerArn('http') }),
      ...refused(on),
    ]
  },
}

/** Each at a priority of its own, so that a world that takes one is still asked about the next. */
function refused(on: Stage): readonly Call[] {
  const wrong: readonly (readonly [id: string, ...conditions: Json[]])[] = [
    ['noConditions'],
    ['unknownField', { Field: 'cookie', Values: ['a'] }],
    ['noValues', { Field: 'path-pattern', PathPatternConfig: { Values: [] } }],
    ['sixValues', path('/1', '/2', '/3', '/4', '/5', '/6')],
    ['sixWildcards', path('/*/*/*/*/*/*')],
    ['longPath', path(`/${'x'.repeat(128)}`)],
    ['twoPaths', path('/1'), path('/2')],
    ['letters', path('/a b')],
    ['bothForms', { ...path('/1'), Values: ['/1'] }],
    ['longHeader', header('X'.repeat(41), 'yes')],
    ['hostAsHeader', header('Host', 'example.com')],
    ['notARange', { Field: 'source-ip', SourceIpConfig: { Values: ['192.0.2.0/33'] } }],
    ['smallMethod', { Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['get'] } }],
  ]
  return wrong.map(([id, ...Conditions], index) =>
    refusedRule(on, id, { Priority: 100 + index, Conditions }, 'ValidationError'),
  )
}

const header = (name: string, value: string) => ({
  Field: 'http-header',
  HttpHeaderConfig: { HttpHeaderName: name, Values: [value] },
})
