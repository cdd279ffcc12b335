import { groupName } from '../arns.ts'
import { awsCode } from '../faults.ts'
import { type Scope, tagList } from '../scope.ts'
import { isTerms } from './terms-tags.ts'

type Tags = Readonly<Record<string, string>>

/**
 * Puts the record on all of them. A resource has at most 50 tags, and a target group is its owner's: where one has no
 * room for the terms of a hold, the rules alone keep them, which are ours; where it has none for the record either, it
 * goes without, as long as any place has it: a rollback is not to fail for somebody else's tags. Gives those that do.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
export async function putTags(
  { clients, say }: Scope,
  arns: readonly string[],
  tags: Tags,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const elbv2 = await clients.elbv2()
  const put = async (where: readonly string[], what: Tags): Promise<void> => {
    if (where.length > 0) await elbv2.addTags({ ResourceArns: [...where], Tags: tagList(what) }, signal)
  }
  const rules = arns.filter((arn) => arn.includes(':listener-rule/'))
  const groups = arns.filter((arn) => !rules.includes(arn))
  if (await fits(put(arns, tags))) return []
  await put(rules, tags)
  const lean = Object.fromEntries(Object.entries(tags).filter(([key]) => !isTerms(key)))
  if (await fits(put(groups, lean))) {
    say(
      `a target group has no room for the terms of the hold (50 tags a resource): ${rules.length > 0 ? 'the preview rule alone keeps them' : 'until the preview rule stands, later commands go by their own config'}`,
    )
    return []
  }
  const full = await withoutRoom(groups, (group) => put([group], lean))
  // Nowhere at all: what AWS says of the first one is told.
  if (rules.length === 0 && full.length === groups.length) await put(groups, lean)
  say(
    `no room for the record (50 tags a resource) on ${full.map(groupName).join(', ')}: the other places keep it`,
  )
  return full
}

/** Whether what was put had room. */
const fits = async (done: Promise<void>): Promise<boolean> => {
  try {
    await done
    return true
  } catch (error) {
    if (awsCode(error) !== 'TooManyTags') throw error
    return false
  }
}

/** Groups on which it had none; all others have it now. */
async function withoutRoom(
  groups: readonly string[],
  put: (group: string) => Promise<void>,
): Promise<readonly string[]> {
  const had = await Promise.all(groups.map((group) => fits(put(group))))
  return groups.filter((_, at) => had[at] !== true)
}
