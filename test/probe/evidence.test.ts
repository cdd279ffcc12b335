import { expect, test } from 'vitest'
import { evidenceOf, isProven, type Lane, proofSaid, type Standard } from '../../src/probe/evidence.ts'
import { anEndpoint } from './builders.ts'

const route = anEndpoint(443)

const aLane = (node: string, change: Partial<Lane> = {}): Lane => ({
  node,
  endpoint: route,
  row: 3,
  firstAt: 1500,
  reached: true,
  misses: 0,
  round: 2,
  said: 'answers 200',
  got: undefined,
  ...change,
})

const unreached: Partial<Lane> = { row: 0, firstAt: undefined, reached: false, said: 'connection refused' }

const standard: Standard = {
  endpoints: [route],
  owing: [route],
  passes: 3,
  mark: 'v42',
  since: 1000,
  round: 2,
  current: new Set(['10.0.1.1', '10.0.1.2', '10.0.1.3']),
  trouble: [],
  from: 'runner',
}

test('a row of an earlier round is no proof until its node was asked again', () => {
  expect(isProven([aLane('10.0.1.1')], standard)).toBe(true)
  expect(isProven([aLane('10.0.1.1', { round: 1 })], standard)).toBe(false)
})

test('an address that nobody had time to ask yet keeps the proof open', () => {
  const waiting = aLane('10.0.1.2', { ...unreached, round: 0 })

  expect(isProven([aLane('10.0.1.1'), waiting], standard)).toBe(false)
  expect(isProven([aLane('10.0.1.1'), { ...waiting, round: 1 }], standard)).toBe(true)
})

test('a node that was reached and fails counts while DNS or AWS gives it, and is gone when nobody does', () => {
  const failing = aLane('10.0.1.2', { row: 0, misses: 3, said: 'connection refused' })
  const removed = { ...standard, current: new Set(['10.0.1.1']) }

  expect(isProven([aLane('10.0.1.1'), failing], standard)).toBe(false)
  expect(isProven([aLane('10.0.1.1'), { ...failing, misses: 2 }], removed)).toBe(false)
  expect(isProven([aLane('10.0.1.1'), failing], removed)).toBe(true)
  expect(evidenceOf([failing], removed)).toMatchObject([{ node: '10.0.1.2', asked: false }])
})

test('a route that no node can be asked for is not proven by the other routes', () => {
  const second = anEndpoint(80, { arn: 'arn:80', route: '80', dnsName: 'other.test' })
  const both = { ...standard, endpoints: [route, second], owing: [route, second] }
  const lanes = [aLane('10.0.1.1'), aLane('10.9.1.1', { ...unreached, endpoint: second })]

  expect(isProven(lanes, both)).toBe(false)
  expect(proofSaid(lanes, both)).toContain('no node can be asked for 80')
})

test('nothing asked is nothing proven', () => {
  expect(isProven([], standard)).toBe(false)
  expect(isProven([], { ...standard, endpoints: [] })).toBe(false)
  expect(isProven([aLane('10.0.1.1', unreached)], standard)).toBe(false)
})

test('convergence runs from the change to the first answer of the row, and is open while the row is short', () => {
  expect(evidenceOf([aLane('10.0.1.1'), aLane('10.0.1.2', { row: 2 })], standard)).toMatchObject([
    { node: '10.0.1.1', convergedMs: 500 },
    { node: '10.0.1.2', convergedMs: undefined },
  ])
})

test('a proof is told in one line, open or done', () => {
  const old = aLane('10.0.1.3', { row: 0, firstAt: undefined, got: 'v41' })
  const nobody = aLane('10.0.1.4', unreached)

  expect(proofSaid([aLane('10.0.1.1'), aLane('10.0.1.2'), old], standard)).toBe(
    '2 of 3 nodes answer v42; 10.0.1.3 still answers v41',
  )
  expect(proofSaid([aLane('10.0.1.1', { row: 1 })], standard)).toBe(
    '1 of 1 node answer v42; 10.0.1.1 has said so 1 time in a row',
  )
  expect(proofSaid([aLane('10.0.1.1'), aLane('10.0.1.2', { firstAt: 3100 }), nobody], standard)).toBe(
    '6 of 6 answers in a row say v42; every one of 2 nodes within 2.1 s; 10.0.1.4 was not asked: connection refused',
  )
})
