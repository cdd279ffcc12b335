import type { Goal, Instant, Memo, RunSeen } from './model.ts'
import { runKey } from './seen.ts'

/** What a process knows of itself when it starts: nothing. */
export const newRun: RunSeen = { attempt: undefined, entered: {}, failure: undefined, cancelled: false }

/** Notes when a rung was first found not true. */
export function entered(run: RunSeen, rung: string, now: Instant): RunSeen {
  return run.entered[rung] === undefined ? { ...run, entered: { ...run.entered, [rung]: now } } : run
}

/** The attempt that this run wrote its name on is the one it works for. */
export function worksOn(run: RunSeen, goal: Goal, memo: Memo): RunSeen {
  const { attempt } = memo
  return attempt?.verdict === 'open' && attempt.run === runKey(goal.run)
    ? { ...run, attempt: attempt.id }
    : run
}

export const failed = (run: RunSeen, said: string): RunSeen => ({
  ...run,
  failure: { said, count: (run.failure?.count ?? 0) + 1 },
})
