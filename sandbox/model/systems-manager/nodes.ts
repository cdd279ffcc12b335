import type { Clock } from '../../clock.ts'
import type { Compute, Instance } from '../compute.ts'
import type { ManagedNode } from '../systems-manager.ts'
import type { Random, Settings } from '../world.ts'

/** What else happens when an agent comes or goes. */
export interface NodeListener {
  online(instanceId: string): void
  /** `forGood`: its instance is terminated. */
  offline(instanceId: string, forGood: boolean): void
}

/**
 * The managed nodes: every instance, some time after it has begun to run, as in an account with
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/fleet-manager-default-host-management-configuration.html
 */
export function createNodes(
  world: { settings: Settings; clock: Clock; random: Random; compute: Compute },
  listener: NodeListener,
): ReadonlyMap<string, ManagedNode> {
  const { settings, clock, random, compute } = world
  const nodes = new Map<string, ManagedNode>()

  function report(id: string, runningMs: number | undefined): void {
    const instance = compute.instances.get(id)
    // It may have been stopped, and even started again, meanwhile.
    if (instance?.state !== 'running' || instance.runningMs !== runningMs) return
    const registeredMs = nodes.get(id)?.registeredMs ?? clock.now()
    nodes.set(id, { instanceId: id, registeredMs, online: true, lastPingMs: clock.now() })
    listener.online(id)
  }

  function leave({ id, state }: Instance): void {
    const node = nodes.get(id)
    const forGood = state !== 'stopping'
    if (forGood) nodes.delete(id)
    else if (node !== undefined) nodes.set(id, { ...node, online: false, lastPingMs: clock.now() })
    if (node !== undefined) listener.offline(id, forGood)
  }

  compute.events.on('running', ({ id, runningMs }) => {
    clock.after(random.between(...settings.ssmAgentMs), () => report(id, runningMs))
  })
  compute.events.on('stopped', leave)
  return nodes
}
