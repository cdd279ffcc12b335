import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts'
import { createClients } from '../../../src/aws/clients.ts'
import { connect } from '../../../src/aws/connect.ts'
import { reachAws } from '../../../src/aws/reach-aws.ts'
import type { Run } from '../../../src/deploy/goal.ts'
import type { Observation, Seen } from '../../../src/deploy/model.ts'
import type { Ec2Settings, ServiceSettings } from '../../../src/settings.ts'

type Options = NonNullable<Parameters<typeof startSandbox>[0]>

/** Settings of a service whose fleet is instances of our own. */
export type Ec2Service = ServiceSettings & { readonly fleet: Ec2Settings }

/** The sandbox's own config file, as far as these tests need it. */
interface Config {
  readonly services: Readonly<
    Record<
      string,
      {
        readonly host: string
        readonly routes: readonly { readonly listener?: string; readonly rule?: string }[]
        readonly 'target-groups': { readonly blue: string; readonly green: string }
        readonly preview: { readonly priority: number; readonly header: string }
        readonly fleet: {
          readonly ec2: {
            readonly image: string
            readonly types: readonly string[]
            readonly subnets: readonly string[]
            readonly 'security-groups': readonly string[]
            readonly name: string
            readonly 'user-data': string
          }
        }
        readonly dns: { readonly zone: string; readonly record: string; readonly ttl: number }
      }
    >
  >
}

export const { signal } = new AbortController()

export const aRun: Run = { repository: 'acme/web', id: '100', attempt: 1, actor: 'octocat' }

/** A sandbox whose time runs fast; all times are its own. Instances serve inside this process, which is cheaper. */
export const quickSandbox = (options: Options = {}): Promise<Sandbox> =>
  startSandbox({
    speed: 20,
    propagationMs: [0, 0],
    bootMs: [200, 400],
    insyncMs: [200, 400],
    healthIntervalMs: 1_000,
    drainSeconds: 2,
    children: 0,
    ...options,
  })

/** The settings of the first seeded service. */
export const settingsOf = (sandbox: Sandbox): Ec2Service => {
  const config: Config = parse(readFileSync(sandbox.config, 'utf8'))
  const [service = '', its] = Object.entries(config.services)[0] ?? []
  if (its === undefined) throw new Error('the sandbox has no service')
  const { ec2 } = its.fleet
  return {
    service,
    host: its.host,
    routes: its.routes.map(({ listener, rule }, index) => ({
      kind: listener === undefined ? 'rule' : 'listener',
      arn: listener ?? rule ?? '',
      path: `services.${service}.routes[${index}]`,
      pair: 0,
      host: undefined,
      proofPath: undefined,
    })),
    pairs: [its['target-groups']],
    preview: its.preview,
    fleet: {
      kind: 'ec2',
      count: { live: true, atLeast: 2 },
      launchTemplate: undefined,
      image: { id: ec2.image },
      types: ec2.types,
      subnets: ec2.subnets,
      securityGroups: ec2['security-groups'],
      keyName: undefined,
      instanceProfile: undefined,
      publicIp: false,
      spot: false,
      volumes: [],
      name: ec2.name,
      userData: ec2['user-data'],
      tags: { Environment: 'test' },
    },
    dns: { ...its.dns, address: 'private', role: undefined },
    ready: undefined,
    setUp: [],
    migrate: undefined,
    switch: { before: [], after: [], byWeight: false },
    gate: undefined,
    releaseTests: [],
    proof: undefined,
    watch: undefined,
    busy: undefined,
    beforeRetire: [],
    // Long enough for a machine that is busy while the sandbox's time runs fast.
    leaseMs: 60_000,
  }
}

/** The adapter on a sandbox, as one run of the action has it; `named`: the lease that it is to take from another. */
export const adapterOf = async (
  sandbox: Sandbox,
  change: Partial<ServiceSettings> = {},
  run: Run = aRun,
  named?: string,
) => {
  const aws = await reachAws(signal, clientsOf(sandbox))
  const seeded = settingsOf(sandbox)
  const settings = { ...seeded, ...change }
  const made = madeOf(seeded.fleet)
  return { settings, ec2: seeded.fleet, made, ...connect(settings, run, aws, randomUUID(), undefined, named) }
}

/** What an attempt records where the config spells its image out. */
export const madeOf = ({ image }: Ec2Settings): string =>
  image !== undefined && 'id' in image ? `image=${image.id}` : ''

export type Adapter = Awaited<ReturnType<typeof adapterOf>>

export const clientsOf = ({ endpoint, env }: Pick<Sandbox, 'endpoint' | 'env'>) =>
  createClients({
    endpoint,
    region: env['AWS_REGION'] ?? '',
    credentials: {
      accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  })

/** An observation for `act`, which looks at nothing of it. */
export const observationOf = (seen: Seen): Observation => ({
  ...seen,
  findings: {},
  run: {
    attempt: undefined,
    inherited: [],
    ungated: undefined,
    entered: {},
    failure: undefined,
    cancelled: false,
    age: undefined,
  },
})

/** A whole first look. */
export const look = (adapter: Adapter): Promise<Seen> => adapter.world.observe([], undefined, signal)

const unseen: Seen = {
  memo: {
    written: 0,
    sequence: 0,
    live: undefined,
    idle: undefined,
    attempt: undefined,
    intent: undefined,
    rejected: undefined,
  },
  routes: [],
  sides: {
    blue: { machines: [], targets: [], records: [], scaling: undefined },
    green: { machines: [], targets: [], records: [], scaling: undefined },
  },
  preview: undefined,
  kept: [],
  owned: [],
  lease: undefined,
  gate: undefined,
  alarms: [],
}

/** Does an act; it needs nothing that was seen before. */
export const perform = (adapter: Adapter, act: Parameters<Adapter['world']['act']>[0]): Promise<void> =>
  adapter.world.act(act, observationOf(unseen), signal)

/** Looks until it is so; fails by the test's own time-out. */
export const lookUntil = async (adapter: Adapter, isSo: (seen: Seen) => boolean): Promise<Seen> => {
  for (;;) {
    const seen = await look(adapter)
    if (isSo(seen)) return seen
    await adapter.clock.sleep(20, signal)
  }
}

/** The calls that the sandbox has answered since it started. */
export const callsTo = async (sandbox: Sandbox): Promise<readonly Call[]> => {
  const answer = await fetch(new URL('/calls', sandbox.control))
  const calls: unknown = await answer.json()
  return Array.isArray(calls) ? calls : []
}

interface Call {
  readonly action: string
  readonly status: number
}
