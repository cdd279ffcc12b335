import type { Instance } from '../../model/compute.ts'
import type { Execution } from '../../model/systems-manager.ts'
import type { World } from '../../model/world.ts'
import type { Service } from '../program/listen.ts'
import { readCloudInit } from './cloud-init.ts'
import { type Ended, runCommand } from './command.ts'
import { createConsole } from './console.ts'
import type { Image } from './image.ts'
import { type MetadataService, startMetadataService } from './metadata/metadata-service.ts'
import { readOrder } from './serve-orders.ts'
import { type RunningService, serveAsChild, serveInside } from './service.ts'
import type { ServingInstance } from './serving-instance.ts'
import type { RunningShell } from './shell.ts'
import { type RunningScript, runUserData } from './user-data.ts'

/** The machine behind one instance. */
export interface Machine {
  /**
   * Comes back when user data has ended, or serves. User data runs at the first start only, as cloud-init does;
   * later ones start the service again that it set up. `refusal`: why user data is not run at all.
   */
  start(refusal: string | undefined): Promise<void>
  stop(): Promise<void>
  /** What came of a script of Run Command, which `kill` ends; undefined when the machine was switched off meanwhile. */
  run(execution: Execution, kill: AbortSignal): Promise<Ended | undefined>
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
  let metadata: MetadataService | undefined
  const env = () => ({
    PATH: image.path,
    INSTANCE_ID: id,
    PRIVATE_IP: address,
    ...(metadata !== undefined && { AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url }),
  })
  const { say, log, flush } = createConsole(world, id)
  let power = new AbortController()
  let booted = false
  let wanted: Service | undefined
  let script: RunningScript | undefined
  const commands = new Set<RunningShell>()
  let serving: Promise<void> | undefined
  let running: RunningService | undefined
  let child = false

  async function begin(service: Service, off: AbortSignal): Promise<void> {
    child = mayBeChild()
    try {
      const begun = await (child ? serveAsChild(service, address, say) : serveInside(service, address))
      if (off.aborted) await begun.stop()
      else running = begun
    } catch (error) {
      log(`serve: ${String(error)}`)
    }
  }

  /** What is asked for last counts, as when a service is restarted with another configuration. */
  function serve(service: Service, off: AbortSignal): Promise<void> {
    wanted = service
    serving = Promise.resolve(serving).then(async () => {
      if (off.aborted) return
      await running?.stop()
      running = undefined
      child = false
      await begin(service, off)
    })
    return serving
  }

  async function execute(execution: Execution, kill: AbortSignal, off: AbortSignal): Promise<Ended> {
    const order = (words: readonly string[]) => {
      const service = readOrder(words)
      if (typeof service === 'string') return service
      void serve(service, off)
      return undefined
    }
    const agent = { AWS_SSM_INSTANCE_ID: id, AWS_SSM_REGION_NAME: world.settings.region }
    const place = { home: await image.home(id), env: { ...env(), ...agent }, order }
    const ended = await runCommand(execution, place, (shell) => {
      commands.add(shell)
      shell.left.then(() => commands.delete(shell))
      kill.addEventListener('abort', shell.stop)
      if (off.aborted || kill.aborted) shell.stop()
    })
    await serving
    return ended
  }

  async function startMetadata(off: AbortSignal): Promise<void> {
    // Only what others wrote can want to ask: the seeded program does not.
    if (!world.settings.runUserData) return
    const begun = await startMetadataService(world, id, address)
    if (off.aborted) await begun.close()
    else metadata = begun
  }

  async function boot(text: string, off: AbortSignal): Promise<void> {
    const served = Promise.withResolvers<void>()
    const order = (words: readonly string[]) => {
      const service = readOrder(words)
      if (typeof service === 'string') log(service)
      else served.resolve(serve(service, off))
    }
    const { scripts, said } = readCloudInit(text)
    for (const line of said) log(`__init__.py[WARNING]: ${line}`)
    const home = await image.home(id)
    log("Cloud-init running 'modules:final'")
    script = await runUserData({ scripts, home, env: env(), say, log, order })
    if (off.aborted) script.stop()
    script.ended.then(() => !off.aborted && log('Cloud-init finished'))
    await Promise.race([served.promise, script.ended.then(() => serving)])
  }

  return {
    async start(refusal) {
      power = new AbortController()
      const off = power.signal
      await startMetadata(off)
      if (wanted !== undefined) return serve(wanted, off)
      if (booted || userData === undefined || off.aborted) return
      booted = true
      if (refusal !== undefined) return log(`user data: not run: ${refusal}`)
      return boot(userData, off)
    },
    async run(execution, kill) {
      const off = power.signal
      const ended = await execute(execution, kill, off)
      return off.aborted ? undefined : ended
    },
    async stop() {
      power.abort()
      script?.stop()
      for (const command of commands) command.stop()
      commands.clear()
      flush()
      await metadata?.close()
      metadata = undefined
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
