import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

/** How a program ended. */
export interface Ran {
  readonly status: number | null
  readonly printed: string
  readonly complaints: string
}

const LONGEST_MS = 60_000

/** Runs a judge's program in an environment that holds nothing of this machine but PATH, with words on its standard input. */
export async function run(
  program: string,
  args: readonly string[],
  { env, input }: { readonly env: Readonly<Record<string, string>>; readonly input: string },
): Promise<Ran> {
  const child = spawn(program, args, { env: { PATH: process.env['PATH'], ...env }, timeout: LONGEST_MS })
  // It may have ended before it read everything.
  child.stdin.on('error', () => undefined).end(input)
  const [printed, complaints, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { status, printed, complaints }
}
