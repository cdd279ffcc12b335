import { closeSync, openSync } from 'node:fs'
import { mkdir, open, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Execution } from '../../model/systems-manager.ts'
import { interpreted, type RunningShell, runInShell } from './shell.ts'
import { isSeeded } from './user-data.ts'

/** As much of what a script wrote as is read; Systems Manager keeps less. */
const READ_BYTES = 100_000

/** What a script came to. */
export type Ended = Parameters<Execution['ended']>[0]

export interface Place {
  readonly home: string
  readonly env: Readonly<Record<string, string>>
  /** The words of each call of `serve`; what is wrong with them, if anything. */
  readonly order: (words: readonly string[]) => string | undefined
}

/** A command of the form that the sandbox's own user data has; anything else is run only when asked for. */
export function isSeededCommand(script: string): boolean {
  return isSeeded(`#!/bin/sh\n${script.replace(/^#!\/bin\/sh\n/, '')}`)
}

/**
 * Really runs a script of Run Command as the agent does: from a file, whose first line may name another interpreter than
 * sh. `started` is handed what ends it.
 */
export async function runCommand(
  { commandId, step }: Execution,
  { home, env, order }: Place,
  started: (shell: RunningShell) => void,
): Promise<Ended> {
  const folder = join(home, '.ssm', commandId)
  await mkdir(folder, { recursive: true, mode: 0o755 })
  const [file, out, err] = ['_script.sh', 'stdout', 'stderr'].map((name) => join(folder, name))
  if (file === undefined || out === undefined || err === undefined)
    throw new TypeError('three names are three files')
  await writeFile(file, `${step.script}\n`, { mode: 0o755 })
  const cwd = resolve(home, step.workingDirectory ?? '')
  if (!(await isFolder(cwd))) return failed(1, `chdir ${cwd}: no such file or directory`)
  const mistakes: string[] = []
  const output = [openSync(out, 'w'), openSync(err, 'w')] as const
  const shell = runInShell({
    file,
    run: interpreted(step.script, file),
    cwd,
    env: { ...env, HOME: home },
    output,
    guarded: !isSeededCommand(step.script),
    order: (words) => mistakes.push(order(words) ?? ''),
  })
  for (const descriptor of output) closeSync(descriptor)
  started(shell)
  const how = await shell.ended
  const said = await beginningOf(err)
  const errors = [
    said,
    ...mistakes.filter((mistake) => mistake !== '').map((mistake) => `${mistake}\n`),
  ].join('')
  if (how === '0') return { exitCode: 0, output: await beginningOf(out), errors }
  const exitCode = /^\d+$/.test(how) ? Number(how) : 1
  const words = /^\d+$/.test(how) ? `exit status ${how}` : how === 'SIGKILL' ? 'signal: killed' : how
  const { errors: reason } = failed(exitCode, words)
  return { exitCode, output: await beginningOf(out), errors: `${errors}${reason}` }
}

/** In the words of the agent. */
export function failed(exitCode: number, words: string): Ended {
  return { exitCode, output: '', errors: `failed to run commands: ${words}` }
}

async function beginningOf(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(READ_BYTES), 0, READ_BYTES, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
