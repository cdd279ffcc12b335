import type { Run } from '../../deploy/goal.ts'
import type { Instant, OtherLease } from '../../deploy/model.ts'
import type { Lease, Leases } from '../../deploy/ports.ts'
import type { Scope } from '../scope.ts'
import { type OwnRule, readReserved, taken } from '../traffic/reserved.ts'
import { HeldLease } from './held-lease.ts'
import { createLeaseRule, deleteLeaseRule } from './rule.ts'
import {
  holderSaid,
  isEarlierAttempt,
  otherLease,
  type StandingLease,
  toStanding,
  unseenLease,
} from './standing.ts'

/** Who takes over waits until the last renewal is this old before it reads anything (R4). */
const settledMs = 5_000

/** For how long tags may lag behind their rule before the rule counts as somebody else's. */
const unseenMs = 15_000

/** The leases of a service; the nonce tells this process's own from all others. */
export interface RuleLeases extends Leases {
  /** What a lease rule that was just read means to this process. */
  other(rule: OwnRule | undefined): OtherLease | undefined
}

/** A lease as a rule at the priority after the preview's: one run at a time may write (R11). */
export const createLeases = (scope: Scope, self: Run, nonce: string): RuleLeases => {
  const now = () => scope.clients.clock.now()
  return {
    other: (rule) => otherLease(rule, self, nonce, now()),
    take: (holder, waitMs, signal) => take({ scope, holder, nonce }, waitMs, signal),
  }
}

interface Taking {
  readonly scope: Scope
  readonly holder: Run
  readonly nonce: string
}

type Refused = { readonly holder: string; readonly until: Instant }

const take = async (taking: Taking, waitMs: number, signal: AbortSignal): Promise<Lease | Refused> => {
  const { scope, holder, nonce } = taking
  const { clock } = scope.clients
  const giveUp = clock.now() + waitMs
  let lastRenewal = 0
  for (;;) {
    const expires = clock.now() + scope.settings.leaseMs
    const arn = await createLeaseRule(scope, holder, nonce, expires, signal)
    if (arn !== undefined) return settle(taking, arn, expires, lastRenewal, signal)
    const found = await ended(taking, giveUp, signal)
    if (found === 'free') continue
    if ('holder' in found) return found
    if (found.nonce === nonce) return settle(taking, found.arn, found.expires, lastRenewal, signal)
    lastRenewal = found.expires - found.lengthMs
    await deleteLeaseRule(scope, found.arn, signal)
  }
}

/** Looks on until the lease that stands is gone, or can be taken over, or is known to be alive and worth no wait. */
const ended = async (
  taking: Taking,
  giveUp: Instant,
  signal: AbortSignal,
): Promise<StandingLease | Refused | 'free'> => {
  const { clock } = taking.scope.clients
  const sawRenewal = createWatch()
  for (;;) {
    const found = await standing(taking, signal)
    if (found === undefined) return 'free'
    const over = isEarlierAttempt(found, taking.holder) || found.expires <= clock.now()
    if (over || found.nonce === taking.nonce) return found
    // A lease is alive while it renews; one that does not is waited out to its end.
    if (sawRenewal(found) && clock.now() >= giveUp) return { holder: holderSaid(found), until: found.expires }
    await clock.sleep(pollMs(found), signal)
  }
}

/** Holds on to the lease from its first moment, also while the last holder's writes settle. */
const settle = async (
  { scope, holder, nonce }: Taking,
  arn: string,
  expires: Instant,
  lastRenewal: Instant,
  signal: AbortSignal,
): Promise<Lease> => {
  const { clock } = scope.clients
  const lease = new HeldLease(scope, holder, nonce, arn, expires)
  try {
    while (lastRenewal + settledMs > clock.now()) {
      await clock.sleep(Math.min(500, lastRenewal + settledMs - clock.now()), signal)
    }
    return lease
  } catch (error) {
    await lease[Symbol.asyncDispose]()
    throw error
  }
}

/** The lease that stands; undefined: it is gone by now. Waits for tags that lag; a stranger's rule is an error. */
const standing = async ({ scope }: Taking, signal: AbortSignal): Promise<StandingLease | undefined> => {
  const { clock } = scope.clients
  const until = performance.now() + unseenMs
  for (;;) {
    const reserved = await readReserved(scope, signal)
    if (reserved.lease !== undefined) return toStanding(reserved.lease)
    const unseen = unseenLease(scope, reserved)
    if (unseen === undefined && reserved.strangers.length === 0) return undefined
    if (unseen === undefined || performance.now() > until) throw taken(scope, reserved.strangers)
    await clock.sleep(250, signal)
  }
}

/** Four renewals fit into a length: looking eight times as often sees each. */
const pollMs = ({ lengthMs }: StandingLease): number => Math.min(2_000, Math.max(50, lengthMs / 8))

/** Remembers a lease that is not ours, and says whether it was renewed while we looked on. */
const createWatch = () => {
  let seen: StandingLease | undefined
  return (lease: StandingLease): boolean => {
    if (seen?.arn !== lease.arn) seen = lease
    return lease.expires > seen.expires
  }
}
