import { type ChildProcess, spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { ORDERS, unprivileged } from './image.ts'
import { createOrderReader } from './serve-orders.ts'

/** Real time, whatever the sandbox's clock says: it bounds a real process on somebody's machine. */
const LIMIT_MS = 60_000

/** User data that the sandbox's own config makes; anything else is run only when asked for. */
export function isSeeded(script: string): boolean {
  return /^#!\/bin\/sh\nserve --release [A-Za-z0-9][\w.+/@-]{0,127} --color [a-z]+\s*$/.test(script)
}

/** Runs the script and says on the pipe of orders how it ended: behind all orders, as exit events are not. */
const RUN = `/bin/sh "$0" 3<&-; printf '%s\\0' 2 end "$?" >&${ORDERS}`

/** Waits for the sandbox's end of pipe 3 to close, and ends the group: nothing of it outlives the sandbox. */
const GUARD = `(cat <&3; kill -9 0) >/dev/null 2>&1 ${ORDERS}>&- &`

export interface UserData {
  readonly script: string
  readonly home: string
  readonly env: Readonly<Record<string, string>>
  /** Everything the script prints. */
  readonly say: (text: string) => void
  /** The words of each call of `serve`. */
  readonly order: (words: readonly string[]) => void
}

export interface RunningScript {
  /** When the script itself has ended; what it left in the background goes on. */
  readonly ended: Promise<void>
  /** Ends its whole process group: the machine is switched off. */
  stop(): void
}

/** Really runs user data with /bin/sh: unprivileged, in its own home and process group. */
export async function runUserData(userData: UserData): Promise<RunningScript> {
  const { script, home, env, say } = userData
  const file = join(home, 'user-data')
  await writeFile(file, script, { mode: 0o755 })
  // The seeded form leaves nothing in the background, so two processes for each instance can be saved.
  const guarded = !isSeeded(script)
  const shell = spawn('/bin/sh', ['-c', guarded ? `${GUARD} ${RUN}` : RUN, file], {
    cwd: home,
    env: { ...env, HOME: home },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', guarded ? 'pipe' : 'ignore', 'pipe'],
    ...(unprivileged !== undefined && { uid: unprivileged, gid: unprivileged }),
  })
  shell.stdout?.setEncoding('utf8').on('data', say)
  shell.stderr?.setEncoding('utf8').on('data', say)
  const limit = setTimeout(() => {
    say(`user data: ended after ${LIMIT_MS / 1000} s\n`)
    endGroup(shell)
  }, LIMIT_MS)
  const ended = endOf(shell, userData).then((how) => {
    clearTimeout(limit)
    if (how !== '0') say(`user data: ended with ${how}\n`)
  })
  return { ended, stop: () => endGroup(shell) }
}

/** Exit status, signal or error, once everything that the script ordered was read. */
function endOf(shell: ChildProcess, { order }: UserData): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  const read = createOrderReader()
  const orders = shell.stdio[ORDERS] as Readable
  orders.setEncoding('utf8').on('data', (text: string) => {
    for (const [kind, ...words] of read(text)) {
      if (kind === 'serve') order(words)
      else resolve(words.join(' '))
    }
  })
  shell.once('exit', (_code, signal) => signal !== null && resolve(signal))
  shell.once('error', (error) => resolve(String(error)))
  return promise
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nothing of the group is left.
  }
}
