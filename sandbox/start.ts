import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { controlled } from './controlled.ts'
import { startDns } from './data-plane/dns.ts'
import { lastingWorld, startLastingRun } from './lasting-run.ts'
import type { World } from './model/world.ts'
import { claimNetwork, requirePorts } from './network.ts'
import { DEFAULTS, type Options } from './options.ts'
import type { ForeignZone } from './seed/foreign-zone.ts'
import { FIRST_PORT } from './seed/seeded.ts'
import { configText } from './seed-config.ts'
import { startControl } from './server/control.ts'
import { begin, createBackend } from './server/create-backend.ts'
import { startEndpoint } from './server/endpoint.ts'
import { CREDENTIALS } from './server/signature.ts'

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

/** What has to be closed, the last first. */
type Closers = (() => Promise<void> | void)[]

/** Starts an AWS on loopback, in this process. */
export async function startSandbox(chosen: Partial<Options> = {}): Promise<Sandbox> {
  const options = { ...DEFAULTS, ...chosen }
  const closers: Closers = []
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

async function start(options: Options, closers: Closers, close: () => Promise<void>): Promise<Sandbox> {
  const network = await claimNetwork()
  closers.push(() => network.release())
  await requirePorts(network, FIRST_PORT, options.routes)
  const run = await startLastingRun(options, network.second)
  closers.push(() => run.close())
  const world = () => run.now.world
  const dns = await startDns(lastingWorld(world))
  closers.push(() => dns.close())
  const backend = createBackend(options, world)
  const config = join(newFolder(closers), 'switchover.yml')
  const beginRun = () => {
    begin(backend, options)
    writeFileSync(config, configText(run.now.seeded, options.targets))
  }
  beginRun()
  const endpoint = await startEndpoint(HOST, options.port, backend)
  closers.push(() => endpoint.close())
  // Two at once would both want the same addresses.
  const reset = oneByOne(async () => {
    endpoint.server.closeAllConnections()
    await run.replace()
    beginRun()
  })
  const control = await startControl(
    HOST,
    controlled(() => run.now, backend, reset),
  )
  closers.push(() => control.close())

  return {
    endpoint: endpoint.url,
    env: environment(endpoint.url, dns.address, world()),
    config,
    nodes: run.now.nodes,
    foreignZone: run.now.seeded.foreignZone,
    resolver: dns.address,
    control: control.url,
    get world() {
      return world()
    },
    reset,
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** An empty folder that goes with the sandbox. */
function newFolder(closers: Closers): string {
  const folder = mkdtempSync(join(tmpdir(), 'switchover-sandbox-'))
  closers.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The same act, which begins only when the one before has ended, well or not. */
function oneByOne(act: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve()
  return () => {
    last = last.catch(() => undefined).then(act)
    return last
  }
}

/** What an AWS client goes by. */
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
