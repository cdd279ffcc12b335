import { against, leftOut, leftOutSaid, unheardSaid } from '../alarms.ts'
import type { Goal } from '../goal.ts'
import type { Instant, Observation } from '../model.ts'
import { check, fail, pass, reject, stoodMs, wait } from '../moves.ts'
import type { Attempt } from '../record.ts'
import { alarmsSaid, healthSaid, healthy } from '../seen.ts'
import type { Move, Step } from '../step.ts'
import { lasting } from '../times.ts'
import { compared, comparedSaid, isUncompared } from './compared.ts'
import { onAttempt } from './on-attempt.ts'

/** How often a look of the watch is taken, and how many bad ones in a row are a breach. */
const everyMs = 1000
const breaches = 3

/** What target health and alarms say against the release; empty when nothing. */
function saysAgainst({ terms: { pairs, watch } }: Goal, seen: Observation, attempt: Attempt): string {
  const isWell = watch?.targetHealth === false || healthy(seen, attempt.color, pairs).length >= attempt.count
  const parts = [isWell ? '' : healthSaid(seen, attempt.color, pairs), alarmsSaid(against(seen))]
  return parts.filter((part) => part !== '').join('; ')
}

/** What the watch does not hear, and says so: alarms that are left out of it, and those without enough data. */
const unheard = (seen: Observation): string =>
  [leftOutSaid(leftOut(seen)), unheardSaid(seen)].map((said) => (said === '' ? '' : `; ${said}`)).join('')

interface Watch {
  readonly rung: string
  readonly key: string
  readonly forMs: number
  /** Percent of production that the release has. */
  readonly share: number
}

/** Looks again and again, for so long since the rung was entered (R6), and passes with a last look that is good. */
export function looked(
  goal: Goal,
  seen: Observation,
  now: Instant,
  attempt: Attempt,
  { rung, key, forMs, share }: Watch,
): Move {
  const finding = seen.findings[key]
  const under = share === 100 ? 'under production traffic' : `under ${share} % of production traffic`
  if (finding !== undefined && !finding.passed && finding.streak >= breaches) {
    // R7: what AWS would not say is nothing against the release.
    const isDeaf = against(seen).some(({ state }) => state === 'unread')
    return (isDeaf ? fail : reject)(`${under}: ${finding.said}`)
  }
  const measured = compared(goal, seen, now, attempt, { rung, share, under })
  if (measured.kind !== 'pass') return measured
  const leftMs = forMs - stoodMs(seen, rung, now)
  if (leftMs <= 0 && finding?.passed && !isUncompared(seen, attempt, share)) return pass
  const dueMs = finding === undefined ? 0 : finding.at + everyMs - now
  if (dueMs > 0) {
    const why = `${finding?.said}${unheard(seen)}${comparedSaid(seen, attempt, share)}; ${Math.ceil(Math.max(0, leftMs) / 1000)} s left`
    const atMostMs = Math.max(1, Math.min(dueMs, leftMs > 0 ? leftMs : dueMs))
    return wait(atMostMs, share === 100 ? why : `${share} %: ${why}`, Math.max(atMostMs, leftMs))
  }
  const first = share === 100 ? `for ${lasting(forMs)}` : `${share} % for ${lasting(forMs)}`
  return check('watch', key, attempt, finding?.said ?? first, {
    against: saysAgainst(goal, seen, attempt),
    ...(share === 100 ? {} : { share }),
  })
}

/** The release did well under production traffic for as long as asked. A crash restarts the watch (R6). */
export const watched: Step = onAttempt(
  'watch the release',
  ['routes', 'targets', 'alarms'],
  (goal, seen, now, attempt, rung) => {
    const { watch } = goal.terms
    if (watch === undefined) return pass
    return looked(goal, seen, now, attempt, {
      rung,
      key: `watch/${attempt.id}`,
      forMs: watch.forMs,
      share: 100,
    })
  },
)
