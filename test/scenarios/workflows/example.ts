import { readText } from '../../docs/markdown.ts'
import type { Environment, Hub, JobRan, Role } from '../../github/runner/hub.ts'
import { forRepository } from '../../github/runner/oidc.ts'
import { runWorkflow } from '../../github/runner/run-workflow.ts'
import type { Trigger } from '../../github/runner/trigger.ts'
import { parseWorkflow } from '../../github/runner/workflow.ts'
import { type Subject, subjectsIn } from '../../github/subjects.ts'
import { compileCache } from '../../support/compile-cache.ts'
import type { Stage } from '../support/stage.ts'

/** What a reviewer, or a wait timer, says in the end. */
export type Answer = () => 'approved' | 'rejected' | Promise<'approved' | 'rejected'>

/** How the repository is set up beside what the example says itself. */
interface SetUp {
  readonly files: Readonly<Record<string, string>>
  /** Variables of the repository: which job's role each of them names. */
  readonly roles?: Readonly<Record<string, string>>
  /** The rules of its environments: who is asked, and what they answer. */
  readonly answers?: Readonly<Record<string, Answer>>
  readonly hasImmutableSubjects?: boolean
}

/** What came of a run, in words. */
export interface Played {
  /** `production: success` for each job, by its name. */
  readonly results: readonly string[]
  /** Environments whose rules were asked, in order. */
  readonly asked: readonly string[]
  readonly jobs: readonly JobRan[]
  /** The outcome of a job's step of ours. */
  outcome(job: string): string
  /** What that step's log says. */
  log(job: string): string
}

/**
 * Runs a workflow of `examples/workflows` in a repository whose roles trust exactly the subjects that its comments name,
 * against the stage's AWS.
 */
export async function play(stage: Stage, name: string, trigger: Trigger, setUp: SetUp): Promise<Played> {
  const text = readText(`examples/workflows/${name}.yml`)
  const asked: string[] = []
  const jobs = await runWorkflow(parseWorkflow(text), trigger, hubOf(stage, text, setUp, asked))
  const step = (job: string) => {
    const ran = jobs.find((one) => one.name === job)?.steps.find(({ outputs }) => 'outcome' in outputs)
    if (ran === undefined) throw new Error(`${job} came to no outcome:\n${told(jobs)}`)
    return ran
  }
  return {
    ...{ asked, jobs, results: jobs.map((job) => `${job.name}: ${job.result}`) },
    outcome: (job) => step(job).outputs['outcome'] ?? '',
    log: (job) => step(job).log,
  }
}

/** Everything that the steps said, for a test that fails. */
export const told = (jobs: readonly JobRan[]): string =>
  jobs
    .flatMap(({ name, steps }) =>
      steps.map((step) => `── ${name}, ${step.name}: ${step.result}\n${step.log}`),
    )
    .join('\n')

function hubOf(stage: Stage, text: string, setUp: SetUp, asked: string[]): Hub {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, ...machine } = stage.sandbox.env
  const credentials = { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN }
  const given = Object.entries(credentials).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const subjects = subjectsIn(text)
  const role = (job: string): Role => ({
    trusts: subjects.filter((one) => one.job === job).map(setUp.hasImmutableSubjects ? longForm : shortForm),
    credentials: Object.fromEntries(given),
  })
  const { AWS_REGION = 'us-east-1', ...rest } = machine
  const named = Object.entries(setUp.roles ?? {}).map(([name, job]) => [name, arnOf(job)])
  return {
    hasImmutableSubjects: setUp.hasImmutableSubjects ?? false,
    variables: { AWS_REGION, ...Object.fromEntries(named) },
    environments: environmentsOf(subjects, setUp, asked),
    roles: Object.fromEntries(subjects.map(({ job }) => [arnOf(job), role(job)])),
    files: setUp.files,
    machine: { ...rest, ...compileCache },
  }
}

/** Each environment of the example, with its own role for the job that names it. */
function environmentsOf(
  subjects: readonly Subject[],
  { answers = {} }: SetUp,
  asked: string[],
): Hub['environments'] {
  const all = subjects.flatMap(({ job, short }): readonly (readonly [string, Environment])[] => {
    const [, name] = /:environment:(.+)$/.exec(short) ?? []
    if (name === undefined) return []
    const answer = answers[name]
    const protection =
      answer &&
      (async () => {
        asked.push(name)
        return answer()
      })
    return [[name, { variables: { SWITCHOVER_ROLE: arnOf(job) }, ...(protection ? { protection } : {}) }]]
  })
  return Object.fromEntries(all)
}

const arnOf = (job: string): string => `arn:aws:iam::123456789012:role/${job}`

const shortForm = ({ short }: Subject): string => forRepository(short)
const longForm = ({ long }: Subject): string => forRepository(long)
