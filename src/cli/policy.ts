import type { Mistake } from '../deploy/ports.ts'
import type { Policies } from '../policy.ts'

/** What `policy` is asked for. */
interface Wanted {
  readonly config: string
  readonly services: readonly string[]
  readonly workspace: string
  readonly json: boolean
}

/** The documents as text, or what is wrong with the config. */
export async function policyFor(wanted: Wanted): Promise<string | readonly Mistake[]> {
  const { policiesOf } = await import('../policy.ts')
  const found = await policiesOf(wanted.config, wanted.workspace, wanted.services)
  if ('mistakes' in found) return found.mistakes
  return wanted.json ? document(found) : forPeople(found)
}

/** Each document under lines that say what it is. */
const forPeople = ({ permissions, trust }: Policies): string =>
  [
    '# What the role may do. Write its own name for ROLE. Where a launch template has an instance profile, or the role in a',
    '# profile has another name, allow iam:PassRole on that role; where its image is resolve:ssm:…, ssm:GetParameters on that.',
    document(permissions),
    '# Who may take it: jobs of this environment, in a repository made since July 2026.',
    document(trust.numbered),
    '# The same in an older repository. A job without an environment has :ref:refs/heads/main in its place.',
    document(trust.named),
  ].join('\n')

const document = (content: unknown): string => JSON.stringify(content, null, 2)
