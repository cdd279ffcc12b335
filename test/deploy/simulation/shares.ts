import type { Act } from '../../../src/deploy/acts.ts'
import type { Goal } from '../../../src/deploy/goal.ts'
import { type Color, colors } from '../../../src/deploy/model.ts'
import type { Memo } from '../../../src/deploy/record.ts'
import type { Balancer } from './balancer.ts'
import type { SimulatedFleet } from './fleet.ts'

/** Longer than a run needs to see that a side is sick, and to take its share back. */
const detectionMs = 6000

/** What the routes gave green, for how long; undefined while they did not agree. */
interface Span {
  readonly green: number | undefined
  readonly sinceMs: number
  untilMs: number
}

/** What stood how long: a share is never raised before the one below it has stood, nor on a side that is sick. */
export class Shares {
  readonly #balancer: Balancer
  readonly #fleet: SimulatedFleet
  readonly #spans: Span[] = []
  readonly #sickSinceMs: Partial<Record<Color, number>> = {}

  constructor(balancer: Balancer, fleet: SimulatedFleet) {
    this.#balancer = balancer
    this.#fleet = fleet
  }

  /** At every moment. */
  look(nowMs: number): void {
    const [first, ...others] = this.#balancer.shares
    const green = others.every((share) => share === first) ? first : undefined
    const last = this.#spans.at(-1)
    if (last !== undefined) last.untilMs = nowMs
    if (last?.green !== green || last === undefined)
      this.#spans.push({ green, sinceMs: nowMs, untilMs: nowMs })
    const fed = this.#balancer.nodeColors()
    for (const color of colors) {
      const serving = this.#balancer.inService(color).filter((id) => this.#fleet.lives(id))
      const sick = serving.every((id) => this.#fleet.isSick(id, 0) && !this.#fleet.flickers(id))
      if (!fed.includes(color) || serving.length === 0 || !sick) delete this.#sickSinceMs[color]
      else this.#sickSinceMs[color] ??= nowMs
    }
  }

  /** What setting the routes breaks by being done now; undefined where nothing. */
  brokenBy(
    { color, share = 100 }: Extract<Act, { kind: 'forward' }>,
    { attempt }: Memo,
    goal: Goal | undefined,
    nowMs: number,
    /** Since when the run that does it may act. */
    sinceMs: number,
  ): string | undefined {
    if (goal === undefined || attempt === undefined) return undefined
    if (attempt.color !== color) return this.#lateBy(attempt.color, nowMs, sinceMs)
    if (attempt.verdict !== 'open') return undefined
    const { steps, everyMs } = goal.terms.switch
    const below = steps.findLast((step) => step < share)
    if (below === undefined) return undefined
    const sickMs = nowMs - (this.#sickSinceMs[color] ?? nowMs)
    if (sickMs > detectionMs && everyMs > detectionMs) return `${share} % went to a side that was sick`
    const of = ({ green }: Span) => (green === undefined || color === 'green' ? green : 100 - green)
    const from = this.#spans.findLastIndex((span) => of(span) === 0)
    const stood = this.#spans
      .slice(from)
      .some((span) => (of(span) ?? 0) >= below && span.untilMs - span.sinceMs >= everyMs)
    return stood ? undefined : `R6: ${share} % before ${below} % had stood`
  }

  /** A share that goes back from a side that was sick for longer than this run needed to see it. */
  #lateBy(color: Color, nowMs: number, sinceMs: number): string | undefined {
    const isPart = this.#balancer.sharesOf(color).every((share) => share > 0 && share < 100)
    const sickMs = nowMs - Math.max(this.#sickSinceMs[color] ?? nowMs, sinceMs)
    return isPart && sickMs > detectionMs ? `production was on a sick side for ${sickMs} ms` : undefined
  }
}
