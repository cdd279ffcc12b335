import { expect, test } from 'vitest'
import { actsOf, type Call, switchesOf } from '../../sandbox/demo/switches.ts'
import { aRecording, aVisit } from './builders.ts'

const places = {
  groups: [
    { arn: 'arn:blue', color: 'blue' },
    { arn: 'arn:green', color: 'green' },
  ],
  routes: ['arn:listener', 'arn:rule'],
} as const
const started = Date.parse('2030-01-01T00:00:00.000Z')
const call = (atMs: number, action: string, parameters: unknown, status = 200): Call => ({
  time: new Date(started + atMs).toISOString(),
  action,
  parameters,
  status,
})
const forward = (atMs: number, arn: string, to: string, status?: number) =>
  call(atMs, 'ModifyRule', { RuleArn: arn, Actions: [{ Type: 'forward', TargetGroupArn: to }] }, status)

test('the calls of one switch are one act, at the time of the last of them', () => {
  const calls = [forward(1000, 'arn:listener', 'arn:green'), forward(1040, 'arn:rule', 'arn:green')]

  expect(actsOf(calls, places, started)).toEqual([{ kind: 'traffic', color: 'green', atMs: 1040 }])
})

test('a route that is set to what it is moves no traffic', () => {
  const calls = [
    forward(1000, 'arn:listener', 'arn:blue'),
    forward(9000, 'arn:listener', 'arn:green'),
    forward(20_000, 'arn:listener', 'arn:green'),
  ]

  expect(actsOf(calls, places, started)).toEqual([{ kind: 'traffic', color: 'green', atMs: 9000 }])
})

test('a preview rule that is turned and a call that AWS refused move no traffic', () => {
  const calls = [forward(1000, 'arn:preview', 'arn:green'), forward(2000, 'arn:rule', 'arn:green', 400)]

  expect(actsOf(calls, places, started)).toEqual([])
})

test('launches and drains are acts of their side', () => {
  const tags = [{ Tags: [{ Key: 'Color', Value: 'blue' }] }]
  const calls = [
    call(100, 'RunInstances', { TagSpecifications: tags }),
    call(900, 'DeregisterTargets', { TargetGroupArn: 'arn:green' }),
  ]

  expect(actsOf(calls, places, started)).toEqual([
    { kind: 'launch', color: 'blue', atMs: 100 },
    { kind: 'drain', color: 'green', atMs: 900 },
  ])
})

test('a switch has converged when the last client was sent to the old side', () => {
  const [one] = aRecording().switches

  expect(one?.nodes).toEqual([
    { node: '127.21.1.1', convergedMs: 0 },
    { node: '127.21.1.2', convergedMs: 400 },
  ])
  expect(one?.convergedMs).toBe(400)
})

test('what was open from before the act until every node obeyed is counted', () => {
  expect(aRecording().switches[0]?.openAcross).toEqual({ slow: 1, webSockets: 1 })
})

test('what the next switch brings back does not count against the one before it', () => {
  const acts = [
    { kind: 'traffic', color: 'green', atMs: 1000 },
    { kind: 'traffic', color: 'blue', atMs: 3000 },
  ] as const
  const visits = [aVisit({ sentMs: 1200 }), aVisit({ sentMs: 3001 })]

  expect(switchesOf(acts, visits).map(({ convergedMs }) => convergedMs)).toEqual([200, 0])
})
