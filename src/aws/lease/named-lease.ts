import { listenerOf } from '../arns.ts'
import type { Scope } from '../scope.ts'
import { type Reserved, readReserved, ruleSaid } from '../traffic/reserved.ts'
import { holderSaid, toStanding } from './standing.ts'

/**
 * What an ARN is that somebody names as the lease of this service; undefined where it is the lease that stands. A lock is
 * broken by naming it: a rule with another ARN, another holder's lease too, is left alone.
 */
export const notTheLease = async (
  scope: Scope,
  arn: string,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const reserved = await readReserved(scope, signal)
  if (reserved.lease?.arn === arn) return undefined
  return `${whatItIs(scope, reserved, arn)}; ${whatStands(scope, reserved)}`
}

const whatItIs = ({ settings }: Scope, { listener, rules, previews }: Reserved, arn: string): string => {
  const { service } = settings
  if (previews.some((preview) => preview.arn === arn)) return `${arn} is the preview rule of ${service}`
  const rule = rules.find(({ RuleArn }) => RuleArn === arn)
  if (rule !== undefined) return `${ruleSaid(rule)} is no lease of ${service}`
  return listenerOf(arn) === listener
    ? `no rule has the ARN ${arn}: if it was a lease, it has ended`
    : `${arn} is not on ${listener}, where the lease of ${service} stands`
}

const whatStands = ({ settings }: Scope, { lease }: Reserved): string =>
  lease === undefined
    ? `${settings.service} has no lease now`
    : `the lease of ${settings.service} is ${lease.arn}, held by ${holderSaid(toStanding(lease))}`
