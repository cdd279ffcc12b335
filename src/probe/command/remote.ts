import type { CheckAct } from '../../deploy/acts.ts'
import { counted } from '../../deploy/counted.ts'
import { fill } from '../../deploy/placeholders.ts'
import type { RemoteAnswer, RemoteCommands } from '../../deploy/ports.ts'
import type { Machine } from '../../deploy/side.ts'
import type { RemoteSettings } from '../../settings.ts'
import type { Values } from '../expect.ts'
import { listed, oneLine } from '../words.ts'

interface Found {
  readonly passed: boolean
  readonly said: string
  readonly machines: readonly string[]
}

/** Runs a document on these machines, or on the first of them by id; passed when it did on each. */
export const runRemotely = async (
  commands: RemoteCommands,
  settings: RemoteSettings,
  asked: { readonly act: CheckAct; readonly values: Values; readonly machines: readonly Machine[] },
  hear: (machine: string, line: string) => void,
  signal: AbortSignal,
): Promise<Found> => {
  const ids = asked.machines.map(({ id }) => id).sort()
  const machines = settings.on === 'one' ? ids.slice(0, 1) : ids
  return foundOf(machines, await answersOf(commands, settings, { ...asked, machines }, hear, signal))
}

/** How a document ended on each of these machines. */
export const answersOf = (
  commands: RemoteCommands,
  settings: RemoteSettings,
  asked: {
    readonly act: CheckAct
    readonly values: Values
    readonly machines: readonly string[]
    readonly alone?: boolean
  },
  hear: (machine: string, line: string) => void,
  signal: AbortSignal,
): Promise<readonly RemoteAnswer[]> => {
  const { document, withinMs, concurrency } = settings
  const parameters = parametersOf(settings, asked.act, asked.values)
  const { machines, alone } = asked
  const order = { machines, document, parameters, withinMs, concurrency, ...(alone && { alone }) }
  return commands.run(order, hear, signal)
}

const foundOf = (machines: readonly string[], answers: readonly RemoteAnswer[]): Found => {
  const good = answers.filter(({ passed }) => passed)
  const bad = answers
    .filter(({ passed }) => !passed)
    .map(({ machine, said }) => `${machine}: ${harmless(said)}`)
  return {
    passed: bad.length === 0 && good.length === machines.length && machines.length > 0,
    said: [
      `done on ${good.length} of ${counted(machines.length, 'machine')}`,
      ...(bad.length > 0 ? [listed(bad)] : []),
    ].join('; '),
    machines: good.map(({ machine }) => machine),
  }
}

/** Line by line: what a command wrote keeps its lines, and nothing else that is not a letter. */
const harmless = (said: string): string =>
  said
    .split('\n')
    .map((line) => oneLine(line))
    .join('\n')

const parametersOf = (
  { document, parameters }: RemoteSettings,
  act: CheckAct,
  values: Values,
): Readonly<Record<string, readonly string[]>> => {
  const filled = Object.fromEntries(
    Object.entries(parameters).map(([name, list]) => [name, list.map((text) => fill(text, { ...values }))]),
  )
  const { commands } = filled
  return act.again && document === shellScript && commands !== undefined
    ? { ...filled, commands: toldAgain(commands) }
    : filled
}

const shellScript = 'AWS-RunShellScript'

/** A shell script is told by the variable that one on the runner gets; what begins with another program's name cannot be. */
const toldAgain = (commands: readonly string[]): readonly string[] => {
  const [first = '', ...rest] = commands.join('\n').split('\n')
  const telling = 'export SWITCHOVER_MIGRATION_AGAIN=1'
  if (!first.startsWith('#!')) return [telling, ...commands]
  return /sh\b/.test(first) ? [first, telling, ...rest] : commands
}
