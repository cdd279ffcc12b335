import type { Action as Shown } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Action } from '../../model/load-balancing/action.ts'

type Forward = Extract<Action, { readonly type: 'forward' }>
type Authentication = Extract<Action, { readonly config: unknown }>

/** Actions as Describe and the answers to changes show them; never a client secret. */
export function showActions(actions: readonly Action[]): Shown[] {
  return actions.map((action) => ({
    Type: action.type,
    ...(action.order !== undefined && { Order: action.order }),
    ...showDetails(action),
  }))
}

function showDetails(action: Action): Partial<Shown> {
  switch (action.type) {
    case 'forward':
      return showForward(action)
    case 'fixed-response': {
      const { status, contentType, body } = action
      return { FixedResponseConfig: { StatusCode: status, ContentType: contentType, MessageBody: body } }
    }
    case 'redirect': {
      const { protocol, port, host, path, query, status } = action
      const target = { Protocol: protocol, Port: port, Host: host, Path: path, Query: query }
      return { RedirectConfig: { ...target, StatusCode: status } }
    }
    case 'authenticate-oidc':
    case 'authenticate-cognito':
    case 'jwt-validation':
      return showAuthentication(action)
  }
}

/** A single group is shown both ways, whichever way it was sent. */
function showForward({ groups, stickiness: { enabled, durationSeconds } }: Forward): Partial<Shown> {
  const [only, ...others] = groups
  return {
    ...(only !== undefined && others.length === 0 && { TargetGroupArn: only.arn }),
    ForwardConfig: {
      TargetGroups: groups.map(({ arn, weight }) => ({ TargetGroupArn: arn, Weight: weight })),
      TargetGroupStickinessConfig: {
        Enabled: enabled,
        ...(durationSeconds !== undefined && { DurationSeconds: durationSeconds }),
      },
    },
  }
}

// What these must have was there when they were sent; the defaults only tell the compiler so.
const oidc = {
  Issuer: undefined,
  AuthorizationEndpoint: undefined,
  TokenEndpoint: undefined,
  UserInfoEndpoint: undefined,
  ClientId: undefined,
}
const cognito = { UserPoolArn: undefined, UserPoolClientId: undefined, UserPoolDomain: undefined }
const jwt = { JwksEndpoint: undefined, Issuer: undefined }

function showAuthentication({ type, config }: Authentication): Partial<Shown> {
  switch (type) {
    case 'authenticate-oidc':
      return { AuthenticateOidcConfig: { ...oidc, ...config } }
    case 'authenticate-cognito':
      return { AuthenticateCognitoConfig: { ...cognito, ...config } }
    case 'jwt-validation':
      return { JwtValidationConfig: { ...jwt, ...config } }
  }
}
