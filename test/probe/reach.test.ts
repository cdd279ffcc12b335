import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import type { Goal } from '../../src/deploy/goal.ts'
import type { Observation } from '../../src/deploy/model.ts'
import type { Route } from '../../src/deploy/route.ts'
import type { Machine } from '../../src/deploy/side.ts'
import type { Endpoint } from '../../src/endpoint.ts'
import { SwitchoverError } from '../../src/errors.ts'
import { createProbes, type ProbeParts } from '../../src/probe/probes.ts'
import type { HttpSettings, ServiceSettings, TestSettings } from '../../src/settings.ts'
import { someGoal } from '../deploy/goals.ts'
import {
  aMachine,
  anEndpoint,
  anHttp,
  aTarget,
  aTest,
  never,
  observation,
  probeParts,
  remote,
  settings,
} from './builders.ts'
import { says, serve } from './servers.ts'
import { serveTls } from './tls-server.ts'

const route: Route = { arn: 'arn:listener', name: '443', pair: 0, forwards: 'blue', said: 'blue' }

/** Blue is live with these machines, each registered at this port; nothing is open. */
const seenLive = (machines: readonly Machine[] = [], port = 80): Observation => {
  const seen = observation([], [], { routes: [route] })
  const targets = machines.map(({ id }) => aTarget(id, port))
  return {
    ...seen,
    memo: { ...seen.memo, intent: undefined },
    sides: { ...seen.sides, blue: { machines, targets, records: [], scaling: undefined } },
  }
}

/** What is tried for a goal on a service that asks this, whose load balancer's nodes are these. */
async function reached(
  its: Partial<ServiceSettings>,
  {
    endpoints = [],
    nodes = [],
    seen = seenLive(),
    goal = someGoal,
    ...parts
  }: {
    readonly endpoints?: readonly Endpoint[]
    readonly nodes?: readonly string[]
    readonly seen?: Observation
    readonly goal?: Goal
  } & Pick<Partial<ProbeParts>, 'commands'>,
) {
  const env = { SWITCHOVER_RESOLVER: '127.211.7.250:9' }
  const probes = createProbes(
    probeParts({
      ...{ settings: settings({ proof: undefined, ...its }), env, ...parts },
      ...{ endpoints: async () => endpoints, nodes: async () => new Map([['lb.test', nodes]]) },
    }),
  )
  const { mistakes, notices } = await probes.reach(goal, seen, never)
  return { mistakes: mistakes.map(({ path, said }) => `${path}: ${said}`), notices }
}

const byPreview = (label: string, certificate: 'trusted' | 'any' = 'trusted'): TestSettings =>
  aTest({ kind: 'http', label, via: 'preview', http: anHttp({ certificate }) })
const byInstance = (port: number | undefined, http: Partial<HttpSettings> = {}): TestSettings =>
  aTest({ kind: 'http', label: 'http /', via: 'instance', http: anHttp({ port, ...http }) })
const bySsm = aTest({
  ...{ kind: 'ssm', label: 'ssm x' },
  command: {
    ...{ kind: 'ssm', label: 'ssm x', document: 'X', parameters: {} },
    ...{ withinMs: 1000, concurrency: undefined, on: 'all' },
  },
})
/** No packet leaves for it. */
const nowhere = '255.255.255.255'

test('a load balancer with no node that takes a connection is refused, for all tests that need it at once', async () => {
  const closed = await serve('127.211.7.1', says('v2'))
  await closed[Symbol.asyncDispose]()
  const under = aTest(
    { kind: 'run', label: 'run x', command: { kind: 'run', label: 'run x', script: 'x', withinMs: 1 } },
    { next: [byPreview('b')] },
  )

  const { mistakes } = await reached(
    { releaseTests: [under, byPreview('a')] },
    { endpoints: [anEndpoint(closed.port)], nodes: ['127.211.7.1'] },
  )

  expect(mistakes).toEqual([
    `services.web.release-test[0].then[0].http: b; a cannot be asked: this runner reaches no node of the load balancer at port ${closed.port}: 127.211.7.1: connection refused; DNS 127.211.7.250:9: queryA ECONNREFUSED lb.test`,
  ])
})

test('one node that is not reached beside others is told and stands in nobody’s way', async () => {
  await using node = await serve('127.211.7.1', says('v2'))

  const found = await reached(
    { releaseTests: [byPreview('a')], proof: settings().proof },
    { endpoints: [anEndpoint(node.port)], nodes: ['127.211.7.1', nowhere] },
  )

  expect(found.mistakes).toEqual([])
  expect(found.notices).toEqual([
    expect.stringMatching(/not reach every node .*: 255\.255\.255\.255:\d+: .*; these will not be asked$/),
  ])
})

test('every route is tried for a proof that is required; a watch needs one of them', async () => {
  await using node = await serve('127.211.7.1', says('v2'))
  const { proof } = settings()
  const endpoints = [anEndpoint(node.port), anEndpoint(9, { arn: 'arn:9', firstRoute: false })]

  const { mistakes } = await reached(
    {
      proof: proof && { ...proof, required: true },
      watch: { http: anHttp(), alarms: [], compare: undefined },
    },
    { endpoints, nodes: ['127.211.7.1'] },
  )

  expect(mistakes).toEqual([
    expect.stringMatching(/^services\.web\.proof: the proof cannot be asked: .* at port 9: /),
  ])
})

test.each(['runner', 'ssm'] as const)(
  'a route that asks for a login is told, and refused where the proof from %s is required',
  async (from) => {
    await using lb = await serve('127.211.7.1', says('v1'))
    const login = { route: '443 rule 20', arn: 'arn:20', firstRoute: false, login: 'authenticate-cognito' }
    const endpoints = [anEndpoint(lb.port), anEndpoint(lb.port, login)]
    const proof = { http: anHttp(), withinMs: 1000, required: false, from, resolver: undefined }
    const ask = (required: boolean) =>
      reached({ proof: { ...proof, required } }, { endpoints, nodes: ['127.211.7.1'] })

    const said =
      '443 rule 20 asks its visitors to log in (authenticate-cognito): no answer of it shows a side'
    expect(await ask(false)).toMatchObject({
      mistakes: [],
      notices: [`the proof: ${said}; only the minimum hold will stand for a proof of the switch`],
    })
    expect((await ask(true)).mistakes).toEqual([`services.web.proof: the proof cannot be asked: ${said}`])
  },
)

test('a certificate that is not trusted, or for another name, is refused; with `certificate: any` it is not', async () => {
  const { cert, port } = await serveTls('127.211.7.2')
  const trusted = getCACertificates('default')
  onTestFinished(() => setDefaultCACertificates(trusted))
  const ask = (host: string, certificate?: 'any') =>
    reached(
      { releaseTests: [byPreview('a', certificate)], proof: undefined },
      { endpoints: [anEndpoint(port, { protocol: 'https', host })], nodes: ['127.211.7.2'] },
    )

  const distrusted = await ask('app.example.com')
  const any = await ask('app.example.com', 'any')
  setDefaultCACertificates([...trusted, cert])
  const right = await ask('app.example.com')
  const otherName = await ask('other.example.com')

  const at = (host: string) =>
    `services.web.release-test[0].http: a cannot be asked: 127.211.7.2:${port} as ${host}`
  expect(distrusted.mistakes).toEqual([`${at('app.example.com')}: its certificate is not trusted`])
  expect(otherName.mistakes).toEqual([`${at('other.example.com')}: its certificate is for app.example.com`])
  expect([any.mistakes, right.mistakes]).toEqual([[], []])
})

test('that the certificate of a live instance would not do is told, where instances are asked by TLS', async () => {
  const { port } = await serveTls('127.211.7.2')
  let seen = seenLive([aMachine('i-1', '127.211.7.2')], port)
  const ask = (certificate: 'trusted' | 'any') =>
    reached(
      { host: 'app.example.com', releaseTests: [byInstance(undefined, { protocol: 'https', certificate })] },
      { seen },
    )

  const distrusted = await ask('trusted')

  expect(distrusted).toEqual({
    mistakes: [],
    notices: [
      `http /: i-1:${port} as app.example.com: its certificate is not trusted; where it is to be so, say \`certificate: any\`, or ask by \`protocol: http\``,
    ],
  })
  expect(await ask('any')).toEqual({ mistakes: [], notices: [] })
  await using plain = await serve('127.211.7.3', says('ok'))
  seen = seenLive([aMachine('i-1', plain.address)], plain.port)
  expect((await ask('trusted')).notices).toEqual([
    expect.stringContaining(`i-1:${plain.port} as app.example.com: answers something that is not TLS`),
  ])
})

test('no route to live instances of ours is refused; to those of others, or at a port of its own, it is told', async () => {
  const ours = aMachine('i-1', nowhere)
  const tests = { releaseTests: [byInstance(undefined)] }

  const refused = await reached(tests, { seen: seenLive([ours]) })
  const adopted = await reached(tests, { seen: seenLive([{ ...ours, ours: false }]) })
  const none = await reached(tests, {})

  expect(refused.mistakes).toEqual([
    expect.stringMatching(
      /^services\.web\.release-test\[0\]\.http: http \/ cannot be asked: this runner has no route to the live instances, so it seems: i-1:80: /,
    ),
  ])
  expect([adopted.mistakes, none.mistakes]).toEqual([[], []])
  expect(adopted.notices).toEqual([expect.stringContaining('no route to the live instances')])
  expect(none.notices).toEqual([
    expect.stringContaining('no instance is live: whether this runner has a route'),
  ])
})

test('a live instance that refuses a connection shows that there is a route', async () => {
  const found = await reached(
    { releaseTests: [byInstance(9)] },
    { seen: seenLive([aMachine('i-1', '127.211.7.1')]) },
  )

  expect(found).toEqual({ mistakes: [], notices: [] })
})

test('Systems Manager that may not be asked is refused; agents that it does not know are told', async () => {
  const live = { seen: seenLive([aMachine('i-1', '127.211.7.1')]) }
  const denied = async () => {
    throw new SwitchoverError('denied', 'not allowed', 'Allow it.')
  }

  const refused = await reached(
    { releaseTests: [bySsm] },
    { ...live, commands: { ...remote(), online: denied } },
  )
  const unknown = await reached({ releaseTests: [bySsm] }, { ...live, commands: remote([]) })
  const known = await reached({ releaseTests: [bySsm] }, { ...live, commands: remote(['i-1']) })

  expect(refused.mistakes).toEqual([
    'services.web.release-test[0].ssm: ssm x cannot be asked: Systems Manager cannot be asked: not allowed',
  ])
  expect(unknown).toMatchObject({
    mistakes: [],
    notices: [expect.stringMatching(/^ssm x: Systems Manager knows no agent/)],
  })
  expect(known).toEqual({ mistakes: [], notices: [] })
})

test('a command on the instances before or after the switch needs their agents too', async () => {
  const command = {
    ...{ kind: 'ssm' as const, label: 'ssm x', document: 'X', parameters: {} },
    ...{ withinMs: 1000, concurrency: undefined, on: 'all' as const },
  }

  const { notices } = await reached(
    { switch: { ...settings().switch, before: [command] } },
    { seen: seenLive([aMachine('i-1', '127.211.7.1')]), commands: remote([]) },
  )

  expect(notices).toEqual([expect.stringMatching(/^ssm x: Systems Manager knows no agent/)])
})

test.each([
  ['a rollback', { command: 'rollback' }, {}],
  ['tests that passed before', {}, { verdict: 'open', passed: ['release-test'] }],
  ['a rejection that is to be finished', {}, { verdict: 'rejected', passed: [] }],
] as const)('nothing is tried for %s', async (_, change, attempt) => {
  const seen = seenLive()
  const open = {
    color: 'green',
    release: 'v2',
    build: 'b2',
    attempt: 'a2',
    adopted: false,
    id: 'a2',
    kind: 'deploy',
    parked: undefined,
    count: 1,
    made: '',
    reason: '',
    run: 'o/r/7/1',
  } as const
  const memo = 'verdict' in attempt ? { ...seen.memo, attempt: { ...open, ...attempt } } : seen.memo

  const found = await reached(
    { releaseTests: [byPreview('a')] },
    { goal: { ...someGoal, ...change }, seen: { ...seen, memo } },
  )

  expect(found).toEqual({ mistakes: [], notices: [] })
})
