import type { Hub } from './hub.ts'
import type { Ref } from './trigger.ts'

/** The repository that the runs belong to, with the numbers that `GITHUB_REPOSITORY_OWNER_ID` and `_ID` have. */
const repository = { short: 'octo/shop', long: 'octo@583231/shop@1296269' }

/** The part of a subject that says what the job is about: its environment, else its ref. */
const aboutJob = (environment: string | undefined, { full }: Ref): string =>
  environment === undefined ? `ref:${full}` : `environment:${environment}`

/**
 * The subject of a job's OIDC token.
 * https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims
 */
export function subjectOf(hub: Hub, environment: string | undefined, ref: Ref): string {
  const { short, long } = repository
  return `repo:${hub.hasImmutableSubjects ? long : short}:${aboutJob(environment, ref)}`
}

/** A subject as an example writes it, for the repository that the runs belong to. */
export const forRepository = (subject: string): string =>
  subject.replace('ORG@ORG_ID/REPO@REPO_ID', repository.long).replace('ORG/REPO', repository.short)

/** Whether a trust policy that names these subjects by StringLike lets this one in. */
export const isTrusted = (subject: string, trusts: readonly string[]): boolean =>
  trusts.some((pattern) => new RegExp(`^${pattern.split('*').map(literally).join('.*')}$`).test(subject))

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
