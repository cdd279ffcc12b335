import type { Instant, OtherLease } from '../../deploy/model.ts'
import type { Lease, Leases } from '../../deploy/ports.ts'
import { timeSaid } from '../../deploy/times.ts'
import { outliving } from '../outliving.ts'
import type { Scope } from '../scope.ts'
import { firstListener, leasePriority, type OwnRule, readReserved, taken } from '../traffic/reserved.ts'
import { HeldLease } from './held-lease.ts'
import type { HeldPermit } from './held-permit.ts'
import { createLeaseRule, deleteLeaseRule } from './rule.ts'
import {
  type Claimant,
  holderSaid,
  isEarlierAttempt,
  otherLease,
  type StandingLease,
  toStanding,
  unseenLease,
} from './standing.ts'
import { landingMs, type Moment, momentOf, renewalMs, renewedAt } from './term.ts'

/** Who takes over waits until the last renewal is this old before it reads anything (R4). */
const settledMs = 5_000

/** For how long tags may lag behind their rule before the rule counts as somebody else's. */
const unseenMs = 15_000

/** How long a lease that was asked for may take to be answered where a cancel comes: nobody else would give it back. */
const answerMs = 3_000

/** The leases of a service. */
export interface RuleLeases extends Leases {
  /** What a lease rule that was just read means to this process. */
  other(rule: OwnRule | undefined): OtherLease | undefined
}

/**
 * A lease as a rule at the priority after the preview's: one run at a time may write (R11). `scope` has the clients that
 * need no permit; `permit` is told of the lease that is taken.
 */
export const createLeases = (scope: Scope, self: Claimant, permit: HeldPermit): RuleLeases => ({
  heldOn: `${firstListener(scope)} ${String(leasePriority(scope)).padStart(5, '0')}`,
  other: (rule) => otherLease(rule, self, scope.clients.clock.now()),
  take: (holder, waitMs, signal) => take({ scope, ...self, holder, permit }, waitMs, signal),
})

interface Taking extends Claimant {
  readonly scope: Scope
  readonly permit: HeldPermit
}

type Refused = { readonly holder: string; readonly until: Instant }

const take = async (taking: Taking, waitMs: number, signal: AbortSignal): Promise<Lease | Refused> => {
  const { scope, holder, nonce } = taking
  const { clock } = scope.clients
  const giveUp = clock.now() + waitMs
  let quietFrom = 0
  for (;;) {
    signal.throwIfAborted()
    const begun = momentOf(clock)
    using later = outliving(signal, answerMs)
    const arn = await createLeaseRule(scope, holder, nonce, begun.aws, later.signal)
    if (arn !== undefined) return settle(taking, arn, begun, quietFrom, signal)
    const found = await ended(taking, giveUp, signal)
    if (found === 'free') continue
    if ('holder' in found) return found
    const renewed = renewedAt(found.expires, found.lengthMs)
    if (found.nonce === nonce) return settle(taking, found.arn, momentOf(clock, renewed), quietFrom, signal)
    const broken = found.expires > clock.now() && found.arn === taking.named
    const gone = await deleteLeaseRule(scope, found.arn, signal)
    quietFrom = broken ? clock.now() + noticeMs(found.lengthMs) : renewed + settledMs
    if (gone && broken) tellBroken(scope, found, quietFrom)
  }
}

/** A holder that lives hears at its next renewal that its lease was taken; what it sent before may still be landing. */
const noticeMs = (lengthMs: number): number => Math.max(settledMs, renewalMs(lengthMs) + landingMs(lengthMs))

/** Tells people whose lease it was. */
const tellBroken = ({ say, clients }: Scope, lease: StandingLease, quietFrom: Instant): void => {
  const until = timeSaid(lease.expires)
  const waitS = Math.ceil((quietFrom - clients.clock.now()) / 1000)
  say(`took the lease ${lease.arn} from ${holderSaid(lease)}, whose it was until ${until}`)
  say(`going on in ${waitS} s: by then its holder has noticed, if it lives`)
}

/** Looks on until the lease that stands is gone, or can be taken over, or is known to be alive and worth no wait. */
const ended = async (
  taking: Taking,
  giveUp: Instant,
  signal: AbortSignal,
): Promise<StandingLease | Refused | 'free'> => {
  const { clock } = taking.scope.clients
  const sawRenewal = createWatch()
  const tell = createTeller(taking.scope)
  for (;;) {
    const found = await standing(taking, signal)
    if (found === undefined) return 'free'
    const over = isEarlierAttempt(found, taking.holder) || found.expires <= clock.now()
    if (over || found.arn === taking.named || found.nonce === taking.nonce) return found
    // A lease is alive while it renews; one that does not is waited out to its end.
    if (sawRenewal(found) && clock.now() >= giveUp) return { holder: holderSaid(found), until: found.expires }
    tell(found, Math.max(giveUp, found.expires))
    await clock.sleep(pollMs(found), signal)
  }
}

/** Holds on to the lease from its first moment, also while the last holder's writes settle. */
const settle = async (
  { scope, holder, nonce, permit }: Taking,
  arn: string,
  begun: Moment,
  quietFrom: Instant,
  signal: AbortSignal,
): Promise<Lease> => {
  const { clock } = scope.clients
  const lease = new HeldLease(scope, holder, nonce, arn, begun)
  permit.hold(lease)
  try {
    while (quietFrom > clock.now()) await clock.sleep(Math.min(500, quietFrom - clock.now()), signal)
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
    const there = reserved.strangers.filter(({ Priority }) => Number(Priority) === leasePriority(scope))
    if (unseen === undefined && there.length === 0) return undefined
    if (unseen === undefined || performance.now() > until) throw taken(scope, there)
    await clock.sleep(250, signal)
  }
}

/** Four renewals fit into a length: looking eight times as often sees each. */
const pollMs = ({ lengthMs }: StandingLease): number => Math.min(2_000, Math.max(50, lengthMs / 8))

/** How often people are told whom a run waits for. */
const tellEveryMs = 30_000

/** Tells people whom this run waits for and until when at most, at once and then now and again. */
const createTeller = ({ say, clients }: Scope) => {
  let told: { readonly holder: string; readonly at: Instant } | undefined
  return (lease: StandingLease, until: Instant): void => {
    const holder = holderSaid(lease)
    const at = clients.clock.now()
    if (told?.holder === holder && at - told.at < tellEveryMs) return
    told = { holder, at }
    say(`waiting for ${holder}, until ${timeSaid(until)} at most`)
  }
}

/** Remembers a lease that is not ours, and says whether it was renewed while we looked on. */
const createWatch = () => {
  let seen: StandingLease | undefined
  return (lease: StandingLease): boolean => {
    if (seen?.arn !== lease.arn) seen = lease
    return lease.expires > seen.expires
  }
}
