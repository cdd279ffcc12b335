import type { Json } from '../clients/client.ts'
import { elbv2 } from './ask.ts'
import type { Scene } from './call.ts'
import { forward, groupArn, listener, listenerArn, loadBalancer, respond, targetGroup } from './setting.ts'

const six = ['one', 'two', 'three', 'four', 'five', 'six']

/** What a listener may do with a request; the shares of a switch step by step among it. */
export const actions: Scene = {
  name: 'actions',
  calls(on) {
    const modify = (id: string, ...all: Json[]) =>
      elbv2(id, 'ModifyListener', { ListenerArn: listenerArn('http'), DefaultActions: all })
    const refused = (id: string, code: string, ...all: Json[]) => ({ ...modify(id, ...all), fails: code })
    return [
      loadBalancer(on),
      ...six.map((id) => targetGroup(on, id)),
      listener(on, 'http', 80, [forward('one')]),
      modify('single', shares({ one: undefined })),
      modify('canary', shares({ one: 90, two: 10 })),
      modify('allToSecond', shares({ one: 0, two: 1 })),
      modify('most', shares({ one: 999, two: 0 })),
      modify('sticky', shares({ one: 1, two: 1 }, { Enabled: true, DurationSeconds: 3600 })),
      modify('fiveGroups', shares({ one: 1, two: 1, three: 1, four: 1, five: 1 })),
      refused(
        'sixGroups',
        'TooManyTargetGroups',
        shares({ one: 1, two: 1, three: 1, four: 1, five: 1, six: 1 }),
      ),
      refused('tooHeavy', 'ValidationError', shares({ one: 1000, two: 1 })),
      refused('negative', 'ValidationError', shares({ one: -1, two: 1 })),
      refused('twice', 'ValidationError', {
        Type: 'forward',
        ForwardConfig: {
          TargetGroups: [
            { TargetGroupArn: groupArn('one'), Weight: 1 },
            { TargetGroupArn: groupArn('one'), Weight: 2 },
          ],
        },
      }),
      refused('disagree', 'ValidationError', {
        Type: 'forward',
        TargetGroupArn: groupArn('one'),
        ForwardConfig: { TargetGroups: [{ TargetGroupArn: groupArn('two') }] },
      }),
      refused('noDuration', 'ValidationError', shares({ one: 1, two: 1 }, { Enabled: true })),
      refused(
        'tooSticky',
        'ValidationError',
        shares({ one: 1, two: 1 }, { Enabled: true, DurationSeconds: 604_801 }),
      ),
      refused('noGroup', 'ValidationError', { Type: 'forward' }),
      modify('fixed', respond('404')),
      refused('badStatus', 'ValidationError', {
        Type: 'fixed-response',
        FixedResponseConfig: { StatusCode: '600' },
      }),
      refused('noResponse', 'ValidationError', { Type: 'fixed-response' }),
      modify('redirect', {
        Type: 'redirect',
        RedirectConfig: { Host: 'new.example.com', Path: '/#{path}', StatusCode: 'HTTP_302' },
      }),
      refused('loop', 'InvalidLoadBalancerAction', {
        Type: 'redirect',
        RedirectConfig: { StatusCode: 'HTTP_302' },
      }),
      refused('badRedirect', 'ValidationError', {
        Type: 'redirect',
        RedirectConfig: { Host: 'new.example.com', StatusCode: 'HTTP_307' },
      }),
      refused(
        'twoEnds',
        'InvalidLoadBalancerAction',
        { ...forward('one'), Order: 1 },
        { ...respond('404'), Order: 2 },
      ),
      elbv2('end', 'DescribeListeners', { ListenerArns: [listenerArn('http')] }),
      elbv2('freed', 'DescribeTargetGroups', { TargetGroupArns: [groupArn('one')] }),
    ]
  },
}

/** Requests shared among groups; a group without a weight is left to AWS's default. */
function shares(weights: Record<string, number | undefined>, stickiness?: Record<string, Json>): Json {
  const groups = Object.entries(weights).map(([id, weight]) => ({
    TargetGroupArn: groupArn(id),
    ...(weight !== undefined && { Weight: weight }),
  }))
  return {
    Type: 'forward',
    ForwardConfig: {
      TargetGroups: groups,
      ...(stickiness !== undefined && { TargetGroupStickinessConfig: stickiness }),
    },
  }
}
