import type { CheckAct } from '../deploy/acts.ts'
import type { Observation } from '../deploy/model.ts'
import type { LastWords, Probes } from '../deploy/ports.ts'
import type { Machine } from '../deploy/side.ts'
import { SwitchoverError } from '../errors.ts'
import { oneLine } from './words.ts'

/** A console is a call of its own: this many machines tell what happened to all. */
const mostAsked = 10

/** What the attempt's machines had to say, each line behind who said it; those that died first. It never fails. */
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
    return { passed: true, said: machines.flatMap((machine) => linesOf(machine, words)).join('\n') }
  } catch (error) {
    if (signal.aborted || !(error instanceof SwitchoverError)) throw error
    return { passed: true, said: `their consoles could not be read: ${oneLine(error.message)}` }
  }
}

const linesOf = ({ id, stateReason }: Machine, words: readonly LastWords[]): readonly string[] =>
  [stateReason, ...(words.find(({ machine }) => machine === id)?.lines ?? [])]
    .filter((text) => text.trim() !== '')
    .map((text) => `${id}: ${oneLine(text)}`)
