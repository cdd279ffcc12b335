import { expect } from 'vitest'
import { notPassedBeside } from '../passed.ts'
import { record, type Verdict } from '../verdicts/verdict.ts'

/** What the tests of one file find out, for a verdict that is kept only when all of them passed. */
export interface Gathering {
  /** Adds words about a call, `elbv2 CreateRule`. */
  say(call: string, words: string): void
  /** `asking`: the last test of the file. */
  keep(asking: Parameters<typeof notPassedBeside>[0], verdict: Omit<Verdict, 'calls'>): void
}

/** Begins with nothing said. */
export function gatherVerdict(): Gathering {
  const said = new Map<string, string[]>()
  return {
    say: (call, words) => said.set(call, [...(said.get(call) ?? []), words]),
    keep(asking, verdict) {
      expect(notPassedBeside(asking)).toEqual([])
      const calls = Object.fromEntries([...said].map(([call, words]) => [call, words.join(', ')]))
      record({ ...verdict, calls })
    },
  }
}
