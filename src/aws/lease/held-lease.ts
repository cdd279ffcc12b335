import type { Run } from '../../deploy/goal.ts'
import type { Instant } from '../../deploy/model.ts'
import type { Lease } from '../../deploy/ports.ts'
import { SwitchoverError } from '../../errors.ts'
import type { Scope } from '../scope.ts'
import { readReserved } from '../traffic/reserved.ts'
import { createLeaseRule, deleteLeaseRule, leaseRuleStands, renewLeaseRule } from './rule.ts'
import { toStanding } from './standing.ts'

/** Renewals a length. */
const renewals = 4

/** How long giving the lease back may take: a cancelled step is killed soon after. */
const giveBackMs = 5_000

/** A lease that we hold: renewed by its own timer until it is disposed of (R11). */
export class HeldLease implements Lease {
  readonly #scope: Scope
  readonly #holder: Run
  readonly #nonce: string
  readonly #lost = new AbortController()
  readonly #over = new AbortController()
  #arn: string
  #expires: Instant
  #timer: NodeJS.Timeout | undefined
  #renewing: Promise<void> = Promise.resolve()
  #lastRenewal: { readonly aws: Instant; readonly here: number }

  constructor(scope: Scope, holder: Run, nonce: string, arn: string, expires: Instant) {
    this.#scope = scope
    this.#holder = holder
    this.#nonce = nonce
    this.#arn = arn
    this.#expires = expires
    this.#lastRenewal = { aws: scope.clients.clock.now(), here: performance.now() }
    this.#schedule(1)
  }

  get signal(): AbortSignal {
    return this.#lost.signal
  }

  async confirm(signal: AbortSignal): Promise<boolean> {
    if (this.#lost.signal.aborted) return false
    const { clock } = this.#scope.clients
    if (await leaseRuleStands(this.#scope, this.#arn, signal)) {
      // A traffic act starts only with time ahead of it.
      if (this.#expires - clock.now() > this.#lengthMs / 2) return true
      return this.#prolong(signal)
    }
    return this.#takeAgain(signal)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#timer)
    this.#over.abort()
    await this.#renewing
    this.#scope.wrote.delete(this.#arn)
    // What cannot be given back ends by itself; the work that it guarded is done all the same.
    await deleteLeaseRule(this.#scope, this.#arn, AbortSignal.timeout(giveBackMs)).catch(() => undefined)
  }

  get #lengthMs(): number {
    return this.#scope.settings.leaseMs
  }

  /** `rate`: how much faster AWS's clock went than ours since the last renewal. */
  #schedule(rate: number): void {
    const delay = Math.max(20, this.#lengthMs / renewals / rate)
    this.#timer = setTimeout(() => {
      this.#renewing = this.#renew()
    }, delay)
    this.#timer.unref()
  }

  async #renew(): Promise<void> {
    try {
      const before = this.#lastRenewal
      if (!(await this.#prolong(this.#over.signal))) throw lost(undefined)
      const here = this.#lastRenewal.here - before.here
      this.#schedule(Math.max(1, (this.#lastRenewal.aws - before.aws) / here))
    } catch (error) {
      if (!this.#over.signal.aborted) this.#lost.abort(lost(error))
    }
  }

  async #prolong(signal: AbortSignal): Promise<boolean> {
    const now = this.#scope.clients.clock.now()
    const expires = now + this.#lengthMs
    if (!(await renewLeaseRule(this.#scope, this.#arn, expires, signal))) return this.#takeAgain(signal)
    this.#note(expires)
    return true
  }

  #note(expires: Instant): void {
    this.#expires = expires
    this.#lastRenewal = { aws: this.#scope.clients.clock.now(), here: performance.now() }
  }

  /** A lease that vanished without another's standing (somebody tidied up) is taken again, while it would last. */
  async #takeAgain(signal: AbortSignal): Promise<boolean> {
    const now = this.#scope.clients.clock.now()
    if (this.#expires <= now) return false
    const expires = now + this.#lengthMs
    const arn = await createLeaseRule(this.#scope, this.#holder, this.#nonce, expires, signal)
    const mine = arn ?? (await this.#findMine(signal))
    if (mine === undefined) return false
    this.#arn = mine
    this.#note(expires)
    return true
  }

  /** The answer to our own CreateRule may have been lost. */
  async #findMine(signal: AbortSignal): Promise<string | undefined> {
    const { lease } = await readReserved(this.#scope, signal)
    return lease !== undefined && toStanding(lease).nonce === this.#nonce ? lease.arn : undefined
  }
}

const lost = (cause: unknown): SwitchoverError =>
  new SwitchoverError(
    'lease-lost',
    `the lease could not be renewed${cause instanceof Error ? `: ${cause.message}` : ': another run took it over'}`,
    'Run the same command again: it goes on where this run stopped.',
    cause,
  )
