import { expect, test } from 'vitest'
import { disagreements } from '../../src/deploy/agreement.ts'
import { emptyMemo, wholly } from '../../src/deploy/memo.ts'
import { anAttempt, anObservation, machine, routedTo, side } from './endings.ts'

const seen = anObservation()
test('routes, sides and record that say the same agree', () => {
  expect(disagreements(seen)).toEqual([])
})

test('a live side without any record does not disagree: it is adopted by the first deploy', () => {
  expect(disagreements({ ...seen, memo: emptyMemo, sides: { ...seen.sides, blue: side([]) } })).toEqual([])
})

test('routes that go different ways disagree', () => {
  const [first, second] = seen.routes
  const routes = first && second ? [first, { ...second, forwards: 'blue' as const }] : []

  expect(disagreements({ ...seen, routes })).toEqual(['the routes disagree: 443 to green, 80 to blue'])
})

test.each(['foreign', 'mixed'] as const)('a route that is %s disagrees', (forwards) => {
  const routes = seen.routes.map((route) => ({ ...route, forwards, said: 'web-third 100' }))

  expect(disagreements({ ...seen, routes })).toEqual([
    'route 443 forwards to web-third 100',
    'route 80 forwards to web-third 100',
  ])
})

test('routes that somebody turned back disagree with the record', () => {
  expect(disagreements(routedTo('blue'))).toContain(
    'every route goes to blue; the record says green with v42 is live',
  )
})

test('a switch that a dead run began is no disagreement: its intent is recorded', () => {
  const memo = { ...seen.memo, idle: undefined, attempt: anAttempt, intent: wholly('blue') }

  expect(disagreements({ ...routedTo('blue'), memo })).toEqual([])
})

test('a held side without targets is no held side', () => {
  expect(disagreements({ ...seen, sides: { ...seen.sides, blue: side([]) } })).toEqual([
    'the record says blue is held with v41; it has no target',
  ])
})

test('a live side without targets serves nobody', () => {
  expect(disagreements({ ...seen, sides: { ...seen.sides, green: side([]) } })).toEqual([
    'every route goes to green, which has no target',
  ])
})

test('machines on the idle side that nothing recorded explains are named', () => {
  expect(disagreements({ ...seen, memo: { ...seen.memo, idle: undefined } })).toEqual([
    'i-b1 on blue, which nothing recorded explains',
  ])
})

test('a machine of another attempt among those that serve is named', () => {
  const green = side([machine('i-g1'), machine('i-old', { attempt: 'a1' })])

  expect(disagreements({ ...seen, sides: { ...seen.sides, green } })).toEqual([
    'i-old serves on green and is of attempt a1; live is a2',
  ])
})
