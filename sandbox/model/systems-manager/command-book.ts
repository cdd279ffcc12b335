import type { Command, Invocation } from '../systems-manager.ts'
import { isOver } from './status.ts'

/** What is known of every command. */
export interface CommandBook {
  readonly commands: ReadonlyMap<string, Command>
  known(commandId: string): Command
  keep(command: Command): void
  invocation(commandId: string, instanceId: string): Invocation
  note(commandId: string, instanceId: string, change: Partial<Invocation>): void
  /** The invocations that an instance has yet to end. */
  open(instanceId: string): readonly { readonly command: Command; readonly invocation: Invocation }[]
}

export function createCommandBook(): CommandBook {
  const commands = new Map<string, Command>()

  function known(commandId: string): Command {
    const command = commands.get(commandId)
    if (command === undefined) throw new Error(`there is no command ${commandId}`)
    return command
  }

  function invocation(commandId: string, instanceId: string): Invocation {
    const found = known(commandId).invocations.get(instanceId)
    if (found === undefined) throw new Error(`${commandId} is not for ${instanceId}`)
    return found
  }

  return {
    commands,
    known,
    keep: (command) => void commands.set(command.id, command),
    invocation,
    note(commandId, instanceId, change) {
      const changed = { ...invocation(commandId, instanceId), ...change }
      const command = known(commandId)
      const invocations = new Map(command.invocations).set(instanceId, changed)
      commands.set(commandId, { ...command, invocations })
    },
    open: (instanceId) =>
      [...commands.values()].flatMap((command) => {
        const found = command.invocations.get(instanceId)
        return found === undefined || isOver(found) ? [] : [{ command, invocation: found }]
      }),
  }
}
