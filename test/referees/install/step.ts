import { spawn } from 'node:child_process'

/** A referee cannot be had on this machine: what is missing, and what the reader can do about it. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled'
}

interface StepOptions {
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
}

/** Runs one program of an installation; its words are shown only when it fails. Answers what it printed. */
export async function step(
  program: string,
  args: readonly string[],
  remedy: string,
  { env = process.env, cwd }: StepOptions = {},
): Promise<string> {
  const child = spawn(program, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  const code = await new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (status, signal) => resolve(status ?? signal ?? 'ended'))
  })
  if (code === 0) return printed
  throw new NotInstalled(`${[program, ...args].join(' ')}: ${code}\n${tail(printed)}${remedy}`)
}

function tail(text: string): string {
  const lines = text.trimEnd().split('\n').slice(-15)
  return lines[0] === '' ? '' : `${lines.map((line) => `  ${line}`).join('\n')}\n`
}
