import type { Concurrency } from './workflow.ts'

/** An environment of the repository. */
export interface Environment {
  /** They go before those of the repository. */
  readonly variables?: Readonly<Record<string, string>>
  /** Its protection rule: reviewers who decide, or a wait timer. Left out: none. */
  readonly protection?: (job: string) => Promise<'approved' | 'rejected'>
}

/** A role of AWS that jobs take on by OIDC. */
export interface Role {
  /** Subjects that its trust policy names; `*` is anything, as in StringLike. */
  readonly trusts: readonly string[]
  /** What a step has in its environment once it has been taken on. */
  readonly credentials: Readonly<Record<string, string>>
}

/** A repository on GitHub and the AWS account behind it, as a run of a workflow meets them. */
export interface Hub {
  /** Subjects of its OIDC tokens hold numbers: it was made, renamed or moved since 15 July 2026. */
  readonly hasImmutableSubjects?: boolean
  readonly variables: Readonly<Record<string, string>>
  readonly environments: Readonly<Record<string, Environment>>
  /** By ARN. */
  readonly roles: Readonly<Record<string, Role>>
  /** What a checkout brings: text by path. */
  readonly files: Readonly<Record<string, string>>
  /** What every process on the machine has in its environment. */
  readonly machine: Readonly<Record<string, string>>
  /** Folder that holds our action.yml; this repository by default. */
  readonly action?: string
}

/** How a job or a step ended. */
export type Result = 'success' | 'failure' | 'skipped'

/** A step that was run, or passed over. */
export interface StepRan {
  readonly id: string
  readonly name: string
  readonly result: Result
  readonly outputs: Readonly<Record<string, string>>
  readonly log: string
}

/** One job; of a matrix, one for each of its combinations. */
export interface JobRan {
  readonly id: string
  readonly name: string
  readonly result: Result
  /** The environment whose rules it waited for. */
  readonly asked?: string
  readonly concurrency?: Concurrency
  readonly outputs: Readonly<Record<string, string>>
  readonly steps: readonly StepRan[]
}
