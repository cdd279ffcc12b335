import type { Run } from '../../deploy/goal.ts'
import type { Lease } from '../../deploy/ports.ts'
import { SwitchoverError } from '../../errors.ts'
import type { Scope } from '../scope.ts'
import type { Permit } from '../sdk/permit.ts'
import { readReserved } from '../traffic/reserved.ts'
import { createLeaseRule, deleteLeaseRule, leaseRuleStands, renewLeaseRule } from './rule.ts'
import { holderSaid, toStanding } from './standing.ts'
import { betweenMs, landingMs, type Moment, momentOf, renewalMs } from './term.ts'

/** How long giving the lease back may take: of the 10 s that a cancelled step has, its answer may have taken 7. */
const giveBackMs = 2_500

/** Too short for another run to take the lease, to change anything and to give it back. */
const gapMs = 1_000

/** A lease that we hold: renewed by its own timer until it is disposed of, and asked before each write (R11). */
export class HeldLease implements Lease, Permit {
  readonly #scope: Scope
  readonly #holder: Run
  readonly #nonce: string
  readonly #lost = new AbortController()
  readonly #over = new AbortController()
  #arn: string
  #renewed: Moment
  #timer: NodeJS.Timeout | undefined
  #renewal: Promise<void> | undefined
  #underWay = 0

  /** `renewed`: a moment before the call that wrote until when it lasts was begun. */
  constructor(scope: Scope, holder: Run, nonce: string, arn: string, renewed: Moment) {
    this.#scope = scope
    this.#holder = holder
    this.#nonce = nonce
    this.#arn = arn
    this.#renewed = renewed
    this.#schedule(1)
  }

  get signal(): AbortSignal {
    return this.#lost.signal
  }

  async confirm(signal: AbortSignal): Promise<boolean> {
    if (this.#lost.signal.aborted) return false
    const stands = await leaseRuleStands(this.#scope, this.#arn, signal)
    // An act starts only with time ahead of it.
    if (!stands || this.#leftMs() < this.#lengthMs / 2) await this.#renew()
    return !this.#lost.signal.aborted
  }

  /** Nothing is sent that could land after the lease's end: the SDK repeats for longer than a lease lasts. */
  async send<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    if (this.#leftMs() <= landingMs(this.#lengthMs)) await this.#renew()
    this.#lost.signal.throwIfAborted()
    if (this.#over.signal.aborted) throw lost('it was given back')
    if (this.#leftMs() <= landingMs(this.#lengthMs)) throw lost('AWS took too long to renew it')
    this.#underWay += 1
    try {
      return await request()
    } finally {
      this.#underWay -= 1
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#timer)
    this.#over.abort()
    await this.#renewal
    this.#scope.wrote.delete(this.#arn)
    // What cannot be given back ends by itself; the work that it guarded is done all the same.
    await deleteLeaseRule(this.#scope, this.#arn, AbortSignal.timeout(giveBackMs)).catch(() => undefined)
  }

  get #lengthMs(): number {
    return this.#scope.settings.leaseMs
  }

  #leftMs(): number {
    return this.#lengthMs - betweenMs(this.#renewed, momentOf(this.#scope.clients.clock))
  }

  /** `rate`: how much faster AWS's clock went than ours since the last renewal. */
  #schedule(rate: number): void {
    clearTimeout(this.#timer)
    const delay = Math.max(20, renewalMs(this.#lengthMs) / rate)
    this.#timer = setTimeout(() => void this.#renew(), delay)
    this.#timer.unref()
  }

  /** One at a time: whoever needs it waits for the one that is under way. It never fails, but the lease may be lost. */
  #renew(): Promise<void> {
    this.#renewal ??= this.#prolong().finally(() => {
      this.#renewal = undefined
    })
    return this.#renewal
  }

  async #prolong(): Promise<void> {
    if (this.#over.signal.aborted || this.#lost.signal.aborted) return
    const landing = landingMs(this.#lengthMs)
    const leftMs = this.#leftMs()
    const begun = momentOf(this.#scope.clients.clock)
    // Not longer than others have to wait, but where it came late by itself it gets its chance.
    const patience = AbortSignal.timeout(Math.floor(Math.max(leftMs - landing, landing)))
    try {
      if (leftMs <= landing && this.#underWay > 0)
        throw lost('its time ran out while AWS was still to answer')
      await this.#extend(begun, leftMs, AbortSignal.any([this.#over.signal, patience]))
      const rate = (begun.aws - this.#renewed.aws) / (begun.process - this.#renewed.process)
      this.#renewed = begun
      this.#schedule(Math.max(1, rate))
    } catch (error) {
      if (!this.#over.signal.aborted)
        this.#lost.abort(lost(isLate(error) ? 'AWS did not answer in time' : error))
    }
  }

  async #extend(begun: Moment, leftMs: number, signal: AbortSignal): Promise<void> {
    if (leftMs > landingMs(this.#lengthMs)) {
      if (await renewLeaseRule(this.#scope, this.#arn, begun.aws, signal)) return
      // Nobody may take it over before its end: somebody tidied up.
      return this.#takeAgain(begun, signal)
    }
    // Whoever takes over what has ended deletes it by its ARN, and may be about to when this is answered: it goes on under
    // a new one only. That the old one was still there to be deleted says that nobody else had the lease meanwhile.
    if (!(await deleteLeaseRule(this.#scope, this.#arn, signal))) throw await this.#takenOver(signal)
    await this.#takeAgain(begun, AbortSignal.any([signal, AbortSignal.timeout(gapMs)]))
  }

  async #takeAgain(begun: Moment, signal: AbortSignal): Promise<void> {
    this.#scope.wrote.delete(this.#arn)
    const made = await createLeaseRule(this.#scope, this.#holder, this.#nonce, begun.aws, signal)
    const arn = made ?? (await this.#findMine(signal))
    if (arn === undefined) throw await this.#takenOver(signal)
    this.#arn = arn
  }

  /** The answer to our own CreateRule may have been lost. */
  async #findMine(signal: AbortSignal): Promise<string | undefined> {
    const { lease } = await readReserved(this.#scope, signal)
    return lease !== undefined && toStanding(lease).nonce === this.#nonce ? lease.arn : undefined
  }

  async #takenOver(signal: AbortSignal): Promise<SwitchoverError> {
    const { lease } = await readReserved(this.#scope, signal)
    return lost(`${lease === undefined ? 'another run' : holderSaid(toStanding(lease))} took it over`)
  }
}

const isLate = (error: unknown): boolean => error instanceof SwitchoverError && error.code === 'cancelled'

/** Without the error as its cause: the SDK would take it for one that passes, and repeat what may not be sent. */
const lost = (why: unknown): SwitchoverError =>
  why instanceof SwitchoverError && why.code === 'lease-lost'
    ? why
    : new SwitchoverError(
        'lease-lost',
        `the lease was lost: ${why instanceof Error ? `it could not be renewed: ${why.message}` : why}`,
        why instanceof SwitchoverError ? why.remedy : 'Nothing more was done.',
      )
