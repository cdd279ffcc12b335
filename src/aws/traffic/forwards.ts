import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2'
import { type Color, colors, other } from '../../deploy/model.ts'
import { groupName } from '../arns.ts'

/** A blue/green pair of target groups. */
export type Pair = Readonly<Record<Color, string>>

/**
 * The target groups that these actions forward to, with their weights. AWS shows a forward to one group in two ways
 * at once (`TargetGroupArn` and `ForwardConfig`); undefined: they forward nothing.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html
 */
export const weightsOf = (
  actions: readonly Action[] | undefined,
): ReadonlyMap<string, number> | undefined => {
  const forward = actions?.find(({ Type }) => Type === 'forward')
  if (forward === undefined) return undefined
  const groups = forward.ForwardConfig?.TargetGroups ?? []
  if (groups.length === 0) return new Map([[forward.TargetGroupArn ?? '', 1]])
  return new Map(groups.map(({ TargetGroupArn, Weight }) => [TargetGroupArn ?? '', Weight ?? 1]))
}

/** The target groups that these actions send traffic to: weight 0 gets none. */
export const fedBy = (actions: readonly Action[] | undefined): readonly string[] =>
  [...(weightsOf(actions) ?? [])].filter(([, weight]) => weight > 0).map(([arn]) => arn)

/** The side that gets all the traffic; `mixed`: both; `foreign`: a third group has a part, or nothing of ours. */
export const sideOf = (actions: readonly Action[] | undefined, pair: Pair): Color | 'mixed' | 'foreign' => {
  const fed = fedBy(actions)
  const ours = colors.filter((color) => fed.includes(pair[color]))
  if (ours.length === 0 || ours.length < fed.length) return 'foreign'
  return ours.length === 2 ? 'mixed' : (ours[0] ?? 'foreign')
}

/** The forward in words: `web-blue`, `web-blue 90, web-green 10`, `redirect`. */
export const forwardSaid = (actions: readonly Action[] | undefined): string => {
  const weights = weightsOf(actions)
  if (weights === undefined) return actions?.at(-1)?.Type ?? 'nothing'
  const parts = [...weights].filter(([, weight]) => weight > 0)
  const [only] = parts
  if (only !== undefined && parts.length === 1) return groupName(only[0])
  const said = [...weights].map(([arn, weight]) => `${groupName(arn)} ${weight}`)
  return said.join(', ')
}

/** Percent of the traffic that goes to this side; undefined where a third group has a part. */
export const shareIn = (
  actions: readonly Action[] | undefined,
  pair: Pair,
  color: Color,
): number | undefined => {
  const side = sideOf(actions, pair)
  if (side === 'foreign') return undefined
  if (side !== 'mixed') return side === color ? 100 : 0
  const weights = weightsOf(actions)
  const [own, others] = [weights?.get(pair[color]) ?? 0, weights?.get(pair[other(color)]) ?? 0]
  return (100 * own) / (own + others)
}

/** What a route is to forward to. */
export type Destination =
  | {
      /** All traffic to one group. */
      readonly group: string
      /** Group stickiness that was only ours is taken off again. */
      readonly lent: boolean
    }
  | {
      /** Groups with their weights. */
      readonly weights: ReadonlyMap<string, number>
      /** Group stickiness for so many seconds where the forward has none of its own. */
      readonly lentSeconds: number | undefined
    }
  /** A forward as it was read before. */
  | { readonly forward: Action }

/**
 * The same actions with another forward: everything else goes back as it was read (R9); stickiness between groups stays
 * where it was on.
 */
export const withForward = (actions: readonly Action[], to: Destination): Action[] =>
  asRead(actions).map((action) => (action.Type === 'forward' ? forwardTo(action, to) : action))

/** Actions as they are to be sent so that they stay what they are: a client secret is never shown, so AWS keeps its own. */
export const asRead = (actions: readonly Action[]): Action[] =>
  actions.map(({ AuthenticateOidcConfig: oidc, ...rest }) => {
    if (oidc === undefined) return rest
    const { ClientSecret: _, ...shown } = oidc
    return { ...rest, AuthenticateOidcConfig: { ...shown, UseExistingClientSecret: true } }
  })

const forwardTo = (action: Action, to: Destination): Action => {
  if ('forward' in to) return to.forward
  const order = action.Order === undefined ? {} : { Order: action.Order }
  const own = action.ForwardConfig?.TargetGroupStickinessConfig
  if ('weights' in to) {
    const TargetGroups = [...to.weights].map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight }))
    const lent = to.lentSeconds && { Enabled: true, DurationSeconds: to.lentSeconds }
    const sticky = own?.Enabled ? own : lent
    const stickiness = sticky ? { TargetGroupStickinessConfig: sticky } : {}
    return { Type: 'forward', ...order, ForwardConfig: { TargetGroups, ...stickiness } }
  }
  if (!own?.Enabled || to.lent) return { Type: 'forward', ...order, TargetGroupArn: to.group }
  const TargetGroups = [{ TargetGroupArn: to.group, Weight: 1 }]
  return { Type: 'forward', ...order, ForwardConfig: { TargetGroups, TargetGroupStickinessConfig: own } }
}
