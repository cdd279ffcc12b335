import { parse } from 'yaml'

/** One `uses:` of a job. */
export interface Step {
  readonly id?: string
  readonly name?: string
  readonly if?: string
  readonly uses: string
  readonly with?: Readonly<Record<string, unknown>>
}

/** `concurrency:`, as far as an expression may stand in it. */
export interface Concurrency {
  readonly group: string
  readonly queue?: string
  readonly 'cancel-in-progress'?: boolean
}

/** What `permissions:` gives; what it does not name is not given. */
export type Permissions = Readonly<Record<string, string>>

/** A job as it is written; of a matrix still one. */
export interface Job {
  readonly name?: string
  readonly needs?: string | readonly string[]
  readonly if?: string
  readonly environment?: string
  readonly concurrency?: Concurrency
  readonly permissions?: Permissions
  readonly outputs?: Readonly<Record<string, string>>
  readonly strategy?: { readonly 'fail-fast'?: boolean; readonly matrix: Readonly<Record<string, unknown>> }
  readonly steps: readonly Step[]
}

/** An input of `workflow_dispatch`. */
export interface DispatchInput {
  readonly type?: string
  readonly required?: boolean
  readonly default?: string | boolean
  readonly options?: readonly string[]
}

/** A workflow file. */
export interface Workflow {
  readonly name: string
  readonly on: {
    readonly push?: { readonly tags?: readonly string[] }
    readonly schedule?: readonly { readonly cron: string }[]
    readonly workflow_dispatch?: { readonly inputs?: Readonly<Record<string, DispatchInput>> } | null
  }
  readonly permissions?: Permissions
  readonly concurrency?: Concurrency
  readonly jobs: Readonly<Record<string, Job>>
}

/** Keys that are carried out, or that change nothing of what a step does here (`runs-on`). */
const known = {
  workflow: ['name', 'on', 'permissions', 'concurrency', 'jobs'],
  on: ['push', 'schedule', 'workflow_dispatch'],
  push: ['tags'],
  job: [
    ...['name', 'needs', 'if', 'runs-on', 'timeout-minutes', 'environment', 'concurrency', 'permissions'],
    ...['outputs', 'strategy', 'steps'],
  ],
  strategy: ['fail-fast', 'matrix'],
  step: ['id', 'name', 'if', 'uses', 'with'],
} as const

/** Reads the text of a workflow. @throws where it has a key that would be passed over */
export function parseWorkflow(text: string): Workflow {
  const workflow: Workflow = parse(text)
  onlyKnown('workflow', workflow)
  onlyKnown('on', workflow.on)
  onlyKnown('push', workflow.on.push ?? {})
  for (const job of Object.values(workflow.jobs)) {
    onlyKnown('job', job)
    if (job.environment !== undefined && typeof job.environment !== 'string')
      throw new Error('an environment with more than a name cannot be run here')
    onlyKnown('strategy', job.strategy ?? {})
    for (const step of job.steps) onlyKnown('step', step)
  }
  return workflow
}

function onlyKnown(place: keyof typeof known, given: object): void {
  const names: readonly string[] = known[place]
  const unknown = Object.keys(given).filter((key) => !names.includes(key))
  if (unknown.length > 0) throw new Error(`a ${place} with ${unknown.join(', ')} cannot be run here`)
}
