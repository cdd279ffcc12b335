/**
 * What is done with a request: by a listener where no rule matches, else by the rule.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html
 */
export type Action =
  | {
      readonly type: 'forward'
      readonly order?: number
      readonly groups: readonly { readonly arn: string; readonly weight: number }[]
      readonly stickiness: { readonly enabled: boolean; readonly durationSeconds?: number }
    }
  | {
      readonly type: 'fixed-response'
      readonly order?: number
      readonly status: string
      readonly contentType?: string
      readonly body?: string
    }
  | {
      readonly type: 'redirect'
      readonly order?: number
      readonly status: 'HTTP_301' | 'HTTP_302'
      readonly protocol: string
      readonly port: string
      readonly host: string
      readonly path: string
      readonly query: string
    }
  /** The authenticate actions are kept as sent, secrets apart. */
  | {
      readonly type: 'authenticate-oidc' | 'authenticate-cognito' | 'jwt-validation'
      readonly order?: number
      readonly config: Readonly<Record<string, unknown>>
      readonly secret?: string
    }
