import { afterEach, expect } from 'vitest'
import { record, type Verdict } from '../verdicts/verdict.ts'

/** What the tests of one file find out, for a verdict that is kept only when all of them passed. */
export interface Gathering {
  /** Adds words about a call, `elbv2 CreateRule`. */
  say(call: string, words: string): void
  keep(verdict: Omit<Verdict, 'calls'>): void
}

/** Begins in the file that calls it, and watches its tests. */
export function gatherVerdict(): Gathering {
  const failed: string[] = []
  const said = new Map<string, string[]>()
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') failed.push(task.name)
  })
  return {
    say: (call, words) => said.set(call, [...(said.get(call) ?? []), words]),
    keep(verdict) {
      expect(failed).toEqual([])
      const calls = Object.fromEntries([...said].map(([call, words]) => [call, words.join(', ')]))
      record({ ...verdict, calls })
    },
  }
}
