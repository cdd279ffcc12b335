import { EventEmitter } from 'node:events'
import type { Clock } from '../../clock.ts'
import type { Compute, ComputeEvents } from '../compute.ts'
import type { Random } from '../random.ts'
import type { Settings } from '../settings.ts'
import { createAccountOwn } from './account.ts'
import { createInstances } from './instances.ts'
import { keepConsole } from './kept-console.ts'
import { createLaggingMap } from './lagging-map.ts'
import { createLaunchTemplates } from './launch-templates.ts'
import { createNetwork } from './network.ts'

type Tags = ReadonlyMap<string, string>

/** An EC2 without anything in it. */
export function createCompute(world: { settings: Settings; clock: Clock; random: Random }): Compute {
  const events = new EventEmitter<ComputeEvents>()
  const network = createNetwork(world)
  const otherTags = createLaggingMap<Tags>(world.clock, world.settings.staleReadsMs)
  const { update, ids, ...instances } = createInstances(world, network, events, ({ interfaceId, launch }) => {
    const volumes = (launch.volumes ?? []).filter(({ deleteOnTermination }) => deleteOnTermination)
    for (const id of [interfaceId, ...volumes.map((volume) => volume.id)]) otherTags.delete(id)
  })

  const own = createAccountOwn(world)

  return {
    events,
    ...keepConsole(world.clock, events),
    clientTokens: new Map(),
    ...network,
    keyPairs: own.keyPairs,
    instanceProfiles: own.instanceProfiles,
    addKeyPair: own.addKeyPair,
    deleteKeyPair: own.deleteKeyPair,
    setCapacity: own.setCapacity,
    // Not spread: it is another one after each change.
    get capacity() {
      return own.capacity
    },
    ...createLaunchTemplates(world),
    ...instances,
    launch(order) {
      const launched = instances.launch(order)
      if (order.interfaceTags?.size) {
        for (const { interfaceId } of launched) otherTags.set(interfaceId, order.interfaceTags)
      }
      return launched
    },
    modify: (id, change) => void update(id, change),
    shownInstances: () => [...ids()].flatMap((id) => instances.shown(id) ?? []),
    tagsOf: (id) => instances.instances.get(id)?.tags ?? otherTags.current.get(id) ?? new Map(),
    setTags(id, tags) {
      if (instances.instances.has(id)) update(id, { tags })
      else otherTags.set(id, tags)
    },
    shownTags() {
      const shown = new Map<string, Tags>()
      for (const id of ids()) shown.set(id, instances.shown(id)?.tags ?? new Map())
      for (const id of otherTags.keys()) shown.set(id, otherTags.shown(id) ?? new Map())
      return shown
    },
  }
}
