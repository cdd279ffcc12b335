import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CheckAct } from '../../deploy/acts.ts'
import { type Color, type Observation, other } from '../../deploy/model.ts'
import type { Probes, RemoteCommands } from '../../deploy/ports.ts'
import { identityOf } from '../../deploy/seen.ts'
import type { Machine } from '../../deploy/side.ts'
import type { CommandSettings, RunSettings, ServiceSettings } from '../../settings.ts'
import { valuesOf } from '../expect.ts'
import { crewOf, workersOf } from '../machines.ts'
import { environmentFor } from './environment.ts'
import { privateFolder } from './folder.ts'
import { inventoryText } from './inventory.ts'
import { runRemotely } from './remote.ts'
import { runScript } from './run.ts'
import { variablesOf } from './variables.ts'

/** What commands stand on. */
export interface CommandParts {
  readonly settings: ServiceSettings
  /** The runner's environment. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly commands: RemoteCommands
  /** Hears every line that a command writes, as it comes: from the machine, or from the command on the runner. */
  readonly hear: (from: string, line: string) => void
}

type Found = Awaited<ReturnType<Probes['run']>>

/** Runs a command for the side that is being made, on the runner or on its machines. */
export const runCommand = async (
  parts: CommandParts,
  settings: CommandSettings,
  act: CheckAct,
  seen: Observation,
  signal: AbortSignal,
): Promise<Found> => {
  const machines = sideOf(seen, act.side.color, act)
  if (machines.length === 0) return { passed: false, said: 'there is no machine to run it for' }
  const values = valuesOf(parts.settings, act.side)
  return settings.kind === 'ssm'
    ? runRemotely(parts.commands, settings, { act, values, machines }, parts.hear, signal)
    : runHere(parts, settings, { act, seen, machines }, signal)
}

/** Runs a command on the runner; `own`: variables beside those that each of them gets. */
export const runHere = async (
  { settings: { service }, env, hear }: CommandParts,
  settings: RunSettings,
  {
    act,
    seen,
    machines,
    own = {},
  }: {
    readonly act: CheckAct
    readonly seen: Observation
    readonly machines: readonly Machine[]
    readonly own?: Readonly<Record<string, string>>
  },
  signal: AbortSignal,
): Promise<Found> => {
  await using folder = await privateFolder(env['RUNNER_TEMP'])
  const inventory = join(folder.path, 'inventory.yml')
  const idle = act.side.color
  const live = sideOf(seen, other(idle), act)
  const sides = idle === 'blue' ? { blue: machines, green: live } : { blue: live, green: machines }
  await writeFile(inventory, inventoryText({ service, idle, machines: sides }), { mode: 0o600 })
  const script = {
    text: settings.script,
    withinMs: settings.withinMs,
    env: environmentFor(env, { ...variablesOf(service, act, seen, machines, inventory), ...own }),
    cwd: env['GITHUB_WORKSPACE'] ?? process.cwd(),
    folder: folder.path,
  }
  // Awaited here: the folder goes with this function.
  return await runScript(script, (line) => hear(settings.label, line), signal)
}

/** The attempt's own machines on its side, and whatever lives on the other; each knows its side's release. */
const sideOf = (seen: Observation, color: Color, { side }: CheckAct): readonly Machine[] => {
  const isItsOwn = color === side.color
  const asked = isItsOwn ? crewOf(seen, color, side.attempt) : workersOf(seen, color)
  const { release } = isItsOwn ? side : identityOf(seen.memo, color)
  return asked
    .flatMap(({ machine }) =>
      machine === undefined ? [] : [{ ...machine, release: machine.release || release }],
    )
    .sort((a, b) => a.id.localeCompare(b.id))
}
