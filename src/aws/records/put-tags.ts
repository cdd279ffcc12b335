import { awsCode } from '../faults.ts'
import { type Scope, tagList } from '../scope.ts'
import { isTerms } from './terms-tags.ts'

/**
 * Puts the record on all of them. A resource has at most 50 tags, and a target group is its owner's: where one has no
 * room for the terms of a hold, the rules alone keep them, which are ours.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
export async function putTags(
  { clients, say }: Scope,
  arns: readonly string[],
  tags: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<void> {
  const elbv2 = await clients.elbv2()
  const put = (where: readonly string[], what: Readonly<Record<string, string>>) =>
    elbv2.addTags({ ResourceArns: [...where], Tags: tagList(what) }, signal)
  try {
    await put(arns, tags)
  } catch (error) {
    if (awsCode(error) !== 'TooManyTags' || !Object.keys(tags).some(isTerms)) throw error
    const rules = arns.filter((arn) => arn.includes(':listener-rule/'))
    const groups = arns.filter((arn) => !rules.includes(arn))
    if (rules.length > 0) await put(rules, tags)
    await put(groups, withoutTerms(tags))
    say(
      `a target group has no room for the terms of the hold (50 tags a resource): ${rules.length > 0 ? 'the preview rule alone keeps them' : 'later commands go by their own config'}`,
    )
  }
}

const withoutTerms = (tags: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(tags).filter(([key]) => !isTerms(key)))
