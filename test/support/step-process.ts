import { spawn } from 'node:child_process'

/** How the process of a step is run; the rest is the step's environment. */
export interface StepOptions {
  /** Stops the step: `cancel` as GitHub does (SIGINT, 7.5 s, SIGTERM, 2.5 s, SIGKILL), or one signal to its process group. */
  readonly signal?: { readonly name: NodeJS.Signals | 'cancel'; readonly afterMs: number }
  /** Each piece of stdout and stderr as it comes. */
  readonly onOutput?: (text: string) => void
  /** A step that takes longer is killed and is an error; two minutes by default. */
  readonly limitMs?: number
}

export interface StepEnd {
  /** stdout and stderr, in the order in which they came. */
  readonly raw: string
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly durationMs: number
}

/** A step that runs. */
export interface StepProcess {
  readonly pid: number
  /** `performance.now()` when its process was started. */
  readonly startedAt: number
  readonly ended: Promise<StepEnd>
  /** Sends the signal to the whole process group; SIGKILL by default. */
  kill(signal?: NodeJS.Signals): void
  /** Cancels it as GitHub does. */
  cancel(): void
}

const cancelSchedule = [
  { signal: 'SIGINT', afterMs: 0 },
  { signal: 'SIGTERM', afterMs: 7_500 },
  { signal: 'SIGKILL', afterMs: 10_000 },
] as const

/** Starts a program under this Node in a process group of its own, as the runner starts an action's file. */
export function startStep(
  program: string,
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
  { signal, onOutput, limitMs = 120_000 }: StepOptions,
): StepProcess {
  const startedAt = performance.now()
  const child = spawn(process.execPath, [program], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { pid } = child
  if (pid === undefined) {
    child.once('error', () => {}) // told here, with more words
    throw new Error(`${program} could not be started in ${cwd}; does that folder exist?`)
  }
  const timers: NodeJS.Timeout[] = []
  const later = (ms: number, act: () => void) => timers.push(setTimeout(act, ms))
  const kill = (name: NodeJS.Signals = 'SIGKILL') => signalGroup(pid, name)
  const cancel = () => {
    // GitHub signals the step's own process; what is left at the end goes with the whole tree.
    for (const { signal: name, afterMs } of cancelSchedule)
      later(afterMs, () => (name === 'SIGKILL' ? kill() : child.kill(name)))
  }
  if (signal) later(signal.afterMs, () => (signal.name === 'cancel' ? cancel() : kill(signal.name)))

  let raw = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      raw += text
      onOutput?.(text)
    })
  }
  running.add(pid)
  const ended = new Promise<StepEnd>((resolve, reject) => {
    later(limitMs, () => {
      kill()
      reject(new Error(`the step took longer than ${limitMs} ms; its log ends:\n${raw.slice(-4_000)}`))
    })
    // Children that keep the output open are given 5 s, then killed, as by the runner.
    child.once('exit', () => later(5_000, kill))
    child.once('close', (code, endedBy) => {
      for (const timer of timers) clearTimeout(timer)
      running.delete(pid)
      resolve({ raw, code, signal: endedBy, durationMs: performance.now() - startedAt })
    })
  })
  return { pid, startedAt, ended, kill, cancel }
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
process.on('exit', () => {
  for (const pid of running) signalGroup(pid, 'SIGKILL')
})
