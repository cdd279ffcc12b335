import { listed } from '../listed.ts'
import { act, pass } from '../moves.ts'
import { crew, isDraining, registered as registeredIds } from '../seen.ts'
import type { Step } from '../step.ts'
import { onAttempt } from './on-attempt.ts'

/** The side's target groups hold this attempt's machines, and nothing else. */
export const registered: Step = onAttempt(
  'register the targets',
  ['targets', 'machines'],
  (goal, seen, _now, attempt) => {
    if (attempt.kind === 'switchover') return pass
    const { color } = attempt
    const wanted = crew(seen, attempt).map(({ id }) => id)
    // Whatever else stands here would get production traffic with the switch.
    const strangers = registeredIds(seen, color).filter((id) => !wanted.includes(id))
    if (strangers.length > 0) {
      return act(
        { kind: 'deregister', color, only: strangers },
        `${strangers.join(', ')} on ${color} is not of ${attempt.id}`,
      )
    }
    const missing = wanted.filter(
      (id) =>
        seen.sides[color].targets.filter((target) => target.id === id && !isDraining(target)).length <
        goal.terms.pairs,
    )
    // An attached group registers its machines by itself; health is waited for next.
    if (missing.length === 0 || seen.sides[color].scaling?.attached === true) return pass
    return act({ kind: 'register', color, machines: missing }, `${listed(missing)} → ${color}`)
  },
)
