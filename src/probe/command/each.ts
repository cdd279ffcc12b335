import pLimit from 'p-limit'
import type { Machine } from '../../deploy/side.ts'
import type { CommandSettings, RemoteSettings, RunSettings } from '../../settings.ts'
import type { MachineCheck } from '../machine-checks.ts'
import { type Asked, askAll, type MachinesFound, workersOf } from '../machines.ts'
import { oneLine } from '../words.ts'
import { type CommandParts, runHere } from './commands.ts'
import { answersOf } from './remote.ts'
import { variablesOfOne } from './variables.ts'

/** A command on the runner is several processes; more at once only make each other late. */
const runsAtOnce = 8

interface Ended {
  readonly passed: boolean
  readonly said: string
}

/**
 * Runs a command for each machine by itself, on the runner or on the machine; where it cannot be run it has not passed.
 * `verb`: what those that passed do.
 */
export const runOnEach = async (
  parts: CommandParts,
  command: CommandSettings,
  asked: readonly Asked[],
  verb: string,
  check: MachineCheck,
): Promise<MachinesFound> => {
  const running = asked.flatMap(({ machine }) => (machine?.state === 'running' ? [machine] : []))
  const end =
    command.kind === 'ssm'
      ? await remotely(parts, command, running, check)
      : await here(parts, command, running, check)
  return askAll(asked, verb, async ({ id, machine }) => {
    const ended = end.get(id)
    if (ended !== undefined) return { passed: ended.passed, said: oneLine(ended.said, mostCharacters) }
    if (machine === undefined) return { passed: false, said: 'is registered, but EC2 does not show it' }
    return { passed: false, said: machine.state === 'running' ? 'no answer came' : `is ${machine.state}` }
  })
}

/** The last lines of a command, as one. */
const mostCharacters = 300

const remotely = async (
  parts: CommandParts,
  command: RemoteSettings,
  machines: readonly Machine[],
  { act, values, signal }: MachineCheck,
): Promise<ReadonlyMap<string, Ended>> => {
  if (machines.length === 0) return new Map()
  const asked = { act, values, machines: machines.map(({ id }) => id).sort(), alone: true }
  const answers = await answersOf(parts.commands, command, asked, parts.hear, signal)
  return new Map(answers.map(({ machine, ...ended }) => [machine, ended]))
}

/** Each run is told of the whole side, and whom it is for. */
const here = async (
  parts: CommandParts,
  command: RunSettings,
  machines: readonly Machine[],
  { act, seen, signal }: MachineCheck,
): Promise<ReadonlyMap<string, Ended>> => {
  const limit = pLimit(runsAtOnce)
  const side = workersOf(seen, act.side.color).flatMap(({ machine }) => (machine ? [machine] : []))
  const one = async (machine: Machine): Promise<readonly [string, Ended]> => {
    const hear = (_: string, line: string) => parts.hear(machine.id, line)
    const about = { act, seen, machines: side, own: variablesOfOne(machine) }
    return [machine.id, await runHere({ ...parts, hear }, command, about, signal)]
  }
  return new Map(await Promise.all(machines.map((machine) => limit(() => one(machine)))))
}
