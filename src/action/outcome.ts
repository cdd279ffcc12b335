import type { Command } from '../deploy/goal.ts'
import type { Outcome } from '../deploy/model.ts'

/** Worst first. The step fails with the first five, and a sweep with `rolled-back` too. */
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
  'swept',
  'planned',
  'unchanged',
  'status',
]
const fails: ReadonlySet<Outcome> = new Set(['stranded', 'failed', 'rejected', 'refused', 'skipped'])

/** R10: whether the step is green. `rolled-back` is where that was asked for; a sweep does it unasked. */
export const succeeds = ({
  command,
  outcome,
}: {
  readonly command: Command
  readonly outcome: Outcome
}): boolean => !fails.has(outcome) && !(command === 'sweep' && outcome === 'rolled-back')

/** The one that speaks for all of them: the worst, the first named of equals. */
export function speaker<T extends { readonly outcome: Outcome }>(endings: readonly T[]): T | undefined {
  return [...endings].sort((a, b) => worst.indexOf(a.outcome) - worst.indexOf(b.outcome))[0]
}
