import type { TrafficSourceIdentifier } from '@aws-sdk/client-auto-scaling'
import { invalid, required } from './input.ts'

/**
 * The ARNs of target groups; the sandbox has no other traffic sources.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_TrafficSourceIdentifier.html
 */
export function targetGroupsIn(sources: readonly TrafficSourceIdentifier[]): readonly string[] {
  return sources.map(({ Identifier, Type = 'elbv2' }) => {
    if (Type !== 'elbv2') throw invalid(`Traffic sources of type ${Type} are not there`)
    return required(Identifier, 'trafficSources.1.member.identifier')
  })
}
