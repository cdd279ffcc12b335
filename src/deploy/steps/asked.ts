import type { Check, Finding } from '../finding.ts'
import type { Ask, Identity, Instant, Observation } from '../model.ts'
import { other } from '../model.ts'
import { check as checkOf, reject, stoodMs, wait } from '../moves.ts'
import type { Attempt } from '../record.ts'
import { identityOf } from '../seen.ts'
import type { Move } from '../step.ts'

/** What a switch is decided on: it is looked at again after whatever may have taken long, so that it is no older than that. */
export const switchedOn: readonly Ask[] = ['targets', 'machines', 'routes', 'preview', 'alarms']

/** How soon the same question is asked again. */
const againMs = 250

export interface Question {
  readonly rung: string
  readonly check: Check
  readonly key: string
  readonly side: Identity
  readonly index?: number
  readonly again?: boolean
  readonly withinMs: number
}

/** Asks until the answer is right or the time is over; `late` says what becomes of it then. */
export function ask(
  seen: Observation,
  now: Instant,
  question: Question,
  late: (why: string) => Move = reject,
): Move | 'passed' {
  const { rung, check, key, side, index = 0, again = false, withinMs } = question
  const finding = seen.findings[key]
  if (finding?.passed) return 'passed'
  if (finding !== undefined && stoodMs(seen, rung, now) >= withinMs) return late(finding.said)
  if (finding !== undefined && now - finding.at < againMs) return wait(againMs, finding.said)
  const unlike = identityOf(seen.memo, other(side.color))
  const why = finding?.said ?? `${side.color} must answer as ${side.release}`
  return checkOf(check, key, side, why, { unlike, index, again })
}

/** Whether the note of this attempt says that the check passed before. */
export const isNoted = (attempt: Attempt, note: string): boolean => attempt.passed.includes(note)

/** Rounds without reaching one single node, after which only the minimum hold is left as evidence. */
export const unreachableRounds = 3

/** Whether the load balancer cannot be asked from here at all. */
export const isUnreached = (finding: Finding | undefined): boolean =>
  finding !== undefined &&
  !finding.passed &&
  finding.streak >= unreachableRounds &&
  finding.nodes.every(({ asked }) => !asked)
