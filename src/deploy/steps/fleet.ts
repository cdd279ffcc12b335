import { counted } from '../counted.ts'
import type { Goal } from '../goal.ts'
import { unsettled, withAttempt } from '../memo.ts'
import type { Observation } from '../model.ts'
import { act, fail, pass, remember, waitWithin } from '../moves.ts'
import type { Attempt } from '../record.ts'
import { crew } from '../seen.ts'
import type { Machine } from '../side.ts'
import type { Move, Step } from '../step.ts'
import { lastLineOf, lastWords } from './last-words.ts'
import { onAttempt } from './on-attempt.ts'

const inState = (
  seen: Observation,
  attempt: Attempt,
  ...states: readonly Machine['state'][]
): readonly Machine[] =>
  seen.sides[attempt.color].machines.filter(
    (machine) => machine.ours && machine.attempt === attempt.attempt && states.includes(machine.state),
  )

/** Machines of this attempt that died, with AWS's reason. */
const dead = (seen: Observation, attempt: Attempt): readonly Machine[] =>
  inState(seen, attempt, 'terminated', 'shutting-down')

function launch(goal: Goal, seen: Observation, attempt: Attempt, have: number, found: string): Move {
  const { color, release, count, made } = attempt
  if (goal.command === 'test' || goal.command === 'switch') {
    return fail(
      `${color} has ${have} of ${count} machines, and ${goal.command} launches none; run deploy or provision`,
    )
  }
  const passed = unsettled(attempt)
  if (passed.length < attempt.passed.length) {
    return remember(
      withAttempt(seen.memo, attempt, { passed }),
      `${found}: what was found of the machines is asked again`,
    )
  }
  // Nobody would start or end it: another takes its place. A group replaces its own.
  const stopped = goal.terms.fleet === 'ec2' ? inState(seen, attempt, 'stopping', 'stopped') : []
  if (stopped.length > 0) {
    const machines = stopped.map(({ id }) => id)
    return act({ kind: 'terminate', color, machines }, `${machines.join(', ')} stopped; ${found}`)
  }
  return act(
    { kind: 'launch', color, attempt: attempt.attempt, release, made, count },
    `${found} → ${count} × ${release}`,
  )
}

/** A group that was told launches what is missing by itself. */
const isTold = (seen: Observation, { color, attempt, count }: Attempt): boolean => {
  const { scaling } = seen.sides[color]
  return scaling !== undefined && scaling.attempt === attempt && scaling.desired >= count
}

function missing(goal: Goal, seen: Observation, now: number, attempt: Attempt, rung: string): Move {
  const { color, count } = attempt
  const have = crew(seen, attempt).length
  const found = have === 0 ? `${color} is empty` : `${color} has ${have} of ${count}`
  const lost = dead(seen, attempt)
  const last = lost.at(-1)
  const words = lastWords(seen, attempt, `${lost.length}`)
  if (last !== undefined && words.kind === 'ask') return words.move
  const said = last === undefined || words.kind === 'ask' ? '' : deathSaid(last, words.said)
  // R12: machines that die as fast as they are launched are not launched for ever.
  if (lost.length > 2 * count) return fail(`${counted(lost.length, 'machine')} of ${attempt.id} died${said}`)
  if (!isTold(seen, attempt)) return launch(goal, seen, attempt, have, found + said)
  const why = [found + said, seen.sides[color].scaling?.said].filter(Boolean).join('; ')
  return waitWithin(seen, rung, now, goal.terms.healthWithinMs, why, fail)
}

/** All that the machines wrote stands in the report; here it is the last of it. */
function deathSaid({ id, stateReason }: Machine, words: string): string {
  const end = lastLineOf(words, id)
  return `; ${id} died: ${stateReason}${end === undefined || end === stateReason ? '' : `; its console ends: ${end}`}`
}

/** Machines that the config names are there or not: nobody launches or ends them. */
function standing(seen: Observation, attempt: Attempt): Move {
  const { color, count } = attempt
  const there = crew(seen, attempt).length
  if (there >= count && there > 0) return pass
  return fail(`${there} of the ${Math.max(1, count)} machines that the config names for ${color} run`)
}

/** The side has exactly the machines that this attempt asks for, and all of them run. */
export const fleet: Step = onAttempt('launch the fleet', ['machines'], (goal, seen, now, attempt, name) => {
  if (attempt.kind === 'switchover') return pass
  if (goal.terms.fleet === 'existing') return standing(seen, attempt)
  const machines = crew(seen, attempt)
  if (machines.length < attempt.count) return missing(goal, seen, now, attempt, name)
  // A group ends its own surplus.
  const surplus = goal.terms.fleet === 'ec2' ? machines.slice(attempt.count).map(({ id }) => id) : []
  if (surplus.length > 0) {
    return act(
      { kind: 'terminate', color: attempt.color, machines: surplus },
      `${machines.length} machines, ${attempt.count} asked for`,
    )
  }
  const running = machines.filter(({ state }) => state === 'running').length
  if (running >= attempt.count) return pass
  const why = `${running} of ${attempt.count} machines run`
  return waitWithin(seen, name, now, goal.terms.healthWithinMs, why, fail)
})
