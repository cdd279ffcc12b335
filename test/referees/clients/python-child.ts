import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { delimiter } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { tools } from '../install/tools.ts'
import type { Json } from './client.ts'
import { surroundings } from './surroundings.ts'

/** Where scripts find modules of ours: beside this file, and the checker of answers. */
const MODULES = ['clients', 'models'].map(inReferees).join(delimiter)

/** What a strict client has seen so far: each call, and each mistake in an answer, once. */
export interface Sight {
  /** The calls that were answered: `elbv2 CreateRule`. */
  calls(): readonly string[]
  /** `elbv2 CreateRule: Rules[].Priority: …` */
  findings(): readonly string[]
}

/** A Python program that answers one JSON document a line, as `json_lines.py` has it, one after the other. */
export interface PythonChild {
  /** Has it call its function of this name. Rejects with Python's own words when that raises, and when it has ended. */
  ask<Done>(name: string, parameters?: { readonly [name: string]: Json }): Promise<Done>
  /** Lets it end: it does so by itself when its input is closed, be it by the end of this process. */
  close(): Promise<void>
}

/** What a spy in it has seen since the last answer. */
interface Seen {
  readonly calls: readonly string[]
  readonly findings: readonly string[]
}

interface Asked {
  answer(line: string): void
  giveUp(why: string): void
}

/** Starts a script of `test/referees/` in an environment that says which AWS is meant. */
export function startPython(
  script: string,
  env: Readonly<Record<string, string>>,
  see: (seen: Seen) => void = () => {},
): PythonChild {
  const child = spawn(tools.python, [inReferees(script)], {
    env: { ...surroundings(env), PYTHONPATH: MODULES },
  })
  const asked: Asked[] = []
  let ended: string | undefined
  createInterface(child.stdout).on('line', (line) => asked.shift()?.answer(line))
  onEnd(child, (why) => {
    ended ??= `${script} ended: ${why}`
    for (const { giveUp } of asked.splice(0)) giveUp(ended)
  })
  return {
    ask: (name, parameters = {}) =>
      new Promise((resolve, reject) => {
        const giveUp = (why: string) => reject(new Error(why))
        if (ended !== undefined) return giveUp(ended)
        asked.push({
          answer(line) {
            const { done, seen, broken } = JSON.parse(line)
            if (broken !== undefined) return giveUp(broken)
            see(seen)
            resolve(done)
          },
          giveUp,
        })
        child.stdin.write(`${JSON.stringify({ do: name, ...parameters })}\n`)
      }),
    async close() {
      if (ended !== undefined) return
      child.stdin.end()
      await once(child, 'close')
    },
  }
}

/** Starts a script that has a spy in it. */
export function startStrictPython(
  script: string,
  env: Readonly<Record<string, string>>,
): PythonChild & Sight {
  const calls = new Set<string>()
  const findings = new Set<string>()
  const python = startPython(script, env, (seen) => {
    for (const call of seen.calls) calls.add(call)
    // The same mistake in each item of a list is one mistake.
    for (const finding of seen.findings) findings.add(finding.replaceAll(/\[\d+\]/g, '[]'))
  })
  return { ...python, calls: () => [...calls].sort(), findings: () => [...findings].sort() }
}

function inReferees(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url))
}

function onEnd(child: ChildProcessWithoutNullStreams, tell: (why: string) => void): void {
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000)
  })
  child.once('error', (error) => tell(error.message))
  // Whoever asks one that has ended is told why it has, and not that its input is closed.
  child.stdin.on('error', () => {})
  child.once('close', (status, signal) => tell(`${status ?? signal} ${complaint}`))
}
