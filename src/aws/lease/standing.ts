import type { Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Run } from '../../deploy/goal.ts'
import type { Instant, OtherLease } from '../../deploy/model.ts'
import { keys, type Scope } from '../scope.ts'
import { leaseHeader, leasePriority, type OwnRule, type Reserved } from '../traffic/reserved.ts'
import { endOf } from './term.ts'

/** A lease rule as its tags describe it. */
export interface StandingLease {
  readonly arn: string
  readonly nonce: string
  readonly repository: string
  readonly run: string
  readonly attempt: number
  readonly expires: Instant
  readonly lengthMs: number
  /** Of the GitHub that the run is on; empty elsewhere. */
  readonly server: string
}

/** Who wants the lease. */
export interface Claimant {
  readonly holder: Run
  /** Tells this process's own from all others. */
  readonly nonce: string
  /** The ARN of a lease that is taken whether its holder lives or not: a person has named it. */
  readonly named: string | undefined
}

/** What a lease rule says of itself; `switchover:owner` and `switchover:rule = lease` stand beside. */
export const leaseTags = (scope: Scope, holder: Run, nonce: string, now: Instant) => ({
  [keys.owner]: scope.owner,
  [keys.rule]: 'lease',
  'switchover:repository': holder.repository,
  'switchover:run': holder.id,
  'switchover:run-attempt': String(holder.attempt),
  ...(holder.server !== undefined && { [serverTag]: holder.server }),
  'switchover:nonce': nonce,
  ...expiryTags(scope, now),
})

const serverTag = 'switchover:server'

/** The tags that a renewal overwrites. */
export const expiryTags = (scope: Scope, now: Instant) => ({
  'switchover:expires': new Date(endOf(now, scope.settings.leaseMs)).toISOString(),
  'switchover:length': String(scope.settings.leaseMs),
})

/** The lease that a rule of ours is. A date that cannot be read counts as over: nobody renews such a lease. */
export const toStanding = ({ arn, tags }: OwnRule): StandingLease => ({
  arn,
  nonce: tags['switchover:nonce'] ?? '',
  repository: tags['switchover:repository'] ?? '',
  run: tags['switchover:run'] ?? '',
  attempt: Number(tags['switchover:run-attempt'] ?? 0),
  expires: Date.parse(tags['switchover:expires'] ?? '') || 0,
  lengthMs: Number(tags['switchover:length']) || 0,
  server: tags[serverTag] ?? '',
})

/**
 * `acme/web run 1234 attempt 2 (https://github.com/acme/web/actions/runs/1234/attempts/2)`; a person at a terminal is
 * `ada@laptop pid 4242`.
 */
export const holderSaid = (lease: StandingLease): string => {
  const { server, repository, run, attempt } = lease
  if (repository === 'local') return run
  const said = `${repository} run ${run} attempt ${attempt}`
  // Tags are what somebody wrote: nothing but the page of a run is made into a link.
  const isPage = /^https?:\/\/[\w.:-]+$/.test(server) && /^[\w.-]+\/[\w.-]+ \d+$/.test(`${repository} ${run}`)
  return isPage ? `${said} (${server}/${repository}/actions/runs/${run}/attempts/${attempt})` : said
}

/**
 * Whether the holder was an earlier attempt of this very run: GitHub starts the next one only when that is over. Another
 * GitHub counts its runs by itself.
 */
export const isEarlierAttempt = (lease: StandingLease, holder: Run): boolean =>
  lease.server === (holder.server ?? '') &&
  lease.repository === holder.repository &&
  lease.run === holder.id &&
  lease.attempt < holder.attempt

/**
 * The lease of another run that stands, dead or alive; undefined where there is none but this process's own. One that a
 * person has named to be taken counts as dead.
 */
export const otherLease = (
  rule: OwnRule | undefined,
  { holder, nonce, named }: Claimant,
  now: Instant,
): OtherLease | undefined => {
  if (rule === undefined) return undefined
  const lease = toStanding(rule)
  if (lease.nonce === nonce) return undefined
  const over = isEarlierAttempt(lease, holder) || lease.expires <= now || lease.arn === named
  return { arn: lease.arn, holder: holderSaid(lease), until: lease.expires, over }
}

/** A lease rule of somebody whose tags cannot be seen yet: reads of tags may lag behind the rule they are on. */
export const unseenLease = (scope: Scope, reserved: Reserved): Rule | undefined =>
  reserved.strangers.find(
    (rule) =>
      Number(rule.Priority) === leasePriority(scope) &&
      rule.Conditions?.some(({ HttpHeaderConfig }) => HttpHeaderConfig?.HttpHeaderName === leaseHeader),
  )
