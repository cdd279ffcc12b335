import { decide } from './decide.ts'
import type { Goal } from './goal.ts'
import { arrived } from './imagine/arrived.ts'
import { imagine } from './imagine/imagine.ts'
import { imaginedFinding, withFinding, withoutStale } from './kept-findings.ts'
import type { Instant, Observation, Outcome } from './model.ts'
import { entered, restarted, worksOn } from './run-seen.ts'
import type { Decision } from './step.ts'

export interface Plan {
  readonly decisions: readonly Decision[]
  readonly outcome: Outcome
  readonly why: string
}

/** Many more than any ladder needs; a plan that reaches it does not end (R12). */
const limit = 400

/** The dry run: the same decisions, against a model of the world. Nothing is written anywhere. */
export function plan(goal: Goal, first: Observation, start: Instant): Plan {
  const decisions: Decision[] = []
  let seen = first
  let now = start
  for (let tick = 0; tick < limit; tick++) {
    const decision = decide(goal, seen, now)
    const { move } = decision
    if (move.kind === 'done') return { decisions, outcome: move.outcome, why: move.why }
    if (move.kind === 'fail' || move.kind === 'reject') return { decisions, outcome: 'failed', why: move.why }
    seen = { ...seen, run: entered(seen.run, decision.rung, now) }
    if (move.kind === 'wait') {
      now += Math.max(1, move.lastsMs ?? move.forMs)
      seen = arrived(seen)
      continue
    }
    decisions.push(decision)
    seen = after(goal, seen, decision, now)
  }
  return { decisions, outcome: 'failed', why: 'the plan does not end' }
}

function after(goal: Goal, seen: Observation, { move }: Decision, now: Instant): Observation {
  if (move.kind !== 'act') return seen
  const { act } = move
  if (act.kind === 'check')
    return { ...seen, findings: withFinding(seen.findings, imaginedFinding(act, now)) }
  const next = imagine(seen, act, now)
  const run = worksOn(restarted(next.run, act), goal, next.memo)
  return { ...next, findings: withoutStale(next.findings, act), run }
}
