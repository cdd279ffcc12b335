import type { ForwardActionConfig, Action as Sent } from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError } from '../../aws-error.ts'
import type { Action } from '../../model/load-balancing/action.ts'
import { limits } from '../../model/load-balancing/limits.ts'
import { among, arnOf, filled, invalid, matching, required, upTo, within } from './input.ts'
import { checkAuthentication, parseAuthentication } from './parse-authentication.ts'

const TYPES = [
  ...(['forward', 'redirect', 'fixed-response'] as const),
  ...(['authenticate-oidc', 'authenticate-cognito', 'jwt-validation'] as const),
]
const ROUTING: readonly string[] = ['forward', 'redirect', 'fixed-response']

/**
 * Actions as sent, in the order they are performed; `before` are those they take the place of. "Each rule must include exactly one of forward, redirect and
 * fixed-response, and it must be the last action to be performed."
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html
 */
export function parseActions(
  sent: readonly Sent[] | undefined,
  protocol: string,
  before: readonly Action[] = [],
): readonly Action[] {
  const actions = filled(sent, 'actions').map((action) => parseAction(action, before))
  const inOrder = actions.toSorted((one, other) => (one.order ?? 0) - (other.order ?? 0))
  checkOrder(actions)
  checkAuthentication(protocol, actions)
  const routing = actions.filter(({ type }) => ROUTING.includes(type))
  if (routing.length !== 1 || inOrder.at(-1) !== routing[0]) {
    throw new AwsError(
      'InvalidLoadBalancerAction',
      'A rule must have exactly one forward, redirect or fixed-response action, and it must be the last one',
    )
  }
  if (actions.length > 2) {
    throw new AwsError('TooManyActions', 'A rule can only have one authentication action')
  }
  return inOrder
}

function checkOrder(actions: readonly Action[]): void {
  if (actions.length < 2) return
  const orders = actions.map(({ order }) => order)
  if (orders.includes(undefined)) throw invalid('An order must be specified for rules with multiple actions')
  if (new Set(orders).size < orders.length) throw invalid('The order of an action must be unique in its rule')
}

function parseAction(sent: Sent, before: readonly Action[]): Action {
  const type = among(TYPES, sent.Type, 'actions.1.member.type')
  const order =
    sent.Order === undefined ? {} : { order: within(sent.Order, 1, 50_000, 'actions.1.member.order') }
  switch (type) {
    case 'forward':
      return { type, ...order, ...parseForward(sent) }
    case 'fixed-response':
      return { type, ...order, ...parseFixedResponse(sent) }
    case 'redirect':
      return { type, ...order, ...parseRedirect(sent) }
    case 'authenticate-oidc':
    case 'authenticate-cognito':
    case 'jwt-validation':
      return { type, ...order, ...parseAuthentication(type, sent, before) }
  }
}

function parseForward({ TargetGroupArn, ForwardConfig }: Sent) {
  const tuples = ForwardConfig?.TargetGroups ?? [{ TargetGroupArn }]
  const groups = tuples.map((tuple) => ({
    arn: arnOf('targetgroup', tuple.TargetGroupArn, 'actions.1.member.targetGroupArn'),
    weight: within(tuple.Weight ?? 1, 0, 999, 'actions.1.member.forwardConfig.targetGroups.1.member.weight'),
  }))
  if (groups.length === 0) throw invalid('A forward action must specify a target group')
  if (TargetGroupArn !== undefined && (groups.length > 1 || groups[0]?.arn !== TargetGroupArn)) {
    throw invalid('TargetGroupArn and ForwardConfig must name the same single target group')
  }
  if (new Set(groups.map(({ arn }) => arn)).size < groups.length) {
    throw invalid('A target group can only be named once in an action')
  }
  if (groups.length > limits.targetGroupsPerAction) {
    // TooManyTargetGroups is about those of an account, and no error of ModifyListener or ModifyRule.
    throw invalid(`A forward action can name at most ${limits.targetGroupsPerAction} target groups`)
  }
  return { groups, stickiness: parseStickiness(ForwardConfig) }
}

/** "You must specify this value when enabling target group stickiness." */
function parseStickiness(config: ForwardActionConfig | undefined) {
  const { Enabled: enabled = false, DurationSeconds } = config?.TargetGroupStickinessConfig ?? {}
  const isInRange = DurationSeconds !== undefined && DurationSeconds >= 1 && DurationSeconds <= 604_800
  if (!isInRange && (enabled || DurationSeconds !== undefined)) {
    throw invalid('Target group stickiness duration must be between 1 and 604800 seconds')
  }
  return DurationSeconds === undefined ? { enabled } : { enabled, durationSeconds: DurationSeconds }
}

const CONTENT_TYPES = ['text/plain', 'text/css', 'text/html', 'application/javascript', 'application/json']

function parseFixedResponse({ FixedResponseConfig }: Sent) {
  const { StatusCode, ContentType, MessageBody } = required(FixedResponseConfig, 'fixedResponseConfig')
  const status = matching(/^(2|4|5)\d\d$/, required(StatusCode, 'statusCode'), 'statusCode')
  if (ContentType !== undefined && !CONTENT_TYPES.includes(ContentType)) {
    throw invalid(`The ContentType must be one of: ${CONTENT_TYPES.map((one) => `'${one}'`).join(', ')}`)
  }
  return {
    status,
    ...(ContentType !== undefined && { contentType: ContentType }),
    ...(MessageBody !== undefined && { body: upTo(1024, MessageBody, 'messageBody') }),
  }
}

function parseRedirect({ RedirectConfig }: Sent) {
  const config = required(RedirectConfig, 'redirectConfig')
  const {
    Protocol = '#{protocol}',
    Port = '#{port}',
    Host = '#{host}',
    Path = '/#{path}',
    Query = '#{query}',
  } = config
  if (!isPort(Port)) throw invalid(`'${Port}' is not a valid redirect port`)
  if (!Path.startsWith('/')) throw invalid("The redirect path must start with '/'")
  const unchanged = [Protocol, Port, Host, Path].join() === '#{protocol},#{port},#{host},/#{path}'
  if (unchanged) {
    throw new AwsError(
      'InvalidLoadBalancerAction',
      'The redirect must modify at least one of protocol, hostname, port and path',
    )
  }
  return {
    status: among(['HTTP_301', 'HTTP_302'], config.StatusCode, 'redirectConfig.statusCode'),
    protocol: matching(/^(HTTPS?|#\{protocol\})$/, Protocol, 'redirectConfig.protocol'),
    port: Port,
    host: upTo(128, Host, 'redirectConfig.host'),
    path: upTo(128, Path, 'redirectConfig.path'),
    query: upTo(128, Query, 'redirectConfig.query'),
  }
}

function isPort(port: string): boolean {
  return port === '#{port}' || (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)
}
