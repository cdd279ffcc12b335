import { speaker, succeeds } from '../action/outcome.ts'
import type { Command } from '../deploy/goal.ts'
import type { Outcome } from '../deploy/model.ts'

/** What an exit code tells a script, in the order of the codes. */
export const exitCodes = [
  { code: 0, said: 'it succeeded' },
  { code: 1, said: 'the tool itself broke' },
  { code: 2, said: 'refused: a guard or the input said no, and nothing was changed' },
  { code: 3, said: 'rejected: the release failed; traffic is, or is again, on the old side' },
  { code: 4, said: 'failed: AWS or the network could not; the same command goes on from there' },
  { code: 5, said: 'stranded: what was begun could neither be ended nor undone; the same command goes on' },
  { code: 130, said: 'left at once by a second Ctrl-C; the same command goes on' },
] as const

/** The exit code of what fails; whether it does is said by `succeeds`. */
const failing: Readonly<Partial<Record<Outcome, 2 | 3 | 4 | 5>>> = {
  refused: 2,
  skipped: 2,
  rejected: 3,
  'rolled-back': 3,
  failed: 4,
  stranded: 5,
}

/** The exit code of a run over several services: that of the worst. */
export function exitCodeOf(
  endings: readonly { readonly command: Command; readonly outcome: Outcome }[],
): number {
  const worst = speaker(endings)
  if (worst === undefined) return 1
  return succeeds(worst) ? 0 : (failing[worst.outcome] ?? 1)
}
