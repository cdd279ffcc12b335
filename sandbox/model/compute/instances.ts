import type { EventEmitter } from 'node:events'
import type { Clock } from '../../clock.ts'
import type { Compute, ComputeEvents, Instance, LaunchOrder, StateReason } from '../compute.ts'
import type { Random } from '../random.ts'
import type { Settings } from '../settings.ts'
import { createLaggingMap } from './lagging-map.ts'
import type { Network } from './network.ts'

/** How long a found instance may at most be hidden after its launch; less where it boots faster. */
const HIDDEN_AT_MOST_MS = 2000
const SHUT_DOWN_MS = 5000
/** "Terminated instances remain visible … for approximately one hour." */
const REMEMBERED_MS = 3_600_000

const asked: StateReason = {
  code: 'Client.UserInitiatedShutdown',
  message: 'Client.UserInitiatedShutdown: User initiated shutdown',
}
const broken: StateReason = {
  code: 'Client.InternalError',
  message: 'Client.InternalError: Client error on launch',
}
const booting: StateReason = { code: 'pending', message: 'pending' }

type Lifecycle = Pick<
  Compute,
  'instances' | 'launch' | 'terminate' | 'stop' | 'start' | 'dieAfter' | 'shown' | 'isKnown'
>

export interface Instances extends Lifecycle {
  update(id: string, change: Partial<Instance>): Instance
  /** Ids of which a read may still show something. */
  ids(): Iterable<string>
}

/**
 * The instances and the states they pass through.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html
 */
export function createInstances(
  world: { settings: Settings; clock: Clock; random: Random },
  network: Network,
  events: EventEmitter<ComputeEvents>,
  /** What goes with an instance that is terminated. */
  buried: (instance: Instance) => void,
): Instances {
  const { settings, clock, random } = world
  const instances = createLaggingMap<Instance>(clock, settings.staleReadsMs)
  let publicAddresses = 0

  function current(id: string): Instance {
    const instance = instances.current.get(id)
    if (instance === undefined) throw new Error(`there is no instance ${id}`)
    return instance
  }

  function update(id: string, change: Partial<Instance>): Instance {
    const changed = { ...current(id), ...change }
    instances.set(id, changed)
    return changed
  }

  /** Ends when everything that listeners began has ended. */
  async function tell(event: 'running' | 'stopped', instance: Instance): Promise<void> {
    const begun: Promise<void>[] = []
    events.emit(event, instance, (work) => void begun.push(work))
    await Promise.all(begun)
  }

  function boot(id: string, bootMs: number): void {
    clock.after(bootMs, () => {
      const instance = instances.current.get(id)
      if (instance?.state !== 'pending') return
      const publicAddress = instance.launch.publicAddress ? nextPublicAddress() : undefined
      const running = {
        state: 'running',
        stateReason: undefined,
        runningMs: clock.now(),
        publicAddress,
      } as const
      return tell('running', update(id, running))
    })
  }

  /** Of the network for benchmarks (RFC 2544): nothing answers there. */
  function nextPublicAddress(): string {
    publicAddresses += 1
    return `198.18.${(publicAddresses >> 8) & 255}.${publicAddresses & 255}`
  }

  async function leave(
    id: string,
    state: 'shutting-down' | 'stopping' | 'terminated',
    stateReason: StateReason,
  ): Promise<void> {
    const before = current(id).state
    const after = update(id, { state, stateReason, publicAddress: undefined, leftMs: clock.now() })
    if (state !== 'stopping') events.emit('ended', after)
    if (before === 'pending' || before === 'running') await tell('stopped', after)
  }

  /** The record of a terminated instance stays for a while; its address is free at once. */
  function bury(id: string): void {
    const instance = current(id)
    network.releaseAddress(instance.subnetId, instance.privateAddress)
    buried(instance)
    clock.after(REMEMBERED_MS, () => instances.delete(id))
  }

  function launchOne(order: LaunchOrder, reservationId: string, index: number): Instance {
    const subnet = network.subnets.get(order.subnetId)
    if (subnet === undefined) throw new Error(`there is no subnet ${order.subnetId}`)
    const now = clock.now()
    const bootMs = order.atOnce ? 0 : random.between(...settings.bootMs)
    // Never running before it can be found, however fast it boots.
    const hiddenMs = Math.ceil(random.between(0, Math.min(HIDDEN_AT_MOST_MS, bootMs)))
    const id = `i-${random.hex(17)}`
    const instance: Instance = {
      id,
      imageId: order.imageId,
      type: order.type,
      state: 'pending',
      stateReason: booting,
      privateAddress: network.takeAddress(order.subnetId),
      subnetId: subnet.id,
      vpcId: subnet.vpcId,
      zone: subnet.zone,
      createdMs: now,
      launchedMs: now,
      visibleMs: now + hiddenMs,
      clientToken: order.clientToken,
      reservationId,
      interfaceId: `eni-${random.hex(17)}`,
      index,
      userData: order.userData,
      tags: order.tags ?? new Map(),
      launch: order.details?.() ?? {},
      protectedFromTermination: order.protectedFromTermination ?? false,
      protectedFromStop: order.protectedFromStop ?? false,
    }
    if (order.atOnce) return runningFromTheStart(instance)
    instances.set(id, instance)
    boot(id, bootMs)
    return instance
  }

  function runningFromTheStart(instance: Instance): Instance {
    const running: Instance = { ...instance, state: 'running', stateReason: undefined }
    instances.set(running.id, running, 0)
    void tell('running', running)
    return running
  }

  return {
    instances: instances.current,
    update,
    ids: instances.keys,
    launch(order) {
      const reservationId = `r-${random.hex(17)}`
      return Array.from({ length: order.count }, (_, index) => launchOne(order, reservationId, index))
    },
    terminate(id) {
      const { state } = current(id)
      if (state === 'shutting-down' || state === 'terminated') return
      const ended = leave(id, 'shutting-down', asked)
      clock.after(SHUT_DOWN_MS, () => {
        update(id, { state: 'terminated' })
        bury(id)
        return ended
      })
    },
    stop(id) {
      const ended = leave(id, 'stopping', asked)
      clock.after(SHUT_DOWN_MS, () => {
        if (current(id).state === 'stopping') update(id, { state: 'stopped' })
        return ended
      })
    },
    start(id) {
      update(id, { state: 'pending', stateReason: booting, launchedMs: clock.now() })
      boot(id, random.between(...settings.bootMs))
    },
    dieAfter(id, ms, reason = broken) {
      clock.after(ms, () => {
        const state = instances.current.get(id)?.state
        if (state !== 'pending' && state !== 'running') return
        const ended = leave(id, 'terminated', reason)
        bury(id)
        return ended
      })
    },
    isKnown: (id) => (instances.current.get(id)?.visibleMs ?? Number.POSITIVE_INFINITY) <= clock.now(),
    shown(id) {
      const instance = instances.shown(id)
      return instance !== undefined && instance.visibleMs <= clock.now() ? instance : undefined
    },
  }
}
