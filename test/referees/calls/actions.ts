import type { Json } from '../clients/client.ts'
import { elbv2, fails } from './ask.ts'
import type { Call, Scene } from './call.ts'
import { forward, groupArn, listener, listenerArn, loadBalancer, respond, targetGroup } from './setting.ts'

const six = ['one', 'two', 'three', 'four', 'five', 'six']

/** What a listener may do with a request; the shares of a switch step by step among it. */
export const actions: Scene = {
  name: 'actions',
  calls: (on) => [
    loadBalancer(on),
    ...six.map((id) => targetGroup(on, id)),
    listener(on, 'http', 80, [forward('one')]),
    modify('fixed', respond('404')),
    modify('redirect', redirect({ Host: 'new.example.com', Path: '/#{path}', StatusCode: 'HTTP_302' })),
    modify('single', shares({ one: undefined })),
    modify('canary', shares({ one: 90, two: 10 })),
    modify('most', shares({ one: 999, two: 0 })),
    modify('fiveGroups', shares({ one: 1, two: 1, three: 1, four: 1, five: 1 })),
    modify('sticky', shares({ one: 1, two: 1 }, { Enabled: true, DurationSeconds: 3600 })),
    modify('allToSecond', shares({ one: 0, two: 1 })),
    elbv2('end', 'DescribeListeners', { ListenerArns: [listenerArn('http')] }),
    elbv2('freed', 'DescribeTargetGroups', { TargetGroupArns: [groupArn('three')] }),
    ...mistakes,
  ],
}

function modify(id: string, ...all: Json[]): Call {
  return elbv2(id, 'ModifyListener', { ListenerArn: listenerArn('http'), DefaultActions: all })
}

function redirect(config: Record<string, Json>): Json {
  return { Type: 'redirect', RedirectConfig: config }
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

function wrong(id: string, ...all: Json[]): Call {
  return { ...modify(id, ...all), ...fails('ValidationError') }
}

function wrongAction(id: string, ...all: Json[]): Call {
  return { ...modify(id, ...all), ...fails('InvalidLoadBalancerAction') }
}

const twice = [
  { TargetGroupArn: groupArn('one'), Weight: 1 },
  { TargetGroupArn: groupArn('one'), Weight: 2 },
]
const two = { TargetGroups: [{ TargetGroupArn: groupArn('two') }] }
const equal = { one: 1, two: 1 }

const mistakes: readonly Call[] = [
  wrong('tooHeavy', shares({ one: 1000, two: 1 })),
  wrong('negative', shares({ one: -1, two: 1 })),
  wrong('twice', { Type: 'forward', ForwardConfig: { TargetGroups: twice } }),
  wrong('disagree', { ...forward('one'), ForwardConfig: two }),
  wrong('noDuration', shares(equal, { Enabled: true })),
  wrong('tooSticky', shares(equal, { Enabled: true, DurationSeconds: 604_801 })),
  wrong('noGroup', { Type: 'forward' }),
  wrong('noResponse', { Type: 'fixed-response' }),
  wrong('badStatus', { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '600' } }),
  wrong('badRedirect', redirect({ Host: 'new.example.com', StatusCode: 'HTTP_307' })),
  wrongAction('loop', redirect({ StatusCode: 'HTTP_302' })),
  wrongAction('twoEnds', { ...forward('one'), Order: 1 }, { ...respond('404'), Order: 2 }),
  {
    ...modify('sixGroups', shares({ one: 1, two: 1, three: 1, four: 1, five: 1, six: 1 })),
    ...fails('ValidationError'),
  },
]
