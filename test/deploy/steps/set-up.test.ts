import { expect, test } from 'vitest'
import { migrated } from '../../../src/deploy/steps/migrated.ts'
import { setUp } from '../../../src/deploy/steps/set-up.ts'
import { aFinding, answer, found, seenOpen, told, written } from '../builders.ts'
import { goal } from '../goals.ts'

const wanted = goal({}, { setUp: ['ansible', 'ssm install.sh'], migrate: 'bin/migrate' })

test('the steps of the set-up run in order, each noted once it has passed, and none is repeated (R4)', () => {
  const done = found(aFinding('set-up', 'set-up/a2/0'))

  expect(told(answer(setUp, seenOpen(), wanted))).toBe('act check: ansible')
  const note = answer(setUp, seenOpen({}, { findings: done }), wanted)
  expect(told(note)).toBe('act remember: ansible: 1 of 2 done')
  expect(written(note)?.attempt?.passed).toEqual(['set-up.1'])
  expect(answer(setUp, seenOpen({ passed: ['set-up.1'] }), wanted)).toMatchObject({
    act: { check: 'set-up', key: 'set-up/a2/1', index: 1 },
  })
  expect(answer(setUp, seenOpen({ passed: ['set-up.1', 'set-up.2'] }), wanted).kind).toBe('pass')
})

test('the first step that fails rejects the release, with its label and what it said (R7)', () => {
  const failed = found(aFinding('set-up', 'set-up/a2/0', { passed: false, said: 'exit status 2' }))

  expect(told(answer(setUp, seenOpen({}, { findings: failed }), wanted))).toBe(
    'reject: set-up failed: ansible: exit status 2',
  )
})

test('a side that is switched to is neither set up nor migrated', () => {
  const seen = seenOpen({ kind: 'switchover', attempt: 'a1' })

  expect([setUp, migrated].map((step) => answer(step, seen, wanted).kind)).toEqual(['pass', 'pass'])
})

test('a migration is noted as started before it runs, and as done after', () => {
  const started = seenOpen({ passed: ['migrate-started'] })
  const done = { ...started, findings: found(aFinding('migrate', 'migrate/a2')) }

  const first = answer(migrated, seenOpen(), wanted)

  expect(written(first)?.attempt?.passed).toEqual(['migrate-started'])
  expect(answer(migrated, started, wanted)).toMatchObject({ act: { check: 'migrate', again: false } })
  expect(written(answer(migrated, done, wanted))?.attempt?.passed).toEqual(['migrate-started', 'migrate'])
  expect(answer(migrated, seenOpen({ passed: ['migrate-started', 'migrate'] }), wanted).kind).toBe('pass')
})

test('a migration that an earlier run began and nobody saw the end of runs again and is told so', () => {
  const seen = seenOpen({ passed: ['migrate-started'] })
  const inherited = { ...seen, run: { ...seen.run, inherited: ['migrate-started'] } }

  const move = answer(migrated, inherited, wanted)

  expect(move).toMatchObject({ act: { check: 'migrate', again: true } })
  expect(told(move)).toBe('act check: bin/migrate: started before, its end is not known')
})

test('a migration that fails rejects the release', () => {
  const failed = found(aFinding('migrate', 'migrate/a2', { passed: false, said: 'exit status 1' }))

  const move = answer(migrated, seenOpen({ passed: ['migrate-started'] }, { findings: failed }), wanted)

  expect(told(move)).toBe('reject: migration failed: bin/migrate: exit status 1')
})
