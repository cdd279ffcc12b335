import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileCache } from '../../support/compile-cache.ts'
import { endGroup, watchGroup } from '../../support/process-groups.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import type { Stage } from './stage.ts'

/** What a command line came to. */
export interface Typed {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

/** A command that runs in a terminal. */
export interface Typing {
  readonly pid: number
  readonly process: ChildProcess
  readonly done: Promise<Typed>
  /** What it has printed so far, on either stream. */
  printed(): string
}

/** A person in a checkout, on a machine that knows nothing of GitHub. */
export interface Terminal {
  readonly workspace: string
  readonly home: string
  readonly env: Readonly<Record<string, string>>
  /** Runs `switchover` with these arguments to its end. */
  run(...args: readonly string[]): Promise<Typed>
  start(args: readonly string[], env?: Readonly<Record<string, string>>): Typing
}

/** The program that `bin` of package.json names. */
export const program = fileURLToPath(new URL('../../../dist/cli.cjs', import.meta.url))

/** A checkout whose config is that of the stage, with this change. */
export function openTerminal(stage: Stage, change: Parameters<Stage['config']>[0] = {}): Terminal {
  const workspace = temporaryFolder('checkout-')
  const home = temporaryFolder('home-')
  mkdirSync(join(workspace, '.github'))
  writeFileSync(join(workspace, '.github/switchover.yml'), stage.config(change))
  const env = { ...machine(home), ...stage.sandbox.env }
  const start: Terminal['start'] = (args, its = env) =>
    startProgram(process.execPath, [program, ...args], { cwd: workspace, env: { ...compileCache, ...its } })
  return { workspace, home, env, start, run: (...args) => start(args).done }
}

/** The environment of a machine whose git is this script: the tests need none. */
export function withGit({ env }: Terminal, script: string): Readonly<Record<string, string>> {
  const folder = temporaryFolder('git-')
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, 'git'), 0o755)
  return { ...env, PATH: `${folder}:${env['PATH']}` }
}

/** What a shell gives to what is started from it. */
export const machine = (home: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  HOME: home,
  LANG: 'C.UTF-8',
})

/** Starts a program whose streams are no terminal, in a process group of its own. */
export function startProgram(
  path: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Typing {
  const child = spawn(path, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  watchGroup(child.pid)
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const done = new Promise<Typed>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      endGroup(child.pid)
      resolve({ code, signal, out, err })
    })
  })
  return { pid: child.pid ?? 0, process: child, done, printed: () => out + err }
}
