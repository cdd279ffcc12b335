import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { ORDERS, unprivileged } from './image.ts'
import { createOrderReader } from './serve-orders.ts'

/** Waits for the sandbox's end of pipe 3 to close, and ends the group: nothing of it outlives the sandbox. */
const GUARD = `(cat <&3; kill -9 0) >/dev/null 2>&1 ${ORDERS}>&- &`

export interface Script {
  /** On the instance's disk. */
  readonly file: string
  /** What runs it, in a shell in which `$0` is the file. */
  readonly run: string
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** Where its output goes: a descriptor each, or a pipe. */
  readonly output: 'pipe' | readonly [out: number, err: number]
  /** Whether it may leave something in the background; guarding costs two processes for as long as it does. */
  readonly guarded: boolean
  /** The words of each call of `serve`. */
  readonly order: (words: readonly string[]) => void
}

export interface RunningShell {
  readonly shell: ChildProcess
  /** Exit status, signal or error, once everything that the script ordered was read. */
  readonly ended: Promise<string>
  /** When nothing of its process group is left, in the background either. */
  readonly left: Promise<void>
  /** Ends its whole process group, with what the script left in the background. */
  stop(): void
}

/** Really runs a script with /bin/sh: unprivileged, in a process group of its own. */
export function runInShell({ file, run, cwd, env, output, guarded, order }: Script): RunningShell {
  // How it ended is said on the pipe of orders: behind all orders, as exit events are not.
  const told = `${run} 3<&-; printf '%s\\0' 2 end "$?" >&${ORDERS}`
  const [out, err] = output === 'pipe' ? (['pipe', 'pipe'] as const) : output
  const stdio: StdioOptions = ['ignore', out, err, guarded ? 'pipe' : 'ignore', 'pipe']
  const shell = spawn('/bin/sh', ['-c', guarded ? `${GUARD} ${told}` : told, file], {
    cwd,
    env,
    detached: true,
    stdio,
    ...(unprivileged !== undefined && { uid: unprivileged, gid: unprivileged }),
  })
  const { promise: ended, resolve } = Promise.withResolvers<string>()
  const { promise: left, resolve: leave } = Promise.withResolvers<void>()
  let gone = false
  const stop = () => {
    if (!gone) endGroup(shell)
  }
  const read = createOrderReader()
  const orders = shell.stdio[ORDERS] as Readable
  orders.setEncoding('utf8').on('data', (text: string) => {
    for (const [kind, ...words] of read(text)) {
      if (kind === 'serve') order(words)
      else resolve(words.join(' '))
    }
  })
  // Nobody holds the pipe any more: nothing is left but the guard.
  orders.once('close', () => {
    if (guarded) stop()
    gone = true
    leave()
  })
  shell.once('exit', (_code, signal) => signal !== null && resolve(signal))
  shell.once('error', (error) => resolve(String(error)))
  return { shell, ended, left, stop }
}

/**
 * The command that runs a script by its `#!` line. Not run as a program: a process that starts elsewhere may still have
 * the file open for writing.
 */
export function interpreted(text: string, file: string): string {
  const [, interpreter = '/bin/sh', argument] = /^#! *(\S+)(?: +(.*\S))?/.exec(text) ?? []
  return [interpreter, ...(argument === undefined ? [] : [argument]), file].map(quoted).join(' ')
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nothing of the group is left.
  }
}
