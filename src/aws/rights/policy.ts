import type { ServiceSettings } from '../../settings.ts'
import { place } from './needs.ts'
import type { Statement } from './statement.ts'
import { statementsOf } from './statements.ts'

/** A policy document, as IAM takes it. */
export interface Policy<Kind> {
  readonly Version: '2012-10-17'
  readonly Statement: readonly Kind[]
}

/** Who may take a role. */
export interface Trust {
  readonly Effect: 'Allow'
  readonly Principal: { readonly Federated: string }
  readonly Action: 'sts:AssumeRoleWithWebIdentity'
  readonly Condition: { readonly StringEquals: Readonly<Record<string, string>> }
}

/** What the role that works on these services has to be allowed, and nothing else. */
export const permissionsFor = (services: readonly ServiceSettings[]): Policy<Statement> => ({
  Version: '2012-10-17',
  Statement: [...Map.groupBy(services.flatMap(statementsOf), ({ Sid }) => Sid).values()].flatMap(merged),
})

/** Statements of one name differ in their resources alone. */
const merged = (same: readonly Statement[]): readonly Statement[] => {
  const [first] = same
  if (first === undefined) return []
  const all = (of: (statement: Statement) => readonly string[]) => [...new Set(same.flatMap(of))].sort()
  return [{ ...first, Action: all(({ Action }) => Action), Resource: all(({ Resource }) => Resource) }]
}

const issuer = 'token.actions.githubusercontent.com'

/**
 * Lets jobs of one environment of one repository take the role. `subject`: GitHub's `sub`, which has the numbers of owner and
 * repository where that was made since July 2026.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
export const trustFor = (service: ServiceSettings, subject: string): Policy<Trust> => {
  const { partition, account } = place(service)
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com', [`${issuer}:sub`]: subject } },
      },
    ],
  }
}
