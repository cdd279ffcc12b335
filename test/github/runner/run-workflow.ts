import { type Contexts, filled, holds, type Status } from './expressions.ts'
import type { Hub, JobRan, Result } from './hub.ts'
import { type Run, runJob } from './job.ts'
import { inputsOf, refOf, type Trigger } from './trigger.ts'
import type { Job, Workflow } from './workflow.ts'

/** What came of a job for those that need it: of a matrix, of all its combinations. */
interface Whole {
  readonly result: Result
  readonly outputs: Readonly<Record<string, string>>
  readonly ran: readonly JobRan[]
}

let runs = 0

/**
 * Runs a workflow as GitHub does: each job as soon as what it needs has ended and its environment lets it, its steps one
 * after the other, ours as the packaged action in a process. Answers its jobs in the order of the file, of a matrix each
 * combination.
 */
export async function runWorkflow(
  workflow: Workflow,
  trigger: Trigger,
  hub: Hub,
): Promise<readonly JobRan[]> {
  runs += 1
  const ref = refOf(trigger)
  const github = {
    ...{ event_name: trigger.event, ref: ref.full, ref_name: ref.name, ref_type: ref.type },
    ...{ repository: 'octo/shop', actor: 'mona', run_id: `${5000 + runs}`, token: '' },
  }
  const contexts = { github, inputs: inputsOf(workflow, trigger) }
  const run: Run = { hub, workflow, ref, number: runs, event: trigger.event, contexts }
  const begun = new Map<string, Promise<Whole>>()
  const begin = (id: string): Promise<Whole> => {
    const job = workflow.jobs[id]
    if (job === undefined) throw new Error(`there is no job ${id}`)
    const found = begun.get(id) ?? whole(run, id, job, begin)
    begun.set(id, found)
    return found
  }
  const all = await Promise.all(Object.keys(workflow.jobs).map(begin))
  return all.flatMap(({ ran }) => ran)
}

async function whole(run: Run, id: string, job: Job, begin: (id: string) => Promise<Whole>): Promise<Whole> {
  const names = [job.needs ?? []].flat()
  const needed = await Promise.all(names.map(begin))
  const needs = Object.fromEntries(
    names.map((name, at) => [name, { result: needed[at]?.result, outputs: needed[at]?.outputs }]),
  )
  const contexts = { ...run.contexts, needs, vars: run.hub.variables }
  if (!holds(job.if, contexts, standing(needed))) {
    const skipped: JobRan = { id, name: job.name ?? id, result: 'skipped', outputs: {}, steps: [] }
    return { ...skipped, ran: [skipped] }
  }
  const ran = await Promise.all(
    combinations(job, contexts).map((matrix) => runJob(run, id, job, { ...contexts, matrix })),
  )
  const result = ran.some((one) => one.result === 'failure') ? 'failure' : 'success'
  return { result, outputs: Object.assign({}, ...ran.map(({ outputs }) => outputs)), ran }
}

/** The worst of them. */
const standing = (needed: readonly Whole[]): Status =>
  (['failure', 'skipped'] as const).find((one) => needed.some(({ result }) => result === one)) ?? 'success'

/** Every combination of the lists of a matrix; the only one, empty, where there is none. */
function combinations({ strategy }: Job, contexts: Contexts): readonly Contexts[] {
  return Object.entries(strategy?.matrix ?? {}).reduce<readonly Contexts[]>(
    (made, [name, written]) => {
      const values: unknown = filled(written, contexts)
      if (!Array.isArray(values) || name === 'include' || name === 'exclude')
        throw new Error(`a matrix by ${name} cannot be run here`)
      return made.flatMap((one) => values.map((value: unknown) => ({ ...one, [name]: value })))
    },
    [{}],
  )
}
