import type { Action as Sent } from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError } from '../../aws-error.ts'
import type { Action } from '../../model/load-balancing/action.ts'
import { invalid, required } from './input.ts'

type Authentication = Extract<Action, { readonly config: unknown }>

/** What AWS fills in. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateOidcActionConfig.html */
const standard = {
  SessionCookieName: 'AWSELBAuthSessionCookie',
  Scope: 'openid',
  SessionTimeout: 604_800,
  OnUnauthenticatedRequest: 'authenticate',
}

const needed = {
  'authenticate-oidc': ['Issuer', 'AuthorizationEndpoint', 'TokenEndpoint', 'UserInfoEndpoint', 'ClientId'],
  'authenticate-cognito': ['UserPoolArn', 'UserPoolClientId', 'UserPoolDomain'],
  'jwt-validation': ['JwksEndpoint', 'Issuer'],
} as const

/** An action before the routing one, its secret kept apart so that no answer can show it. */
export function parseAuthentication(
  type: Authentication['type'],
  sent: Sent,
  before: readonly Action[],
): Pick<Authentication, 'config' | 'secret'> {
  const config = configOf(type, sent)
  for (const field of needed[type]) required(config[field], `${type}.${field}`)
  if (type !== 'authenticate-oidc') return { config }
  const { ClientSecret, UseExistingClientSecret, ...shown } = config
  return { config: shown, secret: secretOf(ClientSecret, UseExistingClientSecret === true, shown, before) }
}

function configOf(type: Authentication['type'], sent: Sent): Record<string, unknown> {
  switch (type) {
    case 'authenticate-oidc':
      return { ...standard, ...defined(required(sent.AuthenticateOidcConfig, 'authenticateOidcConfig')) }
    case 'authenticate-cognito':
      return {
        ...standard,
        ...defined(required(sent.AuthenticateCognitoConfig, 'authenticateCognitoConfig')),
      }
    case 'jwt-validation':
      return defined(required(sent.JwtValidationConfig, 'jwtValidationConfig'))
  }
}

function defined(config: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined))
}

/** "If you are modifying a rule, you can omit [the secret] if you set UseExistingClientSecret to true." */
function secretOf(
  sent: unknown,
  reuse: boolean,
  config: Record<string, unknown>,
  before: readonly Action[],
): string {
  if (typeof sent === 'string') {
    if (reuse) throw invalid('A client secret cannot be specified when UseExistingClientSecret is true')
    return sent
  }
  const old = before.find((action) => action.type === 'authenticate-oidc')
  const kept =
    old?.type === 'authenticate-oidc' && old.config['ClientId'] === config['ClientId']
      ? old.secret
      : undefined
  if (reuse && kept !== undefined) return kept
  throw invalid(
    reuse
      ? 'There is no existing client secret for this client ID'
      : 'You must specify a client secret or set UseExistingClientSecret to true',
  )
}

/** "[HTTPS listeners]", AWS says of every authentication action. */
export function checkAuthentication(protocol: string, actions: readonly Action[]): void {
  const action = actions.find((one) => 'config' in one)
  if (action === undefined || protocol === 'HTTPS') return
  throw new AwsError(
    'InvalidLoadBalancerAction',
    `Actions of type '${action.type}' are only supported on HTTPS listeners`,
  )
}
