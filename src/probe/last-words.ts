import type { CheckAct } from '../deploy/acts.ts'
import type { Machine, Observation } from '../deploy/model.ts'
import type { LastWords, Probes } from '../deploy/ports.ts'
import { SwitchoverError } from '../errors.ts'
import { oneLine } from './words.ts'

/** A console is a call of its own: this many machines tell what happened to all. */
const mostAsked = 10

/** What the attempt's machines had to say, a line each; those that died first. It never fails. */
export const hearLastWords = async (
  consoles: (machines: readonly string[], signal: AbortSignal) => Promise<readonly LastWords[]>,
  { side }: CheckAct,
  seen: Observation,
  signal: AbortSignal,
): Promise<Awaited<ReturnType<Probes['run']>>> => {
  const machines = seen.sides[side.color].machines
    .filter(({ ours, attempt }) => ours && attempt === side.attempt)
    .sort((a, b) => Number(a.state === 'running') - Number(b.state === 'running') || a.id.localeCompare(b.id))
    .slice(0, mostAsked)
  if (machines.length === 0) return { passed: true, said: '' }
  try {
    const words = await consoles(
      machines.map(({ id }) => id),
      signal,
    )
    return { passed: true, said: machines.flatMap((machine) => lineOf(machine, words)).join('\n') }
  } catch (error) {
    if (signal.aborted || !(error instanceof SwitchoverError)) throw error
    return { passed: true, said: `their consoles could not be read: ${oneLine(error.message)}` }
  }
}

/** The last line alone may be of whoever ran the program that failed. */
const mostLines = 3

const lineOf = ({ id, stateReason }: Machine, words: readonly LastWords[]): readonly string[] => {
  const written = words.find(({ machine }) => machine === id)?.lines ?? []
  const last = written.filter((line) => line.trim() !== '').slice(-mostLines)
  const said = [stateReason, ...last].filter((text) => text !== '').map((text) => oneLine(text))
  return said.length === 0 ? [] : [`${id}: ${said.join(' | ')}`]
}
