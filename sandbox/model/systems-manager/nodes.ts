import type { Clock } from '../../clock.ts'
import type { Compute } from '../compute.ts'
import type { Random } from '../random.ts'
import type { Settings } from '../settings.ts'
import type { ManagedNode } from '../systems-manager.ts'

/** What else happens when an agent comes or goes. */
export interface NodeListener {
  online(instanceId: string): void
  /** Its instance is terminated. */
  gone(instanceId: string): void
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

  function pause(id: string): void {
    const node = nodes.get(id)
    if (node !== undefined) nodes.set(id, { ...node, online: false, lastPingMs: clock.now() })
  }

  function forget(id: string): void {
    if (nodes.delete(id)) listener.gone(id)
  }

  compute.events.on('running', ({ id, runningMs }) => {
    clock.after(random.between(...settings.ssmAgentMs), () => report(id, runningMs))
  })
  compute.events.on('stopped', ({ id }) => pause(id))
  compute.events.on('ended', ({ id }) => forget(id))
  return nodes
}
