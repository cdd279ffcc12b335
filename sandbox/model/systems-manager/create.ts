import { EventEmitter } from 'node:events'
import type { Clock } from '../../clock.ts'
import type { Compute } from '../compute.ts'
import type { Random } from '../random.ts'
import type { Settings } from '../settings.ts'
import type { ManagedNode, SystemsManager, SystemsManagerEvents } from '../systems-manager.ts'
import { createCommands } from './commands.ts'
import { createDocuments } from './documents.ts'
import { createNodes } from './nodes.ts'
import { createParameters } from './parameters.ts'

/** A Systems Manager that manages the instances of this EC2. */
export function createSystemsManager(world: {
  settings: Settings
  clock: Clock
  random: Random
  compute: Compute
}): SystemsManager {
  const events = new EventEmitter<SystemsManagerEvents>()
  let nodes: ReadonlyMap<string, ManagedNode> = new Map()
  const { commands, send, cancel, ...listener } = createCommands(world, () => nodes, events)
  nodes = createNodes(world, listener)
  return {
    events,
    nodes,
    commands,
    send,
    cancel,
    documents: createDocuments(world.clock),
    parameters: createParameters(world.clock, world.compute),
  }
}
