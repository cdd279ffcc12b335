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
  now: Instant,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const elbv2 = await scope.clients.elbv2()
  const tags = leaseTags(scope, holder, nonce, now)
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

/** Lets a lease rule last its length from now on; false where the rule is gone. */
export const renewLeaseRule = async (
  scope: Scope,
  arn: string,
  now: Instant,
  signal: AbortSignal,
): Promise<boolean> => {
  const elbv2 = await scope.clients.elbv2()
  const tags = expiryTags(scope, now)
  try {
    await elbv2.addTags({ ResourceArns: [arn], Tags: tagList(tags) }, signal)
    scope.wrote.set(arn, { ...scope.wrote.get(arn), ...tags })
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

/** Deletes exactly this lease rule; false where it is gone. An ARN is never given twice: nobody else's can be hit. */
export const deleteLeaseRule = async (scope: Scope, arn: string, signal: AbortSignal): Promise<boolean> => {
  const elbv2 = await scope.clients.elbv2()
  try {
    await elbv2.deleteRule({ RuleArn: arn }, signal)
    return true
  } catch (error) {
    if (awsCode(error) === 'RuleNotFound') return false
    throw error
  }
}
