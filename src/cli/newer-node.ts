import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Which Node the command line runs under: this one, another that npm has brought, or none. */
export type Choice =
  | { readonly kind: 'this' }
  | { readonly kind: 'other'; readonly path: string }
  | { readonly kind: 'none'; readonly said: string }

const needed = 24

/** The choice for a Node of this version, where `folder` is that of the program. */
export function newerNode(version: string, folder: string): Choice {
  if (Number(version.split('.')[0]) >= needed) return { kind: 'this' }
  // As package.json asks for it, where the machine is Linux with glibc.
  const path = join(folder, `../node_modules/node-linux-${process.arch}/bin/node`)
  if (existsSync(path)) return { kind: 'other', path }
  const said = `Switchover needs Node ${needed} or newer; this is ${version}. Install it, or run npm ci in this checkout on Linux.`
  return { kind: 'none', said }
}

/** Runs the program under another Node, and ends as it ends. */
export function runUnder(path: string, args: readonly string[]): void {
  const child = spawn(path, args, { stdio: 'inherit' })
  // The terminal tells both of Ctrl-C, whoever else knows this process alone.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 130)
  })
}
