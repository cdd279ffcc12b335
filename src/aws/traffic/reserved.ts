import type { Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import { previewPriorities } from '../../deploy/preview-priorities.ts'
import { SwitchoverError } from '../../errors.ts'
import { listenerOf } from '../arns.ts'
import { awsCode } from '../faults.ts'
import { keys, type Scope } from '../scope.ts'
import { rulesOf, tagsOf } from './reading.ts'

/** A rule of ours with its tags. */
export interface OwnRule {
  readonly arn: string
  readonly rule: Rule
  readonly tags: Readonly<Record<string, string>>
}

/** Where the preview rule of a pair of target groups belongs: on the listener of the first route that goes to it. */
export interface PreviewPlace {
  readonly pair: number
  readonly listener: string
  readonly priority: number
  /** How many preview rules of other pairs stand before it on this listener. */
  readonly rank: number
}

/** A preview rule that stands where it belongs. */
export interface OwnPreview extends OwnRule {
  readonly place: PreviewPlace
}

/** The priorities that the config reserves on a listener, and what stands there. */
export interface Reserved {
  readonly listener: string
  /** All rules of that listener. */
  readonly rules: readonly Rule[]
  readonly previews: readonly OwnPreview[]
  /** Stands on the first route's listener only. */
  readonly lease: OwnRule | undefined
  /** Rules of others at our priorities. */
  readonly strangers: readonly Rule[]
}

/** The header that no visitor sends; a lease rule asks for it. */
export const leaseHeader = 'X-Switchover-Lease'

/** The listener that the first preview rule and the lease stand on. */
export const firstListener = (scope: Pick<Scope, 'settings'>): string =>
  listenerOf(scope.settings.routes[0]?.arn ?? '')

/** The place of each pair's preview rule: a group that no rule names is not health-checked. */
export const previewPlaces = ({ settings }: Pick<Scope, 'settings'>): readonly PreviewPlace[] => {
  const { routes, pairs, preview } = settings
  const listeners = pairs.map((_, pair) => listenerOf(routes.find((route) => route.pair === pair)?.arn ?? ''))
  const priorities = previewPriorities(listeners, preview.priority)
  return listeners.map((listener, pair) => ({
    pair,
    listener,
    priority: priorities[pair] ?? preview.priority,
    rank: listeners.slice(0, pair).filter((one) => one === listener).length,
  }))
}

/** Every listener that a rule of ours stands on, the first route's first. */
export const ownListeners = (scope: Pick<Scope, 'settings'>): readonly string[] => [
  ...new Set([firstListener(scope), ...previewPlaces(scope).map(({ listener }) => listener)]),
]

/** Reads every listener that a rule of ours stands on, the first route's first. */
export const readAllReserved = (scope: Scope, signal: AbortSignal): Promise<readonly Reserved[]> =>
  Promise.all(ownListeners(scope).map((listener) => readReserved(scope, signal, listener)))

/** The preview rules that stand on these listeners, in the order of the pairs. */
export const previewsOn = (reserved: readonly Reserved[]): readonly OwnPreview[] =>
  reserved.flatMap(({ previews }) => previews).sort((one, another) => one.place.pair - another.place.pair)

/** Reads a listener (the first route's) and who owns what stands at our priorities there. */
export const readReserved = async (
  scope: Scope,
  signal: AbortSignal,
  listener = firstListener(scope),
): Promise<Reserved> => {
  const elbv2 = await scope.clients.elbv2()
  const ours = prioritiesOn(scope, listener)
  for (let tries = 1; ; tries += 1) {
    const rules = await rulesOf(elbv2, listener, signal)
    const standing = rules.filter((rule) => ours.includes(Number(rule.Priority)))
    try {
      const tags = await tagsOf(
        elbv2,
        // What this process put on its own rules it knows.
        standing.map((rule) => rule.RuleArn ?? '').filter((arn) => !scope.wrote.has(arn)),
        signal,
      )
      return sorted(scope, listener, rules, standing, tags)
    } catch (error) {
      // The rule was deleted between the two reads.
      if (awsCode(error) !== 'RuleNotFound' || tries === 3) throw error
    }
  }
}

/** The priority of the lease. */
export const leasePriority = ({ settings }: Scope): number => settings.preview.priority + 1

/** Every priority of ours on a listener. */
const prioritiesOn = (scope: Scope, listener: string): readonly number[] =>
  [
    ...previewPlaces(scope).flatMap((place) => (place.listener === listener ? [place.priority] : [])),
    ...(listener === firstListener(scope) ? [leasePriority(scope)] : []),
  ].sort((one, another) => one - another)

/** Refuses: somebody else's rules stand where ours belong. */
export const taken = (
  scope: Scope,
  strangers: readonly Rule[],
  listener = firstListener(scope),
): SwitchoverError =>
  new SwitchoverError(
    'bad-world',
    takenSaid(scope, strangers, listener),
    // While a side is held its record says where our rules are: another number in the config changes nothing.
    'Give that rule another priority (aws elbv2 set-rule-priorities). Where nothing is held, preview.priority may be set to another number that is free on the listener, together with the one after it.',
  )

/** `priorities 10 and 11 are taken by rule … (priority 10: path-pattern /api/*)`. */
export const takenSaid = (scope: Scope, strangers: readonly Rule[], listener: string): string => {
  const ours = prioritiesOn(scope, listener)
  const are = ours.length === 1 ? `priority ${ours[0]} is` : `priorities ${ours.join(' and ')} are`
  return `${are} taken by ${strangers.map(ruleSaid).join(' and ')}`
}

/** A rule in words, for people. */
export const ruleSaid = (rule: Rule): string => {
  const conditions = (rule.Conditions ?? []).map(
    (condition) =>
      `${condition.Field} ${(
        condition.Values ??
          condition.PathPatternConfig?.Values ??
          condition.HostHeaderConfig?.Values ??
          condition.HttpHeaderConfig?.Values ??
          []
      ).join(' or ')}`,
  )
  return `${rule.RuleArn} (priority ${rule.Priority}: ${conditions.join(', ')})`
}

const sorted = (
  scope: Scope,
  listener: string,
  rules: readonly Rule[],
  standing: readonly Rule[],
  tags: ReadonlyMap<string, Record<string, string>>,
): Reserved => {
  const own = standing.map((rule) => {
    const arn = rule.RuleArn ?? ''
    return { arn, rule, tags: { ...tags.get(arn), ...scope.wrote.get(arn) } }
  })
  const find = (kind: string, priority: number) =>
    own.find(
      ({ rule, tags }) =>
        Number(rule.Priority) === priority && tags[keys.owner] === scope.owner && tags[keys.rule] === kind,
    )
  const previews = previewPlaces(scope)
    .filter((place) => place.listener === listener)
    .flatMap((place) => {
      const preview = find('preview', place.priority)
      return preview === undefined ? [] : [{ ...preview, place }]
    })
  const lease = listener === firstListener(scope) ? find('lease', leasePriority(scope)) : undefined
  const ours = [...previews, ...(lease === undefined ? [] : [lease])].map(({ rule }) => rule)
  return { listener, rules, previews, lease, strangers: standing.filter((rule) => !ours.includes(rule)) }
}
