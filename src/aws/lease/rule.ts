import type { Run } from '../../deploy/goal.ts'
import type { Instant } from '../../deploy/model.ts'
import { awsCode } from '../faults.ts'
import { type Scope, tagList } from '../scope.ts'
import { rulesByArn } from '../traffic/reading.ts'
import { firstListener, leaseHeader, leasePriority } from '../traffic/reserved.ts'
import { expiryTags, leaseTags } from './standing.ts'

/**
 * Creates the lease rule; undefined where its priority is in use. Priorities are unique on a listener, so one of two
 * runs succeeds. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html
 */
export const createLeaseRule = async (
  scope: Scope,
  holder: Run,
  nonce: string,
  expires: Instant,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const elbv2 = await scope.clients.elbv2()
  const tags = leaseTags(scope, holder, nonce, expires)
  try {
    const { Rules } = await elbv2.createRule(
      {
        ListenerArn: firstListener(scope),
        Priority: leasePriority(scope),
        Conditions: [
          { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: leaseHeader, Values: [nonce] } },
        ],
        Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
        Tags: tagList(tags),
      },
      signal,
    )
    const arn = Rules?.[0]?.RuleArn ?? ''
    scope.wrote.set(arn, tags)
    return arn
  } catch (error) {
    if (awsCode(error) === 'PriorityInUse') return undefined
    throw error
  }
}

/** Moves the expiry of a lease rule; false where the rule is gone. */
export const renewLeaseRule = async (
  scope: Scope,
  arn: string,
  expires: Instant,
  signal: AbortSignal,
): Promise<boolean> => {
  const elbv2 = await scope.clients.elbv2()
  try {
    await elbv2.addTags({ ResourceArns: [arn], Tags: tagList(expiryTags(scope, expires)) }, signal)
    scope.wrote.set(arn, { ...scope.wrote.get(arn), ...expiryTags(scope, expires) })
    return true
  } catch (error) {
    if (awsCode(error) === 'RuleNotFound') return false
    throw error
  }
}

/** Whether the lease rule still stands. */
export const leaseRuleStands = async (scope: Scope, arn: string, signal: AbortSignal): Promise<boolean> => {
  try {
    return (await rulesByArn(await scope.clients.elbv2(), [arn], signal)).length > 0
  } catch (error) {
    if (awsCode(error) === 'RuleNotFound') return false
    throw error
  }
}

/** Deletes exactly this lease rule: an ARN is never given twice, so nobody else's can be hit. */
export const deleteLeaseRule = async (scope: Scope, arn: string, signal: AbortSignal): Promise<void> => {
  const elbv2 = await scope.clients.elbv2()
  try {
    await elbv2.deleteRule({ RuleArn: arn }, signal)
  } catch (error) {
    if (awsCode(error) !== 'RuleNotFound') throw error
  }
}
