import type { Act } from './acts.ts'
import type { Goal } from './goal.ts'
import type { Instant, RunSeen } from './model.ts'
import type { Memo } from './record.ts'
import { runKey } from './seen.ts'

/** What a process knows of itself when it starts: nothing. */
export const newRun: RunSeen = {
  attempt: undefined,
  inherited: [],
  ungated: undefined,
  entered: {},
  failure: undefined,
  cancelled: false,
  age: undefined,
}

/** Notes when a rung was first found not true. */
export function entered(run: RunSeen, rung: string, now: Instant): RunSeen {
  return run.entered[rung] === undefined ? { ...run, entered: { ...run.entered, [rung]: now } } : run
}

/** The attempt that this run wrote its name on is the one it works for; no deadline of a former one counts for it. */
export function worksOn(run: RunSeen, goal: Goal, memo: Memo): RunSeen {
  const { attempt } = memo
  const isMine = attempt?.verdict === 'open' && attempt.run === runKey(goal.run)
  if (!isMine || run.attempt === attempt.id) return run
  return { ...run, attempt: attempt.id, inherited: attempt.passed, entered: {} }
}

/** The rungs that wait for the nodes to obey. */
const waiting: Partial<Record<Act['kind'], readonly string[]>> = {
  forward: [
    'switch traffic',
    'prove the switch',
    'prove the way back',
    'outlast the switch',
    'prove the rollback',
    'prove the agreement',
    'watch the release',
  ],
  preview: ['prove the preview'],
}

/** R6: a wait for the nodes starts with the last change that they have to obey. */
export const restarted = (run: RunSeen, act: Act): RunSeen => ({
  ...run,
  entered: Object.fromEntries(
    Object.entries(run.entered).filter(([rung]) => waiting[act.kind]?.includes(rung) !== true),
  ),
})

/** Notes why the gate could not be closed before traffic went back. */
export const ungated = (run: RunSeen, said: string): RunSeen => ({ ...run, ungated: said })

/** Notes why the side to go back to could not be made as large as the one that serves. */
export const unraised = (run: RunSeen, said: string): RunSeen => ({ ...run, unraised: said })

/** Notes why the preview rule could not be set for a rollback. */
export const unpreviewed = (run: RunSeen, said: string): RunSeen => ({ ...run, unpreviewed: said })

export const failed = (run: RunSeen, said: string): RunSeen => ({
  ...run,
  failure: { said, count: (run.failure?.count ?? 0) + 1 },
})
