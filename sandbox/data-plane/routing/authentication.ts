import type { Action } from '../../model/load-balancing/action.ts'
import { type NodeAnswer, page } from './node-answers.ts'
import type { RequestSeen } from './request-seen.ts'

export type Authentication = Extract<Action, { readonly config: unknown }>

/**
 * What a node answers to whoever has not said who he is; undefined where the request passes. Nobody can log in here: no
 * session is ever a valid one. A token is not looked into: any passes.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-verify-jwt.html
 */
export function authenticationAnswer(
  { type, config }: Authentication,
  request: RequestSeen,
): NodeAnswer | undefined {
  if (type === 'jwt-validation') {
    const [token = ''] = request.headers['authorization'] ?? []
    return /^bearer ./i.test(token) ? undefined : page(401)
  }
  const unauthenticated = config['OnUnauthenticatedRequest'] ?? 'authenticate'
  if (unauthenticated === 'allow') return undefined
  return unauthenticated === 'deny' ? page(401) : page(302, { location: loginUrl(type, config, request) })
}

function loginUrl(type: Authentication['type'], config: Authentication['config'], { host }: RequestSeen) {
  const [endpoint, client] =
    type === 'authenticate-oidc'
      ? [config['AuthorizationEndpoint'], config['ClientId']]
      : [`https://${config['UserPoolDomain']}/oauth2/authorize`, config['UserPoolClientId']]
  const query = new URLSearchParams({
    client_id: String(client),
    redirect_uri: `https://${host}/oauth2/idpresponse`,
    response_type: 'code',
    scope: String(config['Scope'] ?? 'openid'),
  })
  return `${endpoint}?${query}`
}
