import { randomInt } from 'node:crypto'
import type { Action, Listener, LoadBalancer, RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { TrafficAct } from '../../deploy/acts.ts'
import { type Color, colors, type Preview } from '../../deploy/model.ts'
import { awsCode } from '../faults.ts'
import { keys, type Scope, tagList } from '../scope.ts'
import { fedBy, weightsOf } from './forwards.ts'
import { firstListener, type OwnRule, priorities, type Reserved, readReserved, taken } from './reserved.ts'

/** The preview rule in our words; undefined where it stands but shows neither side, or to no known header. */
export const toPreview = (scope: Scope, own: OwnRule | undefined, url: string): Preview | undefined => {
  const pair = scope.settings.pairs[0]
  if (own === undefined || pair === undefined) return undefined
  const named = [...(weightsOf(own.rule.Actions)?.keys() ?? [])]
  const fed = fedBy(own.rule.Actions)
  const shows = colors.find((color) => fed.includes(pair[color]))
  const value = headerValue(own.rule.Conditions, scope.settings.preview.header)
  if (shows === undefined || fed.length !== 1 || value === undefined) return undefined
  return {
    arn: own.arn,
    shows,
    names: colors.filter((color) => named.includes(pair[color])),
    attempt: own.tags[keys.previewOf] ?? '',
    header: { name: scope.settings.preview.header, value },
    url,
  }
}

const headerValue = (conditions: readonly RuleCondition[] | undefined, name: string): string | undefined => {
  const [only, ...others] = conditions ?? []
  const config = only?.HttpHeaderConfig
  if (others.length > 0 || config?.HttpHeaderName?.toLowerCase() !== name.toLowerCase()) return undefined
  return config.Values?.length === 1 ? config.Values[0] : undefined
}

/** Where the preview rule is reached. */
export const previewUrl = (listener: Listener | undefined, balancer: LoadBalancer | undefined): string => {
  const scheme = listener?.Protocol === 'HTTPS' ? 'https' : 'http'
  const usual = scheme === 'https' ? 443 : 80
  return `${scheme}://${balancer?.DNSName ?? ''}${listener?.Port === usual ? '' : `:${listener?.Port}`}/`
}

/** Sets the preview rule as the act says, making it where there is none; the same act twice changes nothing. */
export const setPreview = async (
  scope: Scope,
  act: Extract<TrafficAct, { kind: 'preview' }>,
  signal: AbortSignal,
): Promise<void> => {
  const actions = [await forwardAction(scope, act.shows, act.names, signal)]
  const standing = await readReserved(scope, signal)
  if (standing.preview !== undefined) return change(scope, standing.preview, act.attempt, actions, signal)
  if (!(await create(scope, act.attempt, actions, signal))) {
    // Its answer may have been lost, or somebody was faster: what stands there now says which.
    const again = await readReserved(scope, signal)
    if (again.preview === undefined) throw taken(scope, strangersAt(scope, again))
    await change(scope, again.preview, act.attempt, actions, signal)
  }
}

const strangersAt = (scope: Scope, reserved: Reserved) =>
  reserved.strangers.filter((rule) => Number(rule.Priority) === priorities(scope)[0])

/** Removes the preview rule; where there is none that is done. */
export const removePreview = async (scope: Scope, signal: AbortSignal): Promise<void> => {
  const { preview } = await readReserved(scope, signal)
  if (preview === undefined) return
  const elbv2 = await scope.clients.elbv2()
  try {
    await elbv2.deleteRule({ RuleArn: preview.arn }, signal)
  } catch (error) {
    if (awsCode(error) !== 'RuleNotFound') throw error
  }
}

const create = async (
  scope: Scope,
  attempt: string,
  actions: Action[],
  signal: AbortSignal,
): Promise<boolean> => {
  const elbv2 = await scope.clients.elbv2()
  const tags = ownTags(scope, attempt)
  const value = randomValue()
  try {
    const { Rules } = await elbv2.createRule(
      {
        ListenerArn: firstListener(scope),
        Priority: priorities(scope)[0],
        Conditions: headerCondition(scope, value),
        Actions: actions,
        Tags: tagList(tags),
      },
      signal,
    )
    const arn = Rules?.[0]?.RuleArn
    if (arn !== undefined) scope.wrote.set(arn, tags)
    return true
  } catch (error) {
    if (awsCode(error) === 'PriorityInUse') return false
    throw error
  }
}

const change = async (
  scope: Scope,
  { arn, rule, tags }: OwnRule,
  attempt: string,
  actions: Action[],
  signal: AbortSignal,
): Promise<void> => {
  const elbv2 = await scope.clients.elbv2()
  const value = headerValue(rule.Conditions, scope.settings.preview.header)
  // The value is new for each attempt: who has seen an earlier one does not see this one.
  const fresh = tags[keys.previewOf] !== attempt || value === undefined
  const conditions = fresh ? { Conditions: headerCondition(scope, randomValue()) } : {}
  await elbv2.modifyRule({ RuleArn: arn, ...conditions, Actions: actions }, signal)
  if (!fresh) return
  await elbv2.addTags({ ResourceArns: [arn], Tags: tagList(ownTags(scope, attempt)) }, signal)
  scope.wrote.set(arn, { ...scope.wrote.get(arn), ...ownTags(scope, attempt) })
}

const ownTags = (scope: Scope, attempt: string) => ({
  [keys.owner]: scope.owner,
  [keys.rule]: 'preview',
  [keys.previewOf]: attempt,
})

const headerCondition = (scope: Scope, value: string): RuleCondition[] => [
  {
    Field: 'http-header',
    HttpHeaderConfig: { HttpHeaderName: scope.settings.preview.header, Values: [value] },
  },
]

/** Conditions ignore case and know `*` and `?`: lower-case letters and digits mean only themselves. */
const randomValue = (): string => Array.from({ length: 32 }, () => randomInt(36).toString(36)).join('')

/**
 * Weight 1 for the side that is shown, 0 for every other group that is named: a group that a rule names is
 * health-checked. Further pairs are named for that alone. AWS wants stickiness between groups as soon as one of them
 * has sticky sessions. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/sticky-sessions.html
 */
const forwardAction = async (
  scope: Scope,
  shows: Color,
  names: readonly Color[],
  signal: AbortSignal,
): Promise<Action> => {
  const shown = scope.settings.pairs[0]?.[shows] ?? ''
  const named = new Set([...scope.settings.pairs.flatMap((pair) => names.map((color) => pair[color]))])
  named.delete(shown)
  if (named.size === 0) return { Type: 'forward', TargetGroupArn: shown }
  const groups = [
    { TargetGroupArn: shown, Weight: 1 },
    ...[...named].map((arn) => ({ TargetGroupArn: arn, Weight: 0 })),
  ]
  const sticky = await anySticky(scope, [shown, ...named], signal)
  const stickiness = sticky ? { TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 1 } } : {}
  return { Type: 'forward', ForwardConfig: { TargetGroups: groups, ...stickiness } }
}

const anySticky = async (scope: Scope, groups: readonly string[], signal: AbortSignal): Promise<boolean> => {
  const elbv2 = await scope.clients.elbv2()
  const answers = await Promise.all(
    groups.map((arn) => elbv2.describeTargetGroupAttributes({ TargetGroupArn: arn }, signal)),
  )
  return answers.some(({ Attributes }) =>
    Attributes?.some(({ Key, Value }) => Key === 'stickiness.enabled' && Value === 'true'),
  )
}
