import type { Act, CheckAct } from './acts.ts'
import type { Check } from './finding.ts'
import type { Identity, Instant, Observation, Outcome } from './model.ts'
import type { Memo } from './record.ts'
import type { Move } from './step.ts'
import { lasting } from './times.ts'

/** The answers that a rung can give. */
export const pass: Move = { kind: 'pass' }
export const act = (what: Act, why: string): Move => ({ kind: 'act', act: what, why })
export const remember = (memo: Memo, why: string): Move => act({ kind: 'remember', memo }, why)
/** A check of one side; `more` is what only some checks need. */
export const check = (
  what: Check,
  key: string,
  side: Identity,
  why: string,
  more: Partial<Omit<CheckAct, 'kind' | 'check' | 'key' | 'side'>> = {},
): Move =>
  act(
    {
      kind: 'check',
      check: what,
      key,
      side,
      unlike: undefined,
      index: 0,
      again: false,
      against: '',
      ...more,
    },
    why,
  )
export const wait = (forMs: number, why: string, lastsMs = forMs): Move => ({
  kind: 'wait',
  forMs,
  why,
  ...(lastsMs === forMs ? {} : { lastsMs }),
})
export const reject = (why: string): Move => ({ kind: 'reject', why })
export const fail = (why: string): Move => ({ kind: 'fail', why })
export const done = (outcome: Outcome, why: string): Move => ({ kind: 'done', outcome, why })

/** How long this process has stood on the rung; 0 when it just came (R6: a new process starts again). */
export const stoodMs = (seen: Observation, rung: string, now: Instant): number => {
  const entered = seen.run.entered[rung]
  return entered === undefined ? 0 : now - entered
}

/** Waits until `withinMs` after the rung was entered; past it the answer is `late`. */
export const waitWithin = (
  seen: Observation,
  rung: string,
  now: Instant,
  withinMs: number,
  why: string,
  late: (why: string) => Move,
): Move => {
  const leftMs = withinMs - stoodMs(seen, rung, now)
  return leftMs > 0 ? wait(leftMs, why) : late(`${why}; not within ${lasting(withinMs)}`)
}
