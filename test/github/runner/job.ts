import { temporaryFolder } from '../../support/temporary-folder.ts'
import { type Contexts, filled, filledAsText, holds } from './expressions.ts'
import type { Hub, JobRan, StepRan } from './hub.ts'
import { type Around, type Ended, use } from './steps.ts'
import type { Ref } from './trigger.ts'
import type { Concurrency, Job, Step, Workflow } from './workflow.ts'

/** A run of a workflow, as each of its jobs finds it. */
export interface Run {
  readonly hub: Hub
  readonly workflow: Workflow
  readonly ref: Ref
  readonly number: number
  readonly event: string
  /** `github` and `inputs`. */
  readonly contexts: Contexts
}

/** One job with its combination of the matrix, once its condition said yes. */
export async function runJob(run: Run, id: string, job: Job, known: Contexts): Promise<JobRan> {
  const { hub, ref } = run
  const environment = job.environment && filledAsText(job.environment, known)
  const vars = { ...hub.variables, ...(environment ? hub.environments[environment]?.variables : {}) }
  const contexts = { ...known, vars }
  const name = filledAsText(job.name ?? id, contexts)
  const concurrency = concurrencyOf(run.workflow, job, contexts)
  const protection = environment ? hub.environments[environment]?.protection : undefined
  const told = {
    ...{ id, name },
    ...(environment && protection ? { asked: environment } : {}),
    ...(concurrency ? { concurrency } : {}),
  }
  if ((await protection?.(name)) === 'rejected') return { ...told, result: 'failure', outputs: {}, steps: [] }
  const permissions = job.permissions ?? run.workflow.permissions ?? {}
  const around = { hub, ref, environment, permissions, call: callOf(run, id), exported: {} }
  const steps = await runSteps(job.steps, contexts, around)
  const outputs = filled(job.outputs ?? {}, { ...contexts, steps: stepsContext(steps) })
  return { ...told, result: standing(steps), outputs: texts(outputs), steps }
}

/** The group of a job: its own, else that of its workflow. */
function concurrencyOf(workflow: Workflow, job: Job, contexts: Contexts): Concurrency | undefined {
  const written = job.concurrency ?? workflow.concurrency
  return written && { ...written, group: filledAsText(written.group, contexts) }
}

function callOf({ workflow, ref, number, event }: Run, job: string): Around['call'] {
  return {
    ...{ workflow: workflow.name, runId: 5000 + number, runNumber: number, job, event: { name: event } },
    ...{ refName: ref.name, refType: ref.type, workspace: temporaryFolder('workspace-') },
  }
}

/** One after the other; when all have ended what they left for the end, the last one first. */
async function runSteps(
  steps: readonly Step[],
  contexts: Contexts,
  around: Around,
): Promise<readonly StepRan[]> {
  const ran: StepRan[] = []
  const posts: { readonly name: string; readonly post: NonNullable<Ended['post']> }[] = []
  for (const [at, step] of steps.entries()) {
    const known = { ...contexts, steps: stepsContext(ran) }
    const told = { id: step.id ?? `${at}`, name: step.name ?? step.uses }
    if (!holds(step.if, known, standing(ran))) {
      ran.push({ ...told, result: 'skipped', outputs: {}, log: '' })
      continue
    }
    const ended = await use(step.uses, texts(filled(step.with ?? {}, known)), around)
    ran.push(stepRan(told, ended))
    if (ended.post) posts.unshift({ name: `Post ${told.name}`, post: ended.post })
  }
  for (const { name, post } of posts) ran.push(stepRan({ id: name, name }, await post(standing(ran))))
  return ran
}

const standing = (ran: readonly StepRan[]) =>
  ran.some(({ result }) => result === 'failure') ? 'failure' : 'success'

const stepRan = (told: Pick<StepRan, 'id' | 'name'>, { passed, outputs, log }: Ended): StepRan => ({
  ...told,
  ...{ result: passed ? 'success' : 'failure', outputs, log },
})

const stepsContext = (ran: readonly StepRan[]): Contexts =>
  Object.fromEntries(
    ran.map(({ id, result, outputs }) => [id, { outputs, outcome: result, conclusion: result }]),
  )

function texts(values: unknown): Record<string, string> {
  if (typeof values !== 'object' || values === null) return {}
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, filledAsText(value, {})]))
}
