import type { Finding } from '../finding.ts'
import type { Goal } from '../goal.ts'
import type { Identity, Instant, Observation } from '../model.ts'
import { other } from '../model.ts'
import { check, pass, reject, stoodMs, wait } from '../moves.ts'
import { identityOf, tellsApart } from '../seen.ts'
import type { Move, Step } from '../step.ts'
import { ask, unreachableRounds } from './asked.ts'
import { onAttempt } from './on-attempt.ts'

/** CloudWatch counts by the minute, and tells it later: of a shorter hold it has nothing to say. */
const leastCountedMs = 60_000

/** What becomes of a proof that did not come: `late`, when answers stay wrong; `lacking`, when there can be none. */
interface Otherwise {
  readonly late: (why: string) => Move
  /** Undefined: the minimum hold must do. */
  readonly lacking?: (why: string) => Move
}

/**
 * Every load-balancer node that can be asked answers as `side`, for every route (promise 1).
 * Where answers cannot tell the sides apart, or no node can be reached, the minimum hold must do.
 */
export function proof(
  goal: Goal,
  seen: Observation,
  now: Instant,
  rung: string,
  side: Identity,
  { late, lacking }: Otherwise,
): Move {
  const { terms } = goal
  const key = `proof/${side.color}`
  const held = (why: string): Move => {
    if (terms.proof?.required && lacking !== undefined) return lacking(why)
    const leftMs = terms.minimumHoldMs - stoodMs(seen, rung, now)
    return leftMs > 0 ? wait(leftMs, `${why}: minimum hold`) : counted(goal, seen, side)
  }
  const unlike = identityOf(seen.memo, other(side.color))
  if (terms.proof === undefined) return held('no proof is configured')
  const hasNoMark = side.adopted && !unlike.adopted
  if (!hasNoMark && !tellsApart(terms, side, unlike))
    return held(`answers cannot tell ${side.color} from ${unlike.color}`)
  const finding = seen.findings[key]
  const unreached = finding === undefined ? [] : routesUnreached(seen, finding)
  if (finding !== undefined && unreached.length > 0 && finding.streak >= unreachableRounds) {
    const which = unreached.length === seen.routes.length ? '' : ` of ${unreached.join(', ')}`
    return terms.proof.required && lacking !== undefined
      ? lacking(`no load-balancer node${which} could be asked: ${finding.said}`)
      : held(`no load-balancer node${which} could be asked`)
  }
  if (hasNoMark) return departed(seen, now, rung, side, terms.proof.withinMs, held)
  const answer = ask(seen, now, { rung, check: 'proof', key, side, withinMs: terms.proof.withinMs }, late)
  return answer === 'passed' ? pass : answer
}

/**
 * The routes that no node could be asked for, where that alone is missing: an internal load balancer may be out of reach
 * of a runner that reaches the public one.
 */
function routesUnreached({ routes }: Observation, { passed, nodes }: Finding): readonly string[] {
  const asked = nodes.filter((node) => node.asked)
  if (passed || asked.some(({ convergedMs }) => convergedMs === undefined)) return []
  return routes.map(({ name }) => name).filter((name) => asked.every(({ route }) => route !== name))
}

/**
 * Nobody knows the mark of a side that we did not make. What can be shown is that the other side's is gone from every node;
 * the evidence that counts stays the minimum hold, and where both sides look the same nothing more can be had.
 */
function departed(
  seen: Observation,
  now: Instant,
  rung: string,
  side: Identity,
  withinMs: number,
  held: (why: string) => Move,
): Move {
  const question = { rung, check: 'proof', key: `proof/${side.color}`, side, withinMs } as const
  const answer = ask(seen, now, question, held)
  return answer === 'passed' ? held(`${side.color} is not of our making`) : answer
}

/** Second-best evidence, asked for once when the minimum hold is over; whatever it says, nothing depends on it. */
function counted({ terms }: Goal, seen: Observation, side: Identity): Move {
  const key = `counts/${side.color}`
  if (terms.minimumHoldMs < leastCountedMs || seen.findings[key] !== undefined) return pass
  return check('counts', key, side, `which side does CloudWatch count requests for?`)
}

const unproven = (why: string): Move => reject(`the switch could not be proven: ${why}`)

/** The switch is in effect, shown by answers; an accepted change alone proves nothing. */
export const proven: Step = onAttempt('prove the switch', ['routes'], (goal, seen, now, attempt, rung) =>
  proof(goal, seen, now, rung, attempt, { late: unproven, lacking: unproven }),
)
