import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, constants, readFile, writeFile } from 'node:fs/promises'
import { constants as ofSystem } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { pause } from '../wait.ts'
import { duration, oneLine } from '../words.ts'
import { Lines, Tail } from './lines.ts'
import { supervisor } from './supervisor.ts'

/** A bash script for the runner. */
export interface Script {
  readonly text: string
  readonly withinMs: number
  /** Its whole environment. */
  readonly env: Record<string, string>
  readonly cwd: string
  /** A private folder that is there. */
  readonly folder: string
  /** How long it has between TERM and KILL when the signal comes. */
  readonly graceMs?: number
}

interface Ended {
  readonly passed: boolean
  readonly said: string
}

/** The runner sends its second signal 7.5 s after the first; a rejection needs the rest of that. */
const defaultGraceMs = 3_000

/** How long output may come after the end. */
const drainMs = 2_000

/**
 * Runs the script and everything that it starts in a process group of its own, which is gone when this returns or
 * throws: done, late, or stopped by the signal. Each line that it writes is heard as it comes. An exit code other
 * than 0 is a failure that ends with its last lines.
 */
export const runScript = async (
  script: Script,
  hear: (line: string) => void,
  signal: AbortSignal,
): Promise<Ended> => {
  signal.throwIfAborted()
  const missing = await missingOf(['bash', 'timeout'], script.env['PATH'] ?? '')
  if (missing !== undefined)
    return { passed: false, said: `this machine has no ${missing}, which runs commands` }
  await writeFile(join(script.folder, 'script'), script.text, { mode: 0o600 })
  const tail = new Tail()
  const lines = new Lines((line) => {
    tail.push(line)
    hear(line)
  })
  const started = performance.now()
  const code = await supervised(script, lines, signal).catch((error: unknown) => String(error))
  signal.throwIfAborted()
  if (typeof code === 'string') return { passed: false, said: `could not be run: ${oneLine(code)}` }
  const took = performance.now() - started
  if (code === 0) return { passed: true, said: `done in ${duration(took)}` }
  return { passed: false, said: failureSaid(code, took, script.withinMs, tail.lines) }
}

const supervised = async (script: Script, lines: Lines, signal: AbortSignal): Promise<number> => {
  const { folder, withinMs, env, cwd, graceMs = defaultGraceMs } = script
  // Node tells of a folder that is not there as of a missing bash.
  await access(cwd)
  const over = new AbortController()
  const stop = () => void endGroup(join(folder, 'pid'), graceMs, over.signal)
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  const args = ['--noprofile', '--norc', '-p', '-c', supervisor, 'bash', folder, `${withinMs / 1000}`]
  const child = spawn('bash', args, { env, cwd, stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    const [[code, killedBy]] = await Promise.all([once(child, 'exit'), hearAll(child, lines)])
    return code ?? 128 + ofSystem.signals[killedBy as NodeJS.Signals]
  } finally {
    over.abort()
    signal.removeEventListener('abort', stop)
  }
}

/**
 * Takes what it writes no faster than it is heard: else the loop of events would turn for this pipe alone, and a lease, or
 * a test that is asked meanwhile, would be late for it. What somebody holds open after the end is not waited for.
 */
const hearAll = async (child: ChildProcessByStdio<null, Readable, null>, lines: Lines): Promise<void> => {
  const { stdout } = child
  child.once('exit', () => setTimeout(() => stdout.destroy(), drainMs).unref())
  try {
    for await (const chunk of stdout) {
      lines.push(chunk)
      await setImmediate()
    }
  } catch (error) {
    if (Object(error).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
  lines.end()
}

/** TERM to the group once, then KILL; the group may be about to begin. */
const endGroup = async (pidFile: string, graceMs: number, over: AbortSignal): Promise<void> => {
  const killAt = performance.now() + graceMs
  for (let told = false; !over.aborted; await pause(20, over)) {
    const isLate = performance.now() >= killAt
    if (told && !isLate) continue
    const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''))
    told = (pid > 1 && tell(-pid, isLate ? 'SIGKILL' : 'SIGTERM')) || told
  }
}

const tell = (pid: number, signal: 'SIGTERM' | 'SIGKILL'): boolean => {
  try {
    return process.kill(pid, signal)
  } catch {
    // It has ended by itself.
    return false
  }
}

const missingOf = async (names: readonly string[], path: string): Promise<string | undefined> => {
  for (const name of names) {
    const places = path.split(delimiter).map((folder) => access(join(folder, name), constants.X_OK))
    const found = await Promise.any(places).then(
      () => true,
      () => false,
    )
    if (!found) return name
  }
  return undefined
}

const failureSaid = (code: number, tookMs: number, withinMs: number, lines: readonly string[]): string => {
  const late = tookMs >= withinMs && (code === 124 || code === 137)
  const first = late ? `not done within ${duration(withinMs)}, and ended` : codeSaid(code)
  return [first, ...lines.map((line) => oneLine(line))].join('\n')
}

/** Codes with a meaning of bash's own. https://www.gnu.org/software/bash/manual/html_node/Exit-Status.html */
const codeSaid = (code: number): string => {
  if (code === 127) return 'exit code 127: a command was not found'
  if (code === 126) return 'exit code 126: a command could not be executed'
  return code > 128 ? `exit code ${code}: ended by signal ${code - 128}` : `exit code ${code}`
}
