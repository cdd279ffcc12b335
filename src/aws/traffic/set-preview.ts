import { randomInt } from 'node:crypto'
import type { Action, RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { TrafficAct } from '../../deploy/acts.ts'
import type { Color } from '../../deploy/model.ts'
import { awsCode } from '../faults.ts'
import { keys, type Scope, tagList } from '../scope.ts'
import { headerValue } from './preview.ts'
import {
  type OwnPreview,
  type PreviewPlace,
  previewPlaces,
  previewsOn,
  readAllReserved,
  readReserved,
  taken,
} from './reserved.ts'
import { anySticky } from './sessions.ts'

type PreviewAct = Extract<TrafficAct, { kind: 'preview' }>

/** What a preview rule is to be. */
interface Wanted {
  readonly place: PreviewPlace
  readonly attempt: string
  readonly value: string
  readonly actions: Action[]
}

/**
 * Sets every preview rule as the act says, making those that are missing; the same act twice changes nothing. A run
 * that died between two of them left the value that the others get too.
 */
export const setPreview = async (scope: Scope, act: PreviewAct, signal: AbortSignal): Promise<void> => {
  const standing = previewsOn(await readAllReserved(scope, signal))
  const base = drawnFor(scope, standing, act.attempt) ?? randomValue()
  for (const place of previewPlaces(scope)) {
    const actions = [await forwardAction(scope, place, act.shows, act.names, signal)]
    const wanted = { place, attempt: act.attempt, value: `${base}${suffix(place)}`, actions }
    const own = standing.find((preview) => preview.place.pair === place.pair)
    if (own === undefined) await create(scope, wanted, signal)
    else await change(scope, own, wanted, signal)
  }
}

/** Removes every preview rule; where there is none that is done. */
export const removePreview = async (scope: Scope, signal: AbortSignal): Promise<void> => {
  const elbv2 = await scope.clients.elbv2()
  for (const { arn } of previewsOn(await readAllReserved(scope, signal))) {
    try {
      await elbv2.deleteRule({ RuleArn: arn }, signal)
    } catch (error) {
      if (awsCode(error) !== 'RuleNotFound') throw error
    }
  }
}

const create = async (scope: Scope, wanted: Wanted, signal: AbortSignal): Promise<void> => {
  const { place, attempt, value, actions } = wanted
  const elbv2 = await scope.clients.elbv2()
  const tags = ownTags(scope, attempt)
  try {
    const { Rules } = await elbv2.createRule(
      {
        ListenerArn: place.listener,
        Priority: place.priority,
        Conditions: headerCondition(scope, value),
        Actions: actions,
        Tags: tagList(tags),
      },
      signal,
    )
    const arn = Rules?.[0]?.RuleArn
    if (arn !== undefined) scope.wrote.set(arn, tags)
  } catch (error) {
    if (awsCode(error) !== 'PriorityInUse') throw error
    // Its answer may have been lost, or somebody was faster: what stands there now says which.
    const again = await readReserved(scope, signal, place.listener)
    const own = again.previews.find((preview) => preview.place.pair === place.pair)
    if (own === undefined) {
      const there = again.strangers.filter((rule) => Number(rule.Priority) === place.priority)
      throw taken(scope, there, place.listener)
    }
    await change(scope, own, wanted, signal)
  }
}

const change = async (
  scope: Scope,
  { arn, rule, tags }: OwnPreview,
  { attempt, value, actions }: Wanted,
  signal: AbortSignal,
): Promise<void> => {
  const elbv2 = await scope.clients.elbv2()
  const isFresh =
    tags[keys.previewOf] !== attempt || headerValue(rule.Conditions, scope.settings.preview.header) !== value
  const conditions = isFresh ? { Conditions: headerCondition(scope, value) } : {}
  await elbv2.modifyRule({ RuleArn: arn, ...conditions, Actions: actions }, signal)
  if (!isFresh) return
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

/** On one listener each rule has a value of its own: a request is to reach exactly one of them. */
const suffix = ({ rank }: PreviewPlace): string => (rank === 0 ? '' : `${rank}`)

/**
 * The value that was drawn for this attempt, from whichever rule carries it. It is new for each attempt: who has seen
 * an earlier one does not see this one.
 */
const drawnFor = (scope: Scope, standing: readonly OwnPreview[], attempt: string): string | undefined => {
  for (const { rule, tags, place } of standing) {
    const value = headerValue(rule.Conditions, scope.settings.preview.header)
    if (tags[keys.previewOf] === attempt && value?.endsWith(suffix(place)))
      return value.slice(0, value.length - suffix(place).length)
  }
  return undefined
}

/** Conditions ignore case and know `*` and `?`: lower-case letters and digits mean only themselves. */
const randomValue = (): string => Array.from({ length: 32 }, () => randomInt(36).toString(36)).join('')

/**
 * Weight 1 for the side that is shown, 0 for the other one where it is named: a group that a rule names is
 * health-checked. AWS wants stickiness between groups as soon as one of them has sticky sessions.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/sticky-sessions.html
 */
const forwardAction = async (
  scope: Scope,
  { pair }: PreviewPlace,
  shows: Color,
  names: readonly Color[],
  signal: AbortSignal,
): Promise<Action> => {
  const groups = scope.settings.pairs[pair]
  const shown = groups?.[shows] ?? ''
  const others = names.flatMap((color) => (color === shows || groups === undefined ? [] : [groups[color]]))
  if (others.length === 0) return { Type: 'forward', TargetGroupArn: shown }
  const sticky = await anySticky(scope, [shown, ...others], signal)
  const stickiness = sticky ? { TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 1 } } : {}
  const TargetGroups = [
    { TargetGroupArn: shown, Weight: 1 },
    ...others.map((arn) => ({ TargetGroupArn: arn, Weight: 0 })),
  ]
  return { Type: 'forward', ForwardConfig: { TargetGroups, ...stickiness } }
}
