import type { Instance } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import type { Service } from '../program/listen.ts'
import type { Image } from './image.ts'
import { readOrder } from './serve-orders.ts'
import { type RunningService, serveAsChild, serveInside } from './service.ts'
import type { ServingInstance } from './serving-instance.ts'
import { type RunningScript, runUserData } from './user-data.ts'

/** EC2 keeps the last 64 KB. */
const CONSOLE_CHARACTERS = 65_536

/** The machine behind one instance. */
export interface Machine {
  /**
   * Comes back when user data has ended, or serves. User data runs at the first start only, as cloud-init does;
   * later ones start the service again that it set up. `refusal`: why user data is not run at all.
   */
  start(refusal: string | undefined): Promise<void>
  stop(): Promise<void>
  serving(): ServingInstance | undefined
  isChild(): boolean
}

export function createMachine(
  world: World,
  image: Image,
  instance: Instance,
  mayBeChild: () => boolean,
): Machine {
  const { id, privateAddress: address, userData } = instance
  let power = new AbortController()
  let booted = false
  let wanted: Service | undefined
  let script: RunningScript | undefined
  let serving: Promise<void> | undefined
  let running: RunningService | undefined
  let child = false

  function say(text: string): void {
    const { console } = world.compute
    console.set(id, `${console.get(id) ?? ''}${text}`.slice(-CONSOLE_CHARACTERS))
  }

  async function begin(service: Service, off: AbortSignal): Promise<void> {
    child = mayBeChild()
    try {
      const begun = await (child ? serveAsChild(service, address, say) : serveInside(service, address))
      if (off.aborted) await begun.stop()
      else running = begun
    } catch (error) {
      say(`serve: ${String(error)}\n`)
    }
  }

  function serve(service: Service, off: AbortSignal): Promise<void> {
    wanted = service
    serving ??= off.aborted ? Promise.resolve() : begin(service, off)
    return serving
  }

  async function execute(text: string, off: AbortSignal): Promise<void> {
    const served = Promise.withResolvers<void>()
    const order = (words: readonly string[]) => {
      const service = readOrder(words)
      if (typeof service === 'string') say(`${service}\n`)
      else served.resolve(serve(service, off))
    }
    const home = await image.home(id)
    const env = { PATH: image.path, INSTANCE_ID: id, PRIVATE_IP: address }
    script = await runUserData({ script: text, home, env, say, order })
    if (off.aborted) script.stop()
    await Promise.race([served.promise, script.ended.then(() => serving)])
  }

  return {
    async start(refusal) {
      power = new AbortController()
      if (wanted !== undefined) return serve(wanted, power.signal)
      if (booted || userData === undefined) return
      booted = true
      if (refusal !== undefined) return say(`user data: not run: ${refusal}\n`)
      return execute(userData, power.signal)
    },
    async stop() {
      power.abort()
      script?.stop()
      await serving
      serving = undefined
      await running?.stop()
      running = undefined
      child = false
    },
    serving: () => running && { ...running.service, instanceId: id, address, pid: running.pid },
    isChild: () => child,
  }
}
