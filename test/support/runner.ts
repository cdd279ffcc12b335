import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inputEnvironment, readManifest } from './action-manifest.ts'
import { readPairs } from './file-commands.ts'
import { type GitHubRun, githubEnvironment } from './github-environment.ts'
import { type StepEnd, type StepOptions, type StepProcess, startStep } from './step-process.ts'
import { readLog, type WorkflowCommand } from './workflow-commands.ts'

/** One use of the action in a workflow, with what the workflow run around it looks like. */
export interface ActionCall extends GitHubRun, StepOptions {
  /** The step's `with:`; what is left out takes action.yml's default. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Added to the clean environment: what a sandbox's `env` says, AWS_*. */
  readonly env?: Readonly<Record<string, string>>
  /** Folder that holds action.yml; this repository by default. */
  readonly action?: string
  /** Current folder of the action; an empty one of its own by default. */
  readonly workspace?: string
}

/** What a step left behind. */
export interface ActionResult extends Omit<StepEnd, 'raw'> {
  /** What a person sees in GitHub's log: masked, `add-mask` lines left out. */
  readonly log: string
  /** Every line that the runner took as a command. */
  readonly commands: readonly WorkflowCommand[]
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly state: Readonly<Record<string, string>>
  /** What it wrote to GITHUB_ENV and GITHUB_PATH, for the steps after it. */
  readonly exported: Readonly<Record<string, string>>
  readonly path: string
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

/** Runs the action's `post`, with what its `main` saved as state. */
export function runPost(
  state: Readonly<Record<string, string>>,
  call: ActionCall = {},
): Promise<ActionResult> {
  const stateEnv = Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]))
  return start('post', { ...call, env: { ...call.env, ...stateEnv } }).done
}

/** Starts the action's `main`. */
export function startAction(call: ActionCall = {}): RunningAction {
  return start('main', call)
}

function start(entry: 'main' | 'post', call: ActionCall): RunningAction {
  const action = call.action ?? repository
  const manifest = readManifest(action)
  const program = manifest.runs[entry]
  if (program === undefined) throw new Error(`action.yml names no ${entry}`)
  const folder = newFolder()
  const workspace = call.workspace ?? join(folder, 'workspace')
  const env = {
    ...githubEnvironment(call, { folder, workspace, action }),
    ...inputEnvironment(manifest, call.inputs ?? {}, call.token ?? ''),
    ...Object.fromEntries(files.map((name) => [`GITHUB_${name}`, join(folder, name)])),
    ...call.env,
  }
  const { ended, ...step } = startStep(join(action, program), { cwd: workspace, env }, call)
  const done = ended.then((end) => ({ ...collect(folder, end), pid: step.pid, workspace }))
  return { ...step, done }
}

/** The files that a step writes for the runner, each named by a variable GITHUB_… */
const files = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'] as const

function collect(folder: string, { raw, ...end }: StepEnd) {
  const read = (name: (typeof files)[number]) => readFileSync(join(folder, name), 'utf8')
  const { text, commands } = readLog(raw)
  return {
    ...end,
    log: text,
    commands,
    outputs: readPairs(read('OUTPUT')),
    summary: read('STEP_SUMMARY'),
    state: readPairs(read('STATE')),
    exported: readPairs(read('ENV')),
    path: read('PATH'),
    temp: join(folder, 'temp'),
  }
}

const folders: string[] = []
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'runner-'))
  folders.push(folder)
  for (const name of ['temp', 'home', 'workspace']) mkdirSync(join(folder, name))
  for (const name of files) writeFileSync(join(folder, name), '')
  return folder
}
