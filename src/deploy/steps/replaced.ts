import { reject } from '../moves.ts'
import type { Step } from '../step.ts'
import { onAttempt } from './on-attempt.ts'

/** An attempt that is not what this run is for is ended before anything else. */
export const replaced: Step = onAttempt('end the former attempt', [], (goal, _seen, _now, attempt) =>
  reject(
    goal.command === 'rollback'
      ? `rolled back before ${attempt.release} was accepted`
      : `${goal.release} is deployed instead of ${attempt.release}`,
  ),
)
