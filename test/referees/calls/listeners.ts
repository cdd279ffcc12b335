import type { Json } from '../clients/client.ts'
import { elbv2, fails, neighbour } from './ask.ts'
import type { Scene } from './call.ts'
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

/** Listeners: ports, protocols, default actions, and a group that two load balancers want. */
export const listeners: Scene = {
  name: 'listeners',
  calls(on) {
    const refused = (id: string, input: Record<string, Json>, code: string) =>
      elbv2(
        id,
        'CreateListener',
        {
          LoadBalancerArn: balancerArn(),
          Protocol: 'HTTP',
          Port: 81,
          DefaultActions: [forward('blue')],
          ...input,
        },
        fails(code),
      )
    const modify = (id: string, input: Record<string, Json>) =>
      elbv2(id, 'ModifyListener', { ListenerArn: listenerArn('http'), ...input })
    const spoil = (id: string, input: Record<string, Json>, code: string) => ({
      ...modify(id, input),
      fails: code,
    })
    return [
      loadBalancer(on),
      targetGroup(on, 'blue'),
      targetGroup(on, 'green'),
      targetGroup(on, 'tcp', { Protocol: 'TCP', Port: 22 }),
      listener(on, 'http', 80, [forward('blue')]),
      listener(on, 'answers', 8080, [respond('503')]),
      listener(on, 'redirects', 8081, [redirect]),
      elbv2('again', 'CreateListener', {
        LoadBalancerArn: balancerArn(),
        Protocol: 'HTTP',
        Port: 80,
        DefaultActions: [forward('blue')],
      }),
      refused('takenPort', { Port: 80, DefaultActions: [forward('green')] }, 'DuplicateListener'),
      refused('lostBalancer', { LoadBalancerArn: lostBalancer }, 'LoadBalancerNotFound'),
      refused(
        'lostGroup',
        { DefaultActions: [{ Type: 'forward', TargetGroupArn: lostGroup }] },
        'TargetGroupNotFound',
      ),
      refused('tcpGroup', { DefaultActions: [forward('tcp')] }, 'IncompatibleProtocols'),
      refused('protocol', { Protocol: 'TCP' }, 'ValidationError'),
      refused('port', { Port: 65_536 }, 'ValidationError'),
      refused('noCertificate', { Protocol: 'HTTPS', Port: 443 }, 'ValidationError'),
      refused('noActions', { DefaultActions: [] }, 'ValidationError'),
      refused('unknownAction', { DefaultActions: [{ Type: 'drop' }] }, 'ValidationError'),
      elbv2('ofBalancer', 'DescribeListeners', { LoadBalancerArn: balancerArn() }),
      elbv2('byArn', 'DescribeListeners', { ListenerArns: [listenerArn('http')] }),
      elbv2('lost', 'DescribeListeners', { ListenerArns: [lost] }, fails('ListenerNotFound')),
      elbv2(
        'ofLostBalancer',
        'DescribeListeners',
        { LoadBalancerArn: lostBalancer },
        fails('LoadBalancerNotFound'),
      ),
      elbv2('ofNothing', 'DescribeListeners', {}, fails('ValidationError')),
      modify('toGreen', { DefaultActions: [forward('green')] }),
      modify('toPort', { Port: 88 }),
      spoil('toTakenPort', { Port: 8080 }, 'DuplicateListener'),
      spoil(
        'toLostGroup',
        { DefaultActions: [{ Type: 'forward', TargetGroupArn: lostGroup }] },
        'TargetGroupNotFound',
      ),
      spoil('toNothing', { DefaultActions: [] }, 'ValidationError'),
      elbv2('modifyLost', 'ModifyListener', { ListenerArn: lost, Port: 90 }, fails('ListenerNotFound')),
      elbv2('modified', 'DescribeListeners', { ListenerArns: [listenerArn('http')] }),
      elbv2('attributes', 'DescribeListenerAttributes', { ListenerArn: listenerArn('http') }),
      elbv2('noServerHeader', 'ModifyListenerAttributes', {
        ListenerArn: listenerArn('http'),
        Attributes: [{ Key: 'routing.http.response.server.enabled', Value: 'false' }],
      }),
      elbv2(
        'unknownKey',
        'ModifyListenerAttributes',
        { ListenerArn: listenerArn('http'), Attributes: [{ Key: 'routing.http.nothing', Value: 'false' }] },
        fails('ValidationError'),
      ),
      elbv2('lostAttributes', 'DescribeListenerAttributes', { ListenerArn: lost }, fails('ListenerNotFound')),
      elbv2('groupInUse', 'DeleteTargetGroup', { TargetGroupArn: groupArn('green') }, fails('ResourceInUse')),
      loadBalancer(on, 'other'),
      elbv2(
        'groupOfOther',
        'CreateListener',
        {
          LoadBalancerArn: balancerArn('other'),
          Protocol: 'HTTP',
          Port: 80,
          DefaultActions: [forward('green')],
        },
        fails('TargetGroupAssociationLimit'),
      ),
      elbv2('delete', 'DeleteListener', { ListenerArn: listenerArn('http') }),
      elbv2('deleteAgain', 'DeleteListener', { ListenerArn: listenerArn('http') }, fails('ListenerNotFound')),
      elbv2('gone', 'DescribeListeners', { ListenerArns: [listenerArn('http')] }, fails('ListenerNotFound')),
      elbv2('freed', 'DescribeTargetGroups', { TargetGroupArns: [groupArn('green')] }),
    ]
  },
}

const redirect = {
  Type: 'redirect',
  RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' },
}

const lostBalancer = neighbour(balancerArn())
const lostGroup = neighbour(groupArn('blue'))
const lost = neighbour(listenerArn('http'))
