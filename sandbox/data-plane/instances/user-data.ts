import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runInShell } from './shell.ts'

/** Real time, whatever the sandbox's clock says: it bounds a real process on somebody's machine. */
const LIMIT_MS = 60_000

/** User data that the sandbox's own config makes; anything else is run only when asked for. */
export function isSeeded(script: string): boolean {
  return /^#!\/bin\/sh\nserve --release [A-Za-z0-9][\w.+/@-]{0,127} --color [a-z]+\s*$/.test(script)
}

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

/** Really runs user data, in its own home. */
export async function runUserData({ script, home, env, say, order }: UserData): Promise<RunningScript> {
  const file = join(home, 'user-data')
  await writeFile(file, script, { mode: 0o755 })
  const { shell, ended, stop } = runInShell({
    file,
    run: '/bin/sh "$0"',
    cwd: home,
    env: { ...env, HOME: home },
    output: 'pipe',
    // The seeded form leaves nothing in the background, so two processes for each instance can be saved.
    guarded: !isSeeded(script),
    order,
  })
  shell.stdout?.setEncoding('utf8').on('data', say)
  shell.stderr?.setEncoding('utf8').on('data', say)
  const limit = setTimeout(() => {
    say(`user data: ended after ${LIMIT_MS / 1000} s\n`)
    stop()
  }, LIMIT_MS)
  const told = ended.then((how) => {
    clearTimeout(limit)
    if (how !== '0') say(`user data: ended with ${how}\n`)
  })
  return { ended: told, stop }
}
