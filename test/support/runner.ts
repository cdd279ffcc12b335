import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type JobStatus, postRuns, readManifest } from './action-manifest.ts'
import { type GitHubRun, githubEnvironment, machineEnvironment } from './step/github-environment.ts'
import { newStepFolder } from './step/step-folder.ts'
import { stepInputs } from './step/step-inputs.ts'
import { type StepOptions, type StepProcess, startStep } from './step/step-process.ts'
import { type StepResult, skippedStep, stepResult } from './step/step-result.ts'

/** One use of the action in a workflow, with what the workflow run around it looks like. */
export interface ActionCall extends GitHubRun, StepOptions {
  /** The step's `with:`; what is left out takes action.yml's default. */
  readonly inputs?: Readonly<Record<string, string>>
  /** The step's `env:`, over a clean environment: what a sandbox's `env` says, AWS_*. */
  readonly env?: Readonly<Record<string, string>>
  /** Folder that holds action.yml; this repository by default. */
  readonly action?: string
  /** Current folder of the action; an empty one of its own by default. */
  readonly workspace?: string
}

/** What a step left behind. */
export interface ActionResult extends StepResult {
  /** 0 where nothing was started. */
  readonly pid: number
  readonly workspace: string
  /** RUNNER_TEMP of the step; it and everything in it is removed when this process ends. */
  readonly temp: string
}

/** A step that runs: as `StepProcess`, with what it leaves behind as `done`. */
export interface RunningAction extends Omit<StepProcess, 'ended'> {
  readonly done: Promise<ActionResult>
}

const repository = fileURLToPath(new URL('../..', import.meta.url))

/** Runs the action's `main` to its end. A non-zero exit is a result, not an error. */
export function runAction(call: ActionCall = {}): Promise<ActionResult> {
  return startAction(call).done
}

/** Starts the action's `main`. */
export function startAction(call: ActionCall = {}): RunningAction {
  return start('main', call)
}

/** Runs the action's `post`, with what its `main` saved as state, at the end of a job that stands like this. */
export async function runPost(
  state: Readonly<Record<string, string>>,
  call: ActionCall & { readonly jobStatus?: JobStatus } = {},
): Promise<ActionResult> {
  const { action = repository, workspace = '', jobStatus = 'success' } = call
  if (!postRuns(readManifest(action), jobStatus)) return { ...skippedStep, pid: 0, workspace, temp: '' }
  return startPost(state, call).done
}

/** Starts the action's `post`, whatever its condition says. */
export function startPost(state: Readonly<Record<string, string>>, call: ActionCall = {}): RunningAction {
  return start('post', call, state)
}

/** https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/NodeScriptActionHandler.cs */
function start(
  entry: 'main' | 'post',
  call: ActionCall,
  state: Readonly<Record<string, string>> = {},
): RunningAction {
  const { action = repository, token = '', inputs = {} } = call
  const manifest = readManifest(action)
  const program = manifest.runs[entry]
  if (program === undefined) throw new Error(`action.yml names no ${entry}`)
  const folder = newStepFolder(call.workspace)
  const { temp, workspace } = folder
  const github = { ...githubEnvironment(call, folder), ...folder.variables }
  const { variables, warnings } = stepInputs(manifest, inputs, { ...github, GITHUB_TOKEN: token })
  // A workflow's `env` can set anything but what the runner itself sets.
  const { NODE_ICU_DATA: _, ...env }: Record<string, string> = {
    ...machineEnvironment(folder),
    ...call.env,
    ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
    ...variables,
    ...github,
  }
  const { ended, ...step } = startStep(join(action, program), { cwd: workspace, env }, call)
  const secrets = token === '' ? [] : [token]
  const done = ended.then((end) => ({
    ...stepResult(end, folder, { warnings, secrets }),
    ...{ pid: step.pid, workspace, temp },
  }))
  return { ...step, done }
}
