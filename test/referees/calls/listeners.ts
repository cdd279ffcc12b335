import type { Json } from '../clients/client.ts'
import { elbv2, fails, neighbour } from './ask.ts'
import type { Call, Scene } from './call.ts'
import {
  balancerArn,
  forward,
  groupArn,
  listener,
  listenerArn,
  loadBalancer,
  respond,
  targetGroup,
} from './setting.ts'
import type { Stage } from './stage.ts'

const http = { ListenerArn: listenerArn('http') }
const lost = neighbour(listenerArn('http'))
const lostBalancer = neighbour(balancerArn())
const toLost = { Type: 'forward', TargetGroupArn: neighbour(groupArn('blue')) }

/** Listeners: ports, protocols, default actions, and a group that two load balancers want. */
export const listeners: Scene = {
  name: 'listeners',
  calls: (on) => [
    loadBalancer(on),
    targetGroup(on, 'blue'),
    targetGroup(on, 'green'),
    targetGroup(on, 'tcp', { Protocol: 'TCP', Port: 22 }),
    listener(on, 'http', 80, [forward('blue')]),
    listener(on, 'answers', 8080, [respond('503')]),
    listener(on, 'redirects', 8081, [redirect]),
    ...looks,
    { ...listener(on, 'http', 80, [forward('blue')]), id: 'again' },
    modify('toGreen', { DefaultActions: [forward('green')] }),
    modify('toPort', { Port: 88 }),
    describe('modified', { ListenerArns: [listenerArn('http')] }),
    ...attributes,
    elbv2('groupInUse', 'DeleteTargetGroup', { TargetGroupArn: groupArn('green') }, fails('ResourceInUse')),
    ...mistakes(on),
    loadBalancer(on, 'other'),
    {
      ...listener(on, 'groupOfOther', 80, [forward('green')], 'other'),
      ...fails('TargetGroupAssociationLimit'),
    },
    elbv2('delete', 'DeleteListener', http),
    elbv2('deleteAgain', 'DeleteListener', http, fails('ListenerNotFound')),
    { ...describe('gone', { ListenerArns: [listenerArn('http')] }), ...fails('ListenerNotFound') },
  ],
}

const redirect = {
  Type: 'redirect',
  RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' },
}

function describe(id: string, input: Record<string, Json>): Call {
  return elbv2(id, 'DescribeListeners', input)
}

function modify(id: string, input: Record<string, Json>): Call {
  return elbv2(id, 'ModifyListener', { ...http, ...input })
}

const looks: readonly Call[] = [
  describe('ofBalancer', { LoadBalancerArn: balancerArn() }),
  describe('byArn', { ListenerArns: [listenerArn('http')] }),
  { ...describe('lost', { ListenerArns: [lost] }), ...fails('ListenerNotFound') },
  { ...describe('ofLostBalancer', { LoadBalancerArn: lostBalancer }), ...fails('LoadBalancerNotFound') },
  { ...describe('ofNothing', {}), ...fails('ValidationError') },
]

const attributes: readonly Call[] = [
  elbv2('attributes', 'DescribeListenerAttributes', http),
  setAttribute('noServerHeader', 'routing.http.response.server.enabled'),
  { ...setAttribute('unknownKey', 'routing.http.nothing'), ...fails('ValidationError') },
  elbv2('lostAttributes', 'DescribeListenerAttributes', { ListenerArn: lost }, fails('ListenerNotFound')),
]

function setAttribute(id: string, Key: string): Call {
  return elbv2(id, 'ModifyListenerAttributes', { ...http, Attributes: [{ Key, Value: 'false' }] })
}

function mistakes(on: Stage): readonly Call[] {
  const create = (id: string, code: string, change: Record<string, Json>, action: Json = forward('blue')) => {
    const proper = listener(on, id, 81, [action])
    return { ...proper, input: { ...Object(proper.input), ...change }, fails: code }
  }
  return [
    create('takenPort', 'DuplicateListener', { Port: 88 }),
    create('lostBalancer', 'LoadBalancerNotFound', { LoadBalancerArn: lostBalancer }),
    create('lostGroup', 'TargetGroupNotFound', {}, toLost),
    create('tcpGroup', 'IncompatibleProtocols', {}, forward('tcp')),
    create('protocol', 'ValidationError', { Protocol: 'TCP' }),
    create('port', 'ValidationError', { Port: 65_536 }),
    create('noCertificate', 'ValidationError', { Protocol: 'HTTPS', Port: 443 }),
    create('noActions', 'ValidationError', { DefaultActions: [] }),
    create('unknownAction', 'ValidationError', {}, { Type: 'drop' }),
    { ...modify('toTakenPort', { Port: 8080 }), ...fails('DuplicateListener') },
    { ...modify('toLostGroup', { DefaultActions: [toLost] }), ...fails('TargetGroupNotFound') },
    { ...modify('toNothing', { DefaultActions: [] }), ...fails('ValidationError') },
    { ...modify('modifyLost', { ListenerArn: lost, Port: 90 }), ...fails('ListenerNotFound') },
  ]
}
