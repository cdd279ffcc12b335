import type { CheckAct } from '../../src/deploy/acts.ts'
import type { Identity, Observation } from '../../src/deploy/model.ts'
import type { RemoteAnswer, RemoteCommands, RemoteOrder } from '../../src/deploy/ports.ts'
import type { Machine, Target } from '../../src/deploy/side.ts'
import type { Endpoint } from '../../src/endpoint.ts'
import type { Question } from '../../src/probe/http.ts'
import type { ProbeParts } from '../../src/probe/probes.ts'
import type { HttpSettings, ServiceSettings, TestQuestion, TestSettings } from '../../src/settings.ts'

/** Whole, valid things; a test changes the one field that it is about. */

export const anHttp = (change: Partial<HttpSettings> = {}): HttpSettings => ({
  method: 'GET',
  path: '/version',
  port: undefined,
  protocol: 'http',
  certificate: 'trusted',
  status: undefined,
  contains: undefined,
  matches: undefined,
  json: [],
  header: {},
  requestHeaders: {},
  body: undefined,
  withinMs: 2000,
  passes: 3,
  ...change,
})

/** The usual proof: the release in a header. */
export const releaseHeader = (change: Partial<HttpSettings> = {}): HttpSettings =>
  anHttp({ header: { 'x-release': '{release}' }, ...change })

/** A release test that is asked once, and that nothing begins after. */
export const aTest = (
  test: TestQuestion & { readonly label: string },
  more: { readonly deadlineMs?: number; readonly next?: readonly TestSettings[] } = {},
): TestSettings => ({ deadlineMs: 0, next: [], ...more, ...test })

export const aQuestion = (change: Partial<Question> = {}): Question => ({
  address: '127.0.0.1',
  port: 1,
  protocol: 'http',
  certificate: 'trusted',
  host: 'app.example.com',
  method: 'GET',
  path: '/version',
  headers: {},
  body: undefined,
  withinMs: 2000,
  ...change,
})

export const anEndpoint = (port: number, change: Partial<Endpoint> = {}): Endpoint => ({
  route: '443',
  arn: 'arn:listener',
  dnsName: 'lb.test',
  port,
  protocol: 'http',
  host: 'app.example.com',
  path: undefined,
  pair: 0,
  firstRoute: true,
  login: undefined,
  ...change,
})

export const settings = (change: Partial<ServiceSettings> = {}): ServiceSettings => ({
  service: 'web',
  host: 'app.example.com',
  routes: [],
  pairs: [{ blue: 'arn:blue', green: 'arn:green' }],
  preview: { priority: 10, header: 'X-Switchover-Preview' },
  switch: { before: [], after: [], byWeight: false },
  fleet: {
    kind: 'ec2',
    count: { live: true, atLeast: 1 },
    launchTemplate: undefined,
    image: { id: 'ami-1' },
    types: ['t3.small'],
    subnets: ['subnet-1'],
    securityGroups: [],
    keyName: undefined,
    instanceProfile: undefined,
    publicIp: false,
    spot: false,
    volumes: [],
    name: undefined,
    userData: undefined,
    tags: {},
  },
  dns: undefined,
  ready: undefined,
  setUp: [],
  migrate: undefined,
  gate: undefined,
  releaseTests: [],
  proof: {
    http: releaseHeader(),
    withinMs: 60_000,
    required: false,
    from: 'runner' as const,
    resolver: undefined,
  },
  watch: undefined,
  busy: undefined,
  beforeRetire: [],
  leaseMs: 90_000,
  ...change,
})

const blue: Identity = { color: 'blue', release: 'v1', build: 'b1', attempt: 'a1', adopted: false }
export const green: Identity = { color: 'green', release: 'v2', build: 'b2', attempt: 'a2', adopted: false }

export const anAct = (check: CheckAct['check'], change: Partial<CheckAct> = {}): CheckAct => ({
  kind: 'check',
  check,
  key: `${check}/a2`,
  side: green,
  unlike: blue,
  index: 0,
  again: false,
  against: '',
  ...change,
})

export const aMachine = (
  id: string,
  address: string | undefined,
  change: Partial<Machine> = {},
): Machine => ({
  id,
  state: 'running',
  address,
  publicAddress: undefined,
  zone: 'zone-a',
  subnet: 'subnet-1',
  name: undefined,
  launched: 0,
  ours: true,
  origin: 'launched',
  gate: 'closed',
  attempt: 'a2',
  release: 'v2',
  stateReason: '',
  ...change,
})

export const aTarget = (id: string, port: number, change: Partial<Target> = {}): Target => ({
  id,
  port,
  pair: 0,
  group: 'web',
  state: 'healthy',
  said: '',
  ...change,
})

/** Blue is live; green carries these machines, each registered at its port where one is given. */
export const observation = (
  machines: readonly Machine[] = [],
  targets: readonly Target[] = [],
  change: Partial<Observation> = {},
): Observation => ({
  memo: {
    written: 1,
    sequence: 2,
    live: { ...blue, since: 0 },
    idle: undefined,
    attempt: undefined,
    intent: { color: 'blue', share: 100, from: 0, lent: [] },
    rejected: undefined,
  },
  routes: [],
  sides: {
    blue: { machines: [], targets: [], records: [], scaling: undefined },
    green: { machines, targets, records: [], scaling: undefined },
  },
  preview: {
    shows: 'green',
    names: ['green', 'blue'],
    attempt: 'a2',
    rules: [
      {
        arn: 'arn:rule',
        pair: 0,
        header: { name: 'X-Switchover-Preview', value: 'q7w8e9' },
        url: 'http://app.example.com/',
      },
    ],
  },
  kept: [],
  owned: [],
  lease: undefined,
  gate: undefined,
  alarms: [],
  findings: {},
  run: {
    attempt: 'a2',
    inherited: [],
    ungated: undefined,
    entered: {},
    failure: undefined,
    cancelled: false,
    age: undefined,
  },
  ...change,
})

export const never = new AbortController().signal

/** Machines whose agents are these, and on which every command ends as it is said here. */
export const remote = (
  online: readonly string[] = [],
  end: (machine: string) => Omit<RemoteAnswer, 'machine'> = () => ({ passed: true, said: 'Success' }),
): RemoteCommands & { readonly orders: readonly RemoteOrder[] } => {
  const orders: RemoteOrder[] = []
  return {
    orders,
    online: async (machines) => machines.filter((machine) => online.includes(machine)),
    run: async (order, hear) => {
      orders.push(order)
      for (const machine of order.machines) hear(machine, `${order.document} runs`)
      return order.machines.map((machine) => ({ machine, ...end(machine) }))
    },
  }
}

/** Probes' parts with nothing around them. */
export const probeParts = (change: Partial<ProbeParts> = {}): ProbeParts => ({
  settings: settings(),
  endpoints: async () => [],
  nodes: async () => new Map(),
  now: () => 1_000_000,
  env: {},
  commands: remote(),
  hear: () => undefined,
  say: () => undefined,
  lastWords: async () => [],
  measures: async () => [],
  counts: async (since) => ({ since, blue: undefined, green: undefined }),
  ...change,
})
