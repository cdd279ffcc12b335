import type { Outcome } from '../deploy/model.ts'

/** Worst first. The step fails with the first five. */
const worst: readonly Outcome[] = [
  'stranded',
  'failed',
  'rejected',
  'refused',
  'skipped',
  'retiring',
  'provisioned',
  'tested',
  'held',
  'live',
  'rolled-back',
  'retired',
  'planned',
  'unchanged',
  'status',
]
const fails: ReadonlySet<Outcome> = new Set(['stranded', 'failed', 'rejected', 'refused', 'skipped'])

/** R10: whether the step is green. `rolled-back` is, since only the command rollback ends so. */
export const succeeds = (outcome: Outcome): boolean => !fails.has(outcome)

/** The one that speaks for all of them: the worst, the first named of equals. */
export function speaker<T extends { readonly outcome: Outcome }>(endings: readonly T[]): T | undefined {
  return [...endings].sort((a, b) => worst.indexOf(a.outcome) - worst.indexOf(b.outcome))[0]
}
