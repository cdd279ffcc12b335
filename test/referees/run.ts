import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { endGroup, watchGroup } from '../support/process-groups.ts'

/** How a program ended. */
export interface Ran {
  readonly status: number | null
  readonly printed: string
  readonly complaints: string
}

interface Around {
  readonly env: Readonly<Record<string, string>>
  /** Words on its standard input. */
  readonly input?: string
  readonly cwd?: string
  readonly longestMs?: number
}

/**
 * Runs a judge's program in an environment that holds nothing of this machine but PATH. Neither it nor what it starts
 * outlives this process. @throws when it takes longer than a minute, or than it may
 */
export async function run(
  program: string,
  args: readonly string[],
  { env, input = '', cwd, longestMs = 60_000 }: Around,
): Promise<Ran> {
  const child = spawn(program, args, { cwd, env: { PATH: process.env['PATH'], ...env }, detached: true })
  // Ansible's workers lead groups of their own, which it ends when it is told to end.
  watchGroup(child.pid, 'SIGTERM')
  let late = false
  const limit = setTimeout(() => {
    late = true
    endGroup(child.pid)
  }, longestMs)
  // It may have ended before it read everything.
  child.stdin.on('error', () => undefined).end(input)
  try {
    const [printed, complaints, [status]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ])
    if (late)
      throw new Error(
        `${program} took longer than ${longestMs} ms, and was ended:\n${printed.slice(-2000)}${complaints}`,
      )
    return { status, printed, complaints }
  } finally {
    clearTimeout(limit)
    endGroup(child.pid)
  }
}
