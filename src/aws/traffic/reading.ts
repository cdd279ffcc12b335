import type { Listener, Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import { chunks } from '../chunks.ts'
import { tagRecord } from '../scope.ts'
import type { Elbv2 } from '../sdk/elbv2.ts'

/** How many reads run at once: the account's bucket holds 40. */
export const readsAtOnce = 8

/** All rules of a listener, the default one last, as AWS lists them. */
export const rulesOf = async (
  elbv2: Elbv2,
  listener: string,
  signal: AbortSignal,
): Promise<readonly Rule[]> => {
  const rules: Rule[] = []
  let marker: string | undefined
  do {
    const page = await elbv2.describeRules({ ListenerArn: listener, Marker: marker }, signal)
    rules.push(...(page.Rules ?? []))
    marker = page.NextMarker
  } while (marker)
  return rules
}

/** Rules by their ARNs. */
export const rulesByArn = async (
  elbv2: Elbv2,
  arns: readonly string[],
  signal: AbortSignal,
): Promise<readonly Rule[]> =>
  arns.length === 0 ? [] : ((await elbv2.describeRules({ RuleArns: [...arns] }, signal)).Rules ?? [])

/** All listeners of a load balancer. */
export const listenersOf = async (
  elbv2: Elbv2,
  loadBalancer: string,
  signal: AbortSignal,
): Promise<readonly Listener[]> => {
  const listeners: Listener[] = []
  let marker: string | undefined
  do {
    const page = await elbv2.describeListeners({ LoadBalancerArn: loadBalancer, Marker: marker }, signal)
    listeners.push(...(page.Listeners ?? []))
    marker = page.NextMarker
  } while (marker)
  return listeners
}

/** One call takes no more ARNs. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTags.html */
const tagsACall = 20

/** The tags of load-balancing resources by ARN. */
export const tagsOf = async (
  elbv2: Elbv2,
  arns: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Record<string, string>>> => {
  const pages = await Promise.all(
    chunks(arns, tagsACall).map((some) => elbv2.describeTags({ ResourceArns: some }, signal)),
  )
  const all = pages.flatMap(({ TagDescriptions }) => TagDescriptions ?? [])
  return new Map(all.map(({ ResourceArn, Tags }) => [ResourceArn ?? '', tagRecord(Tags)]))
}
