import { expect, test } from 'vitest'
import { succeeds } from '../../src/action/outcome.ts'
import { commands, isCommand } from '../../src/action/words.ts'
import { exitCodeOf, exitCodes } from '../../src/cli/exit-codes.ts'
import type { Outcome } from '../../src/deploy/model.ts'

// A record, so that an outcome missing here is a type error.
const codes: Readonly<Record<Outcome, number>> = {
  provisioned: 0,
  tested: 0,
  held: 0,
  live: 0,
  retiring: 0,
  retired: 0,
  'rolled-back': 0,
  unchanged: 0,
  planned: 0,
  status: 0,
  swept: 0,
  refused: 2,
  skipped: 2,
  rejected: 3,
  failed: 4,
  stranded: 5,
}
const isOutcome = (text: string): text is Outcome => Object.hasOwn(codes, text)
const outcomes = Object.keys(codes).filter(isOutcome)

test('each outcome has its code', () => {
  const given = outcomes.map((outcome) => [outcome, exitCodeOf([{ command: 'rollback', outcome }])])

  expect(Object.fromEntries(given)).toEqual(codes)
})

test('a rollback that a sweep had to do is no success', () => {
  expect(exitCodeOf([{ command: 'sweep', outcome: 'rolled-back' }])).toBe(3)
})

test('it is 0 exactly where the action’s step succeeds, and always one that the help explains', () => {
  for (const command of commands.filter(isCommand))
    for (const outcome of outcomes) {
      const code = exitCodeOf([{ command, outcome }])
      expect(code === 0, `${command} ${outcome}`).toBe(succeeds({ command, outcome }))
      expect(exitCodes.map((one) => one.code)).toContain(code)
    }
})

test('of several services the worst speaks', () => {
  const ended = (...all: readonly Outcome[]) =>
    exitCodeOf(all.map((outcome) => ({ command: 'deploy', outcome })))

  expect(ended('held', 'rejected', 'skipped')).toBe(3)
  expect(ended('held', 'stranded', 'rejected')).toBe(5)
  expect(ended('held', 'retiring')).toBe(0)
})
