import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { readPairs } from './file-commands.ts'
import { type GitHubRun, githubEnvironment } from './github-environment.ts'
import { readLog, type WorkflowCommand } from './workflow-commands.ts'

/** One use of the action in a workflow, with what the workflow run around it looks like. */
export interface ActionCall extends GitHubRun {
  /** The step's `with:`; what is left out takes action.yml's default. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Added to the clean environment: AWS_*, what a sandbox's `env` says, INPUT_* never. */
  readonly env?: Readonly<Record<string, string>>
  /** Folder that holds action.yml; this repository by default. */
  readonly action?: string
  /** Current folder of the action; an empty one of its own by default. */
  readonly workspace?: string
  /** Stops the step: `cancel` as the runner does (SIGINT, 7.5 s, SIGTERM, 2.5 s, SIGKILL), or one signal to its process group. */
  readonly signal?: { readonly name: NodeJS.Signals | 'cancel'; readonly afterMs: number }
  /** Each piece of stdout and stderr as it comes. */
  readonly onOutput?: (text: string) => void
  /** A step that takes longer is killed and is an error. */
  readonly limitMs?: number
}

/** What a step left behind. */
export interface ActionResult {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
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
  readonly durationMs: number
  readonly workspace: string
  /** RUNNER_TEMP of the step; it and everything in it is removed when this process ends. */
  readonly temp: string
}

/** A step that runs. */
export interface RunningAction {
  readonly pid: number
  /** `performance.now()` when its process was started. */
  readonly startedAt: number
  readonly done: Promise<ActionResult>
  /** Sends the signal to the whole process group. */
  kill(signal?: NodeJS.Signals): void
  /** Cancels it as GitHub does. */
  cancel(): void
}

const repository = fileURLToPath(new URL('../..', import.meta.url))
const cancelSchedule = [
  { signal: 'SIGINT', afterMs: 0 },
  { signal: 'SIGTERM', afterMs: 7_500 },
  { signal: 'SIGKILL', afterMs: 10_000 },
] as const
const files = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'] as const

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
  const manifest: Manifest = parse(readFileSync(join(action, 'action.yml'), 'utf8'))
  const program = manifest.runs[entry]
  if (program === undefined) throw new Error(`action.yml names no ${entry}`)
  const folder = newFolder()
  const workspace = call.workspace ?? join(folder, 'workspace')
  const env = {
    ...githubEnvironment(call, { folder, workspace, action }),
    ...inputEnvironment(manifest, call),
    ...Object.fromEntries(files.map((name) => [`GITHUB_${name}`, join(folder, name)])),
    ...call.env,
  }
  const startedAt = performance.now()
  const child = spawn(process.execPath, [join(action, program)], {
    cwd: workspace,
    detached: true, // a process group of its own, so that a kill reaches what it started
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  })
  return follow(child, call, startedAt, (raw, code, signal) => {
    const read = (name: (typeof files)[number]) => readFileSync(join(folder, name), 'utf8')
    const { text, commands } = readLog(raw)
    return {
      code,
      signal,
      log: text,
      commands,
      outputs: readPairs(read('OUTPUT')),
      summary: read('STEP_SUMMARY'),
      state: readPairs(read('STATE')),
      exported: readPairs(read('ENV')),
      path: read('PATH'),
      pid: child.pid ?? 0,
      durationMs: performance.now() - startedAt,
      workspace,
      temp: join(folder, 'temp'),
    }
  })
}

interface Manifest {
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown } | null>>
  readonly runs: { readonly main: string; readonly post?: string }
}

function inputEnvironment({ inputs = {} }: Manifest, call: ActionCall): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, input] of Object.entries(inputs)) values[name] = evaluate(input?.default ?? '', call)
  for (const [name, value] of Object.entries(call.inputs ?? {})) {
    if (!(name in inputs)) throw new Error(`action.yml has no input ${name}`)
    values[name] = value
  }
  const variable = (name: string) => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [variable(name), value]))
}

function evaluate(value: unknown, call: ActionCall): string {
  const text = String(value).replace(/\$\{\{\s*github\.token\s*\}\}/g, call.token ?? '')
  if (text.includes('${{')) throw new Error(`cannot evaluate ${text}`)
  return text
}

type Collect = (raw: string, code: number | null, signal: NodeJS.Signals | null) => ActionResult

function follow(child: ChildProcess, call: ActionCall, startedAt: number, collect: Collect): RunningAction {
  const { pid } = child
  if (pid === undefined) throw new Error(`${process.execPath} could not be started`)
  const timers: NodeJS.Timeout[] = []
  const later = (ms: number, act: () => void) => timers.push(setTimeout(act, ms))
  const kill = (signal: NodeJS.Signals = 'SIGKILL') => signalGroup(pid, signal)
  const cancel = () => {
    // The runner signals the step's own process only; what is left after the last signal goes with its tree.
    for (const { signal, afterMs } of cancelSchedule)
      later(afterMs, () => (signal === 'SIGKILL' ? kill(signal) : child.kill(signal)))
  }
  const { name, afterMs = 0 } = call.signal ?? {}
  if (name !== undefined) later(afterMs, () => (name === 'cancel' ? cancel() : kill(name)))

  let raw = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      raw += text
      call.onOutput?.(text)
    })
  }
  running.add(pid)
  const done = new Promise<ActionResult>((resolve, reject) => {
    const { limitMs = 120_000 } = call
    later(limitMs, () => {
      kill()
      reject(new Error(`the step took longer than ${limitMs} ms; its log ends:\n${raw.slice(-4_000)}`))
    })
    child.once('error', reject)
    // Children that keep the output open are given 5 s, then killed, as by the runner.
    child.once('exit', () => later(5_000, kill))
    child.once('close', (code, signal) => {
      for (const timer of timers) clearTimeout(timer)
      running.delete(pid)
      try {
        resolve(collect(raw, code, signal))
      } catch (error) {
        reject(error)
      }
    })
  })
  return { pid, startedAt, done, kill, cancel }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    // ESRCH: the whole group has ended already, which is what a kill is for.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

const running = new Set<number>()
const folders: string[] = []

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'runner-'))
  folders.push(folder)
  for (const name of ['temp', 'home', 'workspace']) mkdirSync(join(folder, name))
  for (const name of files) writeFileSync(join(folder, name), '')
  return folder
}

process.on('exit', () => {
  for (const pid of running) signalGroup(pid, 'SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
