import type { Endpoint } from '../endpoint.ts'
import type { Claim, Proven } from './claim.ts'
import { evidenceOf, isProven, type Lane, proofSaid, type Standard } from './evidence.ts'
import { expectAbsent, expectApart, markOf } from './expect.ts'
import type { Answer } from './http.ts'
import type { FindNodes } from './nodes.ts'

/**
 * A lane for each node and route that a claim is asked through, and what was answered there. Rows of right answers live
 * from round to round, until `changed()` or another claim starts them anew.
 */
export class Lanes {
  /** Who asks: `runner`, or the id of an instance. */
  from: string
  readonly #find: FindNodes
  readonly #lanes = new Map<string, Lane>()
  #current: ReadonlySet<string> = new Set()
  #trouble: readonly string[] = []
  #key: string | undefined
  #since = performance.now()
  #round = 0

  constructor(find: FindNodes, from: string) {
    this.#find = find
    this.from = from
  }

  get all(): readonly Lane[] {
    return [...this.#lanes.values()]
  }

  /** What kept the last look from finding more nodes. */
  get trouble(): readonly string[] {
    return this.#trouble
  }

  /** A change was made, or tried: convergence is counted from now, and answers so far count no more. */
  changed(): void {
    this.#since = performance.now()
    this.#key = undefined
  }

  /** Begins a round: every lane owes an answer in it. */
  begin({ key }: Claim): void {
    if (this.#key !== key) this.#lanes.clear()
    this.#key = key
    this.#round += 1
  }

  /** Looks which nodes there are; `again`: in this round it was done before. */
  async look({ endpoints }: Claim, again: boolean, signal: AbortSignal): Promise<void> {
    const looks = await this.#find(endpoints, again, signal)
    for (const { endpoint, addresses } of looks) for (const node of addresses) this.#join(node, endpoint)
    this.#current = new Set(looks.flatMap(({ addresses }) => addresses))
    this.#trouble = [...new Set(looks.flatMap(({ trouble }) => trouble))]
  }

  /** What one answer means for its lane. */
  async note(lane: Lane, answer: Answer, claim: Claim): Promise<void> {
    const { http, values, other, absent } = claim
    const judged = await (absent
      ? expectAbsent(answer, http, values)
      : expectApart(answer, http, values, other))
    const reached = answer.kind === 'answer' || answer.reached
    lane.round = this.#round
    lane.reached ||= reached
    lane.misses = reached ? 0 : lane.misses + 1
    lane.row = judged.passed ? lane.row + 1 : 0
    lane.firstAt = judged.passed ? (lane.firstAt ?? performance.now()) : undefined
    lane.said = judged.said
    lane.got = judged.got
  }

  isProven(claim: Claim): boolean {
    return isProven(this.all, this.#standard(claim))
  }

  /** What all answers so far come to. */
  proven(claim: Claim): Proven {
    const { all } = this
    const standard = this.#standard(claim)
    return {
      passed: isProven(all, standard),
      said: proofSaid(all, standard),
      nodes: evidenceOf(all, standard),
    }
  }

  #join(node: string, endpoint: Endpoint): void {
    const name = `${endpoint.arn} ${node}`
    if (this.#lanes.has(name)) return
    this.#lanes.set(name, {
      node,
      endpoint,
      row: 0,
      firstAt: undefined,
      reached: false,
      misses: 0,
      round: 0,
      said: 'there was no time for it yet',
      got: undefined,
    })
  }

  #standard(claim: Claim): Standard {
    return {
      endpoints: claim.endpoints,
      owing: claim.owing,
      passes: claim.http.passes,
      mark: `${claim.absent ? 'anything but ' : ''}${markOf(claim.http, claim.values)}`,
      since: this.#since,
      round: this.#round,
      current: this.#current,
      trouble: this.#trouble,
      from: this.from,
    }
  }
}
