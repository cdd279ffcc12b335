import type { Goal } from '../goal.ts'
import type { Attempt, Observation } from '../model.ts'
import { act, fail, pass, waitWithin } from '../moves.ts'
import { crew } from '../seen.ts'
import type { Move, Step } from '../step.ts'
import { onAttempt } from './on-attempt.ts'

/** Machines of this attempt that died, with AWS's reason. */
const dead = (seen: Observation, attempt: Attempt) =>
  seen.sides[attempt.color].machines.filter(
    (machine) =>
      machine.ours &&
      machine.attempt === attempt.attempt &&
      (machine.state === 'terminated' || machine.state === 'shutting-down'),
  )

function launch(goal: Goal, seen: Observation, attempt: Attempt, have: number): Move {
  const lost = dead(seen, attempt)
  const last = lost.at(-1)
  // R12: machines that die as fast as they are launched are not launched for ever.
  if (lost.length > 2 * attempt.count)
    return fail(`${lost.length} machines died; the last, ${last?.id}: ${last?.stateReason}`)
  if (goal.command === 'test' || goal.command === 'switch') {
    return fail(
      `${attempt.color} has ${have} of ${attempt.count} machines, and ${goal.command} launches none; run deploy or provision`,
    )
  }
  const { color, release, count } = attempt
  const found = have === 0 ? `${color} is empty` : `${color} has ${have} of ${count}`
  const why = last === undefined ? found : `${found}; ${last.id} died: ${last.stateReason}`
  return act(
    { kind: 'launch', color, attempt: attempt.attempt, release, count },
    `${why} → ${count} × ${release}`,
  )
}

/** The side has exactly the machines that this attempt asks for, and all of them run. */
export const fleet: Step = onAttempt('launch the fleet', ['machines'], (goal, seen, now, attempt, name) => {
  if (attempt.kind === 'switchover') return pass
  const machines = crew(seen, attempt)
  if (machines.length < attempt.count) return launch(goal, seen, attempt, machines.length)
  const surplus = machines.slice(attempt.count).map(({ id }) => id)
  if (surplus.length > 0) {
    return act(
      { kind: 'terminate', color: attempt.color, machines: surplus },
      `${machines.length} machines, ${attempt.count} asked for`,
    )
  }
  const running = machines.filter(({ state }) => state === 'running').length
  if (running === attempt.count) return pass
  return waitWithin(
    seen,
    name,
    now,
    goal.terms.healthWithinMs,
    `${running} of ${attempt.count} machines run`,
    fail,
  )
})
