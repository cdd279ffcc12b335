import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2'

const kinds: readonly (Action['Type'] | undefined)[] = [
  'authenticate-oidc',
  'authenticate-cognito',
  'jwt-validation',
]

/** The action that asks visitors who they are. */
export const authenticatingIn = (actions: readonly Action[]): Action | undefined =>
  actions.find(({ Type }) => kinds.includes(Type))

/**
 * The same, where the load balancer itself answers those who do not say it: "allow" lets them pass.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
 */
export const loginOf = (actions: readonly Action[]): string | undefined => {
  const asks = authenticatingIn(actions)
  const config = asks?.AuthenticateOidcConfig ?? asks?.AuthenticateCognitoConfig
  return config?.OnUnauthenticatedRequest === 'allow' ? undefined : asks?.Type
}
