import { readConfig } from './action/config/read.ts'
import { chooseServices } from './action/goal.ts'
import { type Policy, permissionsFor, type Trust, trustFor } from './aws/rights/policy.ts'
import type { Statement } from './aws/rights/statement.ts'
import type { Mistake } from './deploy/ports.ts'

/** What a role has to be allowed, and who may take it: documents as IAM takes them. */
export interface Policies {
  readonly permissions: Policy<Statement>
  /** For repositories since July 2026, whose subject has numbers, and for those before. */
  readonly trust: { readonly numbered: Policy<Trust>; readonly named: Policy<Trust> }
}

/** Reads the config of these services and says what their role needs; AWS is not asked. */
export async function policiesOf(
  config: string,
  workspace: string,
  asked: readonly string[],
): Promise<Policies | { readonly mistakes: readonly Mistake[] }> {
  const read = await readConfig(config, workspace)
  if (read.mistakes.length > 0) return read
  const { names, mistakes } = chooseServices(asked, read)
  const services = names.flatMap((name) => read.services[name]?.settings ?? [])
  const [first] = services
  if (mistakes.length > 0 || first === undefined) return { mistakes }
  return {
    permissions: permissionsFor(services),
    trust: {
      numbered: trustFor(first, 'repo:ORG@ORG_ID/REPO@REPO_ID:environment:production'),
      named: trustFor(first, 'repo:ORG/REPO:environment:production'),
    },
  }
}
