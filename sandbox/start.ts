import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDns } from './data-plane/dns.ts'
import type { World } from './model/world.ts'
import { claimNetwork, requirePorts } from './network.ts'
import { operationOf } from './operations/index.ts'
import { DEFAULTS, type Options } from './options.ts'
import { run } from './run.ts'
import type { ForeignZone } from './seed/foreign-zone.ts'
import { FIRST_PORT } from './seed/seeded.ts'
import { configText } from './seed-config.ts'
import { ringAlarm } from './server/alarm.ts'
import type { Backend } from './server/backend.ts'
import { createCalls } from './server/calls.ts'
import { startControl } from './server/control.ts'
import { startEndpoint } from './server/endpoint.ts'
import { createFaults } from './server/faults.ts'
import { followNode } from './server/follow-node.ts'
import { CREDENTIALS } from './server/signature.ts'
import { stateOf } from './server/state.ts'
import { strikeLaunches } from './server/strike.ts'
import { createThrottle } from './server/throttle.ts'
import { shiftZonal } from './server/zonal-shift.ts'
import { wireServices } from './wire/services.ts'

/** A sandbox that is ready: every seeded service is live on blue and healthy. */
export interface Sandbox {
  /** URL for AWS_ENDPOINT_URL. */
  readonly endpoint: string
  /** All the variables that a client needs. */
  readonly env: Readonly<Record<string, string>>
  /** Path of a config file for the seeded services. */
  readonly config: string
  /** For each route of the first service, the URL of each load-balancer node. */
  readonly nodes: readonly (readonly string[])[]
  /** A zone of another account, and the role that reaches it. */
  readonly foreignZone: ForeignZone
  /** host:port of the DNS server. */
  readonly resolver: string
  /** Base URL of the control API. */
  readonly control: string
  /** What AWS knows now; a reset puts another in its place. */
  readonly world: World
  /** Puts everything back to how it started; addresses stay. */
  reset(): Promise<void>
  /** Ends every process, cuts every connection, removes the config file. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** What a server of the sandbox's own listens on; the network's addresses are for nodes and instances. */
const HOST = '127.0.0.1'

/** Starts an AWS on loopback, in this process. */
export async function startSandbox(chosen: Partial<Options> = {}): Promise<Sandbox> {
  const options = { ...DEFAULTS, ...chosen }
  const closers: (() => Promise<void> | void)[] = []
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    return await start(options, closers, close)
  } catch (error) {
    await close()
    throw error
  }
}

async function start(
  options: Options,
  closers: (() => Promise<void> | void)[],
  close: () => Promise<void>,
): Promise<Sandbox> {
  const network = await claimNetwork()
  closers.push(() => network.release())
  await requirePorts(network, FIRST_PORT, options.routes)
  const folder = mkdtempSync(join(tmpdir(), 'switchover-sandbox-'))
  closers.push(() => rmSync(folder, { recursive: true, force: true }))
  const config = join(folder, 'switchover.yml')

  let running = await run(options, network.second)
  closers.push(() => running.close())
  const current = () => running.world
  const dns = await startDns(lasting(current))
  closers.push(() => dns.close())
  const backend = createBackend(options, current)
  obeyFaults(current(), backend)
  const endpoint = await startEndpoint(HOST, options.port, backend)
  closers.push(() => endpoint.close())

  const writeConfig = () => writeFileSync(config, configText(running.seeded, options.targets))
  const resetNow = async () => {
    endpoint.server.closeAllConnections()
    // The new nodes and instances need the addresses of the old.
    await running.close()
    running = await run(options, network.second)
    obeyFaults(current(), backend)
    writeConfig()
    backend.calls.clear()
    backend.throttle?.reset()
    startFaults(backend, options)
  }
  let resetting: Promise<void> = Promise.resolve()
  const reset = () => {
    // One after the other: two at once would both want the same addresses.
    resetting = resetting.catch(() => undefined).then(resetNow)
    return resetting
  }
  writeConfig()
  const control = await startControl(HOST, {
    ...backend,
    reset,
    state: () => stateOf(current()),
    traffic: () => running.traffic(),
    capacity(change) {
      current().compute.setCapacity(change)
      return current().compute.capacity
    },
    node: (body) => followNode(body, (node, follows) => running.follow(node, follows)),
    alarm: (body) => ringAlarm(current(), body),
    zonalShift: (body) => shiftZonal(current(), body),
    async advance(ms) {
      const { clock } = current()
      await clock.advance(ms)
      return clock.now()
    },
  })
  closers.push(() => control.close())

  return {
    endpoint: endpoint.url,
    env: environment(endpoint.url, dns.address, current()),
    config,
    nodes: running.nodes,
    foreignZone: running.seeded.foreignZone,
    resolver: dns.address,
    control: control.url,
    get world() {
      return current()
    },
    reset,
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** A world that outlives resets: for a server that keeps its address and looks at each question anew. */
function lasting(current: () => World): World {
  return {
    get settings() {
      return current().settings
    },
    get clock() {
      return current().clock
    },
    get random() {
      return current().random
    },
    get loadBalancing() {
      return current().loadBalancing
    },
    get compute() {
      return current().compute
    },
    get zones() {
      return current().zones
    },
    get scaling() {
      return current().scaling
    },
    get systemsManager() {
      return current().systemsManager
    },
    get identities() {
      return current().identities
    },
    get cloudWatch() {
      return current().cloudWatch
    },
  }
}

function createBackend(options: Options, world: () => World): Backend {
  const backend: Backend = {
    services: wireServices(options.changeBatch),
    world,
    operationOf,
    calls: createCalls(),
    faults: createFaults(),
    throttle: options.throttle ? createThrottle(() => world().clock) : undefined,
    checkSkew: options.clockSkew,
    warn: (line) => console.error(line),
  }
  startFaults(backend, options)
  return backend
}

/** What services do in the user's name, and what a simulation says of his rights, goes by the faults too. */
function obeyFaults(world: World, { faults }: Backend): void {
  strikeLaunches(world, faults)
  world.identities.isDenied = faults.denies
}

function startFaults({ faults }: Backend, options: Options): void {
  faults.clear()
  if (options.faults !== undefined) faults.add(options.faults)
}

function environment(endpoint: string, resolver: string, world: World): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    AWS_REGION: world.settings.region,
    // The name that the AWS CLI and boto3 go by.
    AWS_DEFAULT_REGION: world.settings.region,
    AWS_ENDPOINT_URL: endpoint,
    AWS_EC2_METADATA_DISABLED: 'true',
    SWITCHOVER_RESOLVER: resolver,
  }
}
