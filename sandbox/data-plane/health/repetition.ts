import type { Finding } from './probe.ts'

/** More than the highest health threshold, so that every state has been reached by real checks. */
const AGREEING = 10

/** How long a finding may stand in, by the machine's time. At ordinary speeds no two checks are this close. */
const FRESH_MS = 20

/** Checks further apart than this, by the machine's time, are not made by a clock that is being moved. */
const APART_MS = 50

/**
 * Lets a finding stand in for a check while the clock is moved far ahead: moving it by ten hours would else make
 * tens of thousands of requests to a target that has no time to change. Only after ten real findings in a row
 * agreed, right after one another by the machine's time, and never for longer than 20 ms of it.
 */
export class Repetition {
  #last: Finding | undefined
  #madeAt = 0
  #agreed = 0

  /** The finding that may be given again now. */
  recall(machineMs: number): Finding | undefined {
    if (machineMs - this.#madeAt >= FRESH_MS) return undefined
    return this.#agreed >= AGREEING ? this.#last : undefined
  }

  note(finding: Finding, machineMs: number): void {
    const soon = machineMs - this.#madeAt < APART_MS
    const same = this.#last?.passed === finding.passed && this.#last.description === finding.description
    this.#agreed = soon && same ? this.#agreed + 1 : 0
    this.#last = finding
    this.#madeAt = machineMs
  }
}
