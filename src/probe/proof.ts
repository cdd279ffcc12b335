import pLimit from 'p-limit'
import type { Claim, Proven, Proving } from './claim.ts'
import type { Lane } from './evidence.ts'
import { ask } from './http.ts'
import { Lanes } from './lanes.ts'
import type { FindNodes } from './nodes.ts'
import { questionTo } from './question.ts'
import { pause } from './wait.ts'

const atOnce = 64
const lookAgainMs = 1000
/** Until a lane is asked again: a converged one to see it flip back, a wrong one to time its turn. */
const pauseAfterMs = { converged: 500, wrong: 100, unreached: 500 }

/**
 * Proves a claim in rounds: each node and route is asked over fresh connections until all hold their row of right
 * answers.
 */
export class Prover implements Proving {
  readonly #lanes: Lanes
  readonly #limit = pLimit(atOnce)

  constructor(find: FindNodes) {
    this.#lanes = new Lanes(find, 'runner')
  }

  changed(): void {
    this.#lanes.changed()
  }

  /** Asks until the claim is proven or the budget is over; an answer that is under way then is still waited for. */
  async round(claim: Claim, budgetMs: number, signal: AbortSignal): Promise<Proven> {
    this.#lanes.begin(claim)
    const ended = new AbortController()
    const ending = AbortSignal.any([ended.signal, signal])
    const limit = setTimeout(() => ended.abort(), budgetMs)
    try {
      await this.#askAll(claim, ended, ending, signal)
    } finally {
      clearTimeout(limit)
      ended.abort()
    }
    return this.#lanes.proven(claim)
  }

  async #askAll(
    claim: Claim,
    ended: AbortController,
    ending: AbortSignal,
    signal: AbortSignal,
  ): Promise<void> {
    const asking = new Map<Lane, Promise<void>>()
    const look = async (again: boolean) => {
      await this.#lanes.look(claim, again, signal)
      for (const lane of this.#lanes.all) {
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
      if (this.#lanes.isProven(claim)) ended.abort()
      await pause(this.#pauseAfter(lane, claim), ending)
    }
  }

  #pauseAfter(lane: Lane, claim: Claim): number {
    if (lane.row === 0) return lane.reached ? pauseAfterMs.wrong : pauseAfterMs.unreached
    return lane.row < claim.http.passes ? 0 : pauseAfterMs.converged
  }

  async #askOnce(lane: Lane, claim: Claim, signal: AbortSignal): Promise<void> {
    const answer = await ask(questionTo(lane.node, lane.endpoint, claim.http), signal)
    await this.#lanes.note(lane, answer, claim)
  }
}
