import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { endGroup, signalGroup, watchGroup } from '../process-groups.ts'
import { OutputLines } from './output-lines.ts'

/**
 * How long a runner waits for a step: between SIGINT and SIGTERM, between SIGTERM and the kill, and for its output to
 * close once its process has ended.
 * https://github.com/actions/runner/blob/main/src/Runner.Sdk/ProcessInvoker.cs
 */
export interface Waits {
  readonly sigintMs: number
  readonly sigtermMs: number
  readonly outputMs: number
}

export const runnerWaits: Waits = { sigintMs: 7_500, sigtermMs: 2_500, outputMs: 5_000 }

/** How the process of a step is run; the rest is the step's environment. */
export interface StepOptions {
  /** Each line of stdout and stderr as it comes, with its end. */
  readonly onOutput?: (line: string) => void
  /** Shorter ones, for a test that has to wait for them. */
  readonly waits?: Partial<Waits>
  /** A step that takes longer is killed and is an error; two minutes by default. */
  readonly limitMs?: number
}

export interface StepEnd {
  /** stdout and stderr, each line when it was whole. */
  readonly lines: readonly string[]
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** It was told to end before it did, however it ended then. */
  readonly cancelled: boolean
  readonly durationMs: number
}

/** A step that runs. */
export interface StepProcess {
  readonly pid: number
  /** `performance.now()` when its process was started. */
  readonly startedAt: number
  readonly ended: Promise<StepEnd>
  /** Sends the signal to the whole process group; SIGKILL by default. No runner does this: a machine that dies does. */
  kill(signal?: NodeJS.Signals): void
  /** Cancels it as GitHub does: SIGINT, SIGTERM, kill, to its own process alone. */
  cancel(): void
}

interface Place {
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
}

/** Starts a program under this Node in a process group of its own, as the runner starts an action's file. */
export function startStep(program: string, place: Place, options: StepOptions): StepProcess {
  const { onOutput, limitMs = 120_000 } = options
  const waits = { ...runnerWaits, ...options.waits }
  const startedAt = performance.now()
  const child = spawned(program, place)
  const { pid } = child
  const timers: NodeJS.Timeout[] = []
  const later: Later = (ms, act) => timers.push(setTimeout(act, ms))
  const lines: string[] = []
  const flush = read(child, (line) => {
    lines.push(line)
    onOutput?.(`${line}\n`)
  })
  const cancel = once(() => cancelled(child, waits, later))

  watchGroup(pid)
  const ended = new Promise<StepEnd>((resolve, reject) => {
    const end = () => {
      timers.forEach(clearTimeout)
      // What it left behind ends with the job on a runner, and with the step here.
      endGroup(pid)
      flush()
      const { exitCode: code, signalCode: signal } = child
      const durationMs = performance.now() - startedAt
      resolve({ lines: [...lines], code, signal, cancelled: cancel.called(), durationMs })
    }
    later(limitMs, () => {
      signalGroup(pid, 'SIGKILL')
      const last = lines.slice(-50).join('\n')
      reject(new Error(`the step took longer than ${limitMs} ms; its log ends:\n${last}`))
    })
    child.once('exit', () => later(waits.outputMs, end))
    child.once('close', end)
  })
  return {
    pid,
    startedAt,
    ended,
    kill: (signal = 'SIGKILL') => signalGroup(pid, signal),
    cancel: cancel.call,
  }
}

type Later = (ms: number, act: () => void) => void
type Child = ChildProcessByStdio<null, Readable, Readable> & { readonly pid: number }

function spawned(program: string, place: Place): Child {
  const child = spawn(process.execPath, [program], {
    ...place,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (isThere(child)) return child
  child.once('error', () => {}) // told here, with more words
  throw new Error(`${program} could not be started in ${place.cwd}; does that folder exist?`)
}

const isThere = (child: ChildProcessByStdio<null, Readable, Readable>): child is Child =>
  child.pid !== undefined

function cancelled(child: Child, { sigintMs, sigtermMs }: Waits, later: Later): void {
  child.kill('SIGINT')
  later(sigintMs, () => child.kill('SIGTERM'))
  later(sigintMs + sigtermMs, () => child.kill('SIGKILL'))
}

function once(act: () => void) {
  let done = false
  return {
    called: () => done,
    call: () => {
      if (!done) act()
      done = true
    },
  }
}

/** Reads both streams, each into lines of its own; the answer hands out what has no end yet. */
function read({ stdout, stderr }: Child, take: (line: string) => void): () => void {
  const flushes = [stdout, stderr].map((stream) => {
    const lines = new OutputLines(take)
    stream.setEncoding('utf8').on('data', (text: string) => lines.write(text))
    return () => {
      stream.destroy()
      lines.end()
    }
  })
  return () => {
    for (const flush of flushes) flush()
  }
}
