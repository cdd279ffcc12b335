import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Script } from './cloud-init.ts'
import { interpreted, runInShell } from './shell.ts'

/** Real time, whatever the sandbox's clock says: it bounds a real process on somebody's machine. */
const LIMIT_MS = 60_000

/** User data that the sandbox's own config makes; anything else is run only when asked for. */
export function isSeeded(script: string): boolean {
  return /^#!\/bin\/sh\nserve --release [A-Za-z0-9][\w.+/@-]{0,127} --color [a-z]+\s*$/.test(script)
}

export interface UserData {
  readonly scripts: readonly Script[]
  readonly home: string
  readonly env: Readonly<Record<string, string>>
  /** Everything the scripts print. */
  readonly say: (text: string) => void
  /** How they fared. */
  readonly log: (line: string) => void
  /** The words of each call of `serve`. */
  readonly order: (words: readonly string[]) => void
}

export interface RunningScript {
  /** When the scripts themselves have ended; what they left in the background goes on. */
  readonly ended: Promise<void>
  /** Ends its whole process group: the machine is switched off. */
  stop(): void
}

/** Really runs scripts, each by its `#!` line and also behind one that failed, in their own home. */
export async function runUserData(userData: UserData): Promise<RunningScript> {
  const { scripts, home, env, say, log, order } = userData
  const commands = await Promise.all(scripts.map((script, index) => placed(script, home, index)))
  const { shell, ended, stop } = runInShell({
    file: home,
    run: runOf(commands),
    cwd: home,
    env: { ...env, HOME: home },
    output: 'pipe',
    // The seeded form leaves nothing in the background, so two processes for each instance can be saved.
    guarded: !scripts.every(({ text }) => isSeeded(text)),
    order,
  })
  shell.stdout?.setEncoding('utf8').on('data', say)
  shell.stderr?.setEncoding('utf8').on('data', say)
  const limit = setTimeout(() => {
    log(`user data: ended after ${LIMIT_MS / 1000} s`)
    stop()
  }, LIMIT_MS)
  const told = ended.then((how) => {
    clearTimeout(limit)
    if (how !== '0')
      log(`cc_scripts_user.py[WARNING]: Failed to run module scripts_user: user data ended with ${how}`)
  })
  return { ended: told, stop }
}

/** Puts a script on the disk; gives the command that runs it. */
async function placed({ name, text }: Script, home: string, index: number): Promise<string> {
  // Its own name may be another's, or lead elsewhere.
  const file = join(home, `${index}-${name.replaceAll(/[^\w.-]/g, '_')}`)
  // The model has a character for each byte.
  await writeFile(file, text, { encoding: 'latin1', mode: 0o755 })
  return interpreted(text, file)
}

/** One command for the shell, which ends as the last of those that failed. */
function runOf(commands: readonly string[]): string {
  if (commands.length < 2) return commands[0] ?? 'true'
  return `(failed=0; ${commands.map((command) => `${command} || failed=$?; `).join('')}exit $failed)`
}
