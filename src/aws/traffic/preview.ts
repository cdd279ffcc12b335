import type { Listener, LoadBalancer, RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2'
import { type Color, colors } from '../../deploy/model.ts'
import type { Preview, PreviewRule } from '../../deploy/route.ts'
import { keys, type Scope } from '../scope.ts'
import { fedBy, weightsOf } from './forwards.ts'
import type { OwnPreview } from './reserved.ts'

/** One rule as it stands. */
interface Shown extends PreviewRule {
  readonly shows: Color
  readonly names: readonly Color[]
  readonly attempt: string
}

/** The preview rules in our words; a rule that shows neither side, or to no known header, counts as missing. */
export const toPreview = (
  scope: Scope,
  standing: readonly OwnPreview[],
  urls: readonly string[],
): Preview | undefined => {
  const shown = standing.flatMap((own) => toShown(scope, own, urls[own.place.pair] ?? '') ?? [])
  const [first] = shown
  if (first === undefined) return undefined
  const isWhole = shown.length === scope.settings.pairs.length
  const agrees = ({ shows, names }: Shown) => shows === first.shows && names.join() === first.names.join()
  return {
    shows: isWhole && shown.every(agrees) ? first.shows : undefined,
    names: colors.filter((color) => isWhole && shown.every(({ names }) => names.includes(color))),
    attempt: first.attempt,
    rules: shown.map(({ arn, pair, header, url }) => ({ arn, pair, header, url })),
  }
}

const toShown = (scope: Scope, { arn, rule, tags, place }: OwnPreview, url: string): Shown | undefined => {
  const pair = scope.settings.pairs[place.pair]
  if (pair === undefined) return undefined
  const named = [...(weightsOf(rule.Actions)?.keys() ?? [])]
  const fed = fedBy(rule.Actions)
  const shows = colors.find((color) => fed.includes(pair[color]))
  const value = headerValue(rule.Conditions, scope.settings.preview.header)
  if (shows === undefined || fed.length !== 1 || value === undefined) return undefined
  return {
    arn,
    pair: place.pair,
    shows,
    names: colors.filter((color) => named.includes(pair[color])),
    attempt: tags[keys.previewOf] ?? '',
    header: { name: scope.settings.preview.header, value },
    url,
  }
}

/** The value that a rule's only condition asks of the header; undefined where it asks something else. */
export const headerValue = (
  conditions: readonly RuleCondition[] | undefined,
  name: string,
): string | undefined => {
  const [only, ...others] = conditions ?? []
  const config = only?.HttpHeaderConfig
  if (others.length > 0 || config?.HttpHeaderName?.toLowerCase() !== name.toLowerCase()) return undefined
  return config.Values?.length === 1 ? config.Values[0] : undefined
}

/** Where a preview rule is reached. */
export const previewUrl = (listener: Listener | undefined, balancer: LoadBalancer | undefined): string => {
  const scheme = listener?.Protocol === 'HTTPS' ? 'https' : 'http'
  const usual = scheme === 'https' ? 443 : 80
  return `${scheme}://${balancer?.DNSName ?? ''}${listener?.Port === usual ? '' : `:${listener?.Port}`}/`
}
