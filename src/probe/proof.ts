import pLimit from 'p-limit'
import type { NodeEvidence } from '../deploy/finding.ts'
import { evidenceOf, isProven, type Lane, proofSaid, type Standard } from './evidence.ts'
import { markOf } from './expect.ts'
import { ask } from './http.ts'
import { type Claim, join, note } from './lanes.ts'
import type { FindNodes } from './nodes.ts'
import { questionTo } from './question.ts'
import { pause } from './wait.ts'

export interface Proven {
  readonly passed: boolean
  readonly said: string
  readonly nodes: readonly NodeEvidence[]
}

/** Proves claims in rounds, whoever asks. */
export interface Proving {
  /** A change was accepted: convergence is counted from now, and answers so far count no more. */
  changed(): void
  round(claim: Claim, budgetMs: number, signal: AbortSignal): Promise<Proven>
}

const atOnce = 64
const lookAgainMs = 1000
/** Until a lane is asked again: a converged one to see it flip back, a wrong one to time its turn. */
const pauseAfterMs = { converged: 500, wrong: 100, unreached: 500 }

/**
 * Proves a claim in rounds: each node and route is asked over fresh connections until all hold their row of right
 * answers. Rows live from round to round, until `changed()` or another claim starts them anew.
 */
export class Prover implements Proving {
  readonly #find: FindNodes
  readonly #limit = pLimit(atOnce)
  readonly #lanes = new Map<string, Lane>()
  #current: ReadonlySet<string> = new Set()
  #trouble: readonly string[] = []
  #key: string | undefined
  #since = performance.now()
  #round = 0

  constructor(find: FindNodes) {
    this.#find = find
  }

  changed(): void {
    this.#since = performance.now()
    this.#key = undefined
  }

  /** Asks until the claim is proven or the budget is over; an answer that is under way then is still waited for. */
  async round(claim: Claim, budgetMs: number, signal: AbortSignal): Promise<Proven> {
    if (this.#key !== claim.key) this.#lanes.clear()
    this.#key = claim.key
    this.#round += 1
    const ended = new AbortController()
    const ending = AbortSignal.any([ended.signal, signal])
    const limit = setTimeout(() => ended.abort(), budgetMs)
    try {
      await this.#askAll(claim, ended, ending, signal)
    } finally {
      clearTimeout(limit)
      ended.abort()
    }
    const lanes = [...this.#lanes.values()]
    const standard = this.#standard(claim)
    return {
      passed: isProven(lanes, standard),
      said: proofSaid(lanes, standard),
      nodes: evidenceOf(lanes, standard),
    }
  }

  async #askAll(
    claim: Claim,
    ended: AbortController,
    ending: AbortSignal,
    signal: AbortSignal,
  ): Promise<void> {
    const asking = new Map<Lane, Promise<void>>()
    const look = async (again: boolean) => {
      await this.#look(claim, again, signal)
      for (const lane of this.#lanes.values()) {
        if (!asking.has(lane)) asking.set(lane, this.#keepAsking(lane, claim, ended, ending, signal))
      }
    }
    const looking = async () => {
      await look(false)
      while (!ending.aborted && asking.size > 0) {
        await pause(lookAgainMs, ending)
        if (!ending.aborted) await look(true)
      }
    }
    const looked = await Promise.allSettled([looking()])
    const done = await Promise.allSettled(asking.values())
    signal.throwIfAborted()
    for (const result of [...looked, ...done]) if (result.status === 'rejected') throw result.reason
  }

  async #look(claim: Claim, again: boolean, signal: AbortSignal): Promise<void> {
    const looks = await this.#find(claim.endpoints, again, signal)
    for (const { endpoint, addresses } of looks) {
      for (const node of addresses) join(this.#lanes, node, endpoint)
    }
    this.#current = new Set(looks.flatMap(({ addresses }) => addresses))
    this.#trouble = [...new Set(looks.flatMap(({ trouble }) => trouble))]
  }

  async #keepAsking(
    lane: Lane,
    claim: Claim,
    ended: AbortController,
    ending: AbortSignal,
    signal: AbortSignal,
  ): Promise<void> {
    while (!ending.aborted) {
      // An address that was silent before is not waited for; any other answer that is under way counts.
      const until = lane.round > 0 && !lane.reached ? ending : signal
      try {
        await this.#limit(() => (ending.aborted ? undefined : this.#askOnce(lane, claim, until)))
      } catch (error) {
        if (!ending.aborted) throw error
      }
      if (isProven([...this.#lanes.values()], this.#standard(claim))) ended.abort()
      await pause(this.#pauseAfter(lane, claim), ending)
    }
  }

  #pauseAfter(lane: Lane, claim: Claim): number {
    if (lane.row === 0) return lane.reached ? pauseAfterMs.wrong : pauseAfterMs.unreached
    return lane.row < claim.http.passes ? 0 : pauseAfterMs.converged
  }

  async #askOnce(lane: Lane, claim: Claim, signal: AbortSignal): Promise<void> {
    const answer = await ask(questionTo(lane.node, lane.endpoint, claim.http), signal)
    await note(lane, answer, claim, this.#round)
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
      from: 'runner',
    }
  }
}
