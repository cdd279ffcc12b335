import { info } from '@actions/core'
import type { Finding, Instant, Observation } from '../deploy/model.ts'
import type { Narrator } from '../deploy/ports.ts'
import type { Decision } from '../deploy/step.ts'
import { oneLine } from './foreign-text.ts'
import { Reminder } from './reminder.ts'

/** The log of one service's run, and what it heard of proofs on the way. */
export interface Log extends Narrator {
  /** The last proof that passed, with its evidence; later acts drop it from what is seen. */
  proof(seen: Observation | undefined): Finding | undefined
}

type Mark = '▸' | '▹' | '✓' | '✗' | ' '

/** `▸ switch traffic            443 and 80: blue → green`; a line can hold text from anywhere. */
export const line = (mark: Mark, name: string, text: string): string =>
  `${mark} ${oneLine(name).padEnd(25)} ${oneLine(text)}`.trimEnd()

/** Tells each decision as one line for people: acts at once, waits and checks when there is something new. */
export function createLog(print: (text: string) => void = info): Log {
  const reminder = new Reminder()
  const passed = new Set<string>()
  let proven: Finding | undefined

  const say = (mark: Mark, name: string, text: string): void => {
    reminder.forget()
    print(line(mark, name, text))
  }
  const remind = (rung: string, text: string, now: Instant): void => {
    const due = reminder.due(rung, text, now)
    if (due !== undefined) print(line(' ', rung, due))
  }

  return {
    decided({ rung, move }, seen, now) {
      proven = lastProof(seen) ?? proven
      switch (move.kind) {
        case 'wait':
          return remind(rung, move.why, now)
        case 'act':
          if (move.act.kind === 'check') return remind(rung, move.why, now)
          if (move.act.kind === 'forward' || move.act.kind === 'preview') passed.clear()
          return say('▸', rung, move.why)
        case 'reject':
        case 'fail':
          return say('✗', rung, move.why)
        case 'done':
          return
      }
    },
    acted({ rung, move }, found, now) {
      if (found === undefined || move.kind !== 'act' || move.act.kind !== 'check') return
      const { key, check } = move.act
      if (!found.passed) passed.delete(key)
      // A watch passes all the time; what it says is a reminder that it goes on.
      if (!found.passed || check === 'watch') return remind(rung, found.said, now)
      if (!passed.has(key)) say('✓', rung, found.said)
      passed.add(key)
    },
    proof: (seen) => (seen && lastProof(seen)) ?? proven,
  }
}

const lastProof = ({ findings }: Observation): Finding | undefined =>
  Object.values(findings)
    .filter(({ check, passed }) => check === 'proof' && passed)
    .sort((a, b) => b.at - a.at)[0]

/** The acts of a dry run, as the log of a real one would begin. */
export function planLines(decisions: readonly Decision[]): readonly string[] {
  const acts = decisions.flatMap(({ rung, move }) =>
    move.kind === 'act' ? [line(move.act.kind === 'check' ? ' ' : '▹', rung, move.why)] : [],
  )
  return ['Dry run: nothing of this is done.', ...acts]
}
