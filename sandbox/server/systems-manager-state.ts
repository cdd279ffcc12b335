import type { Parameter } from '../model/systems-manager/parameters.ts'
import { commandStatus } from '../model/systems-manager/status.ts'
import type { Command } from '../model/systems-manager.ts'
import type { World } from '../model/world.ts'

/** What Systems Manager knows, for people and tests to read: no text of a SecureString is in it. */
export function systemsManagerState({ systemsManager }: World): object {
  const { nodes, commands, parameters } = systemsManager
  return {
    managedNodes: [...nodes.values()].map(({ instanceId, online }) => ({ id: instanceId, online })),
    commands: [...commands.values()].map(commandState),
    parameters: parameters.own().map(parameterState),
  }
}

function commandState(command: Command): object {
  const { id, documentName: document, comment, invocations } = command
  return {
    ...{ id, document, comment, status: commandStatus(command).details },
    instances: [...invocations.values()].map(({ instanceId, state, exitCode }) => ({
      ...{ id: instanceId, state, exitCode },
    })),
  }
}

function parameterState({ name, type, version, value }: Parameter): object {
  return { name, type, version, ...(type !== 'SecureString' && { value }) }
}
