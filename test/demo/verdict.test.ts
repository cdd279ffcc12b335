import { expect, test } from 'vitest'
import { closing } from '../../sandbox/demo/closing.ts'
import { LATE_SICK, SICK } from '../../sandbox/demo/story.ts'
import { tally } from '../../sandbox/demo/tally.ts'
import { faults } from '../../sandbox/demo/verdict.ts'
import { asTold, aVisit } from './builders.ts'

const ending = (title: string, changed: { outcome?: string; code?: number }) =>
  asTold().map((one) => (one.chapter.title === title ? { ...one, ended: { ...one.ended, ...changed } } : one))

test('a story that went as told, with failures of the late-sick release only, has no fault', () => {
  const visits = [aVisit(), aVisit({ result: 'failed', release: LATE_SICK })]

  expect(faults(asTold(), visits)).toEqual([])
})

test('one lost request is a fault, whoever had it', () => {
  const { release, color, ...unknown } = aVisit({ result: 'lost' })

  expect(release).toBe('v1')
  expect(color).toBe('blue')
  expect(faults(asTold(), [unknown])).toEqual(['1 request was lost.'])
  expect(faults(asTold(), [aVisit({ result: 'lost', release: LATE_SICK })])).toHaveLength(1)
})

test('one failed request of a release that was not sick is a fault', () => {
  expect(faults(asTold(), [aVisit({ result: 'failed', release: 'v2' })])).toEqual([
    '1 request was answered with an error by a release that was not sick.',
  ])
})

test('one production request to the release that never passed its tests is a fault, even a good answer', () => {
  expect(faults(asTold(), [aVisit({ release: SICK })])).toEqual([
    `1 production request was answered by ${SICK}, which never passed its tests.`,
  ])
})

test('a command that ends otherwise than told is a fault', () => {
  expect(faults(ending('rollback', { outcome: 'failed', code: 1 }), [])).toEqual([
    '"rollback" ended as failed (exit 1), not as rolled-back (exit 0).',
  ])
})

test('a rejection that the step does not show by its exit code is a fault', () => {
  expect(faults(ending(`deploy ${SICK}`, { code: 0 }), [])).toHaveLength(1)
})

test('a request counts for the command during or after which it was sent', () => {
  const visits = [500, 1500, 2500, 3500, 99_000].map((sentMs) => aVisit({ sentMs }))

  const rows = tally(asTold(), visits)

  expect(rows.map(({ sent }) => sent)).toEqual([1, 2, 1, 0, 0, 0, 0, 0, 0, 1])
  expect(rows.slice(0, 3).map(({ title }) => title)).toEqual(['before the first', 'status', 'deploy v2'])
})

test('the end says who is live and how to undo, by what the last command saw', () => {
  const said = closing(asTold()).join('\n')

  expect(said).toContain('Live now: green serves v2.')
  expect(said).toContain('Undo: `command: rollback`')
})
