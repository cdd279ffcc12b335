import { expect, test } from 'vitest'
import type { CheckAct } from '../../src/deploy/acts.ts'
import type { Machine, Target } from '../../src/deploy/side.ts'
import { createProbes } from '../../src/probe/probes.ts'
import type { HttpSettings, ServiceSettings } from '../../src/settings.ts'
import {
  aMachine,
  anAct,
  anHttp,
  aTarget,
  aTest,
  never,
  observation,
  probeParts,
  settings,
} from './builders.ts'
import { says, serve, serveTcp, startNodes } from './servers.ts'
import { swallow } from './swallow.ts'
import { serveTls } from './tls-server.ts'

const one = '127.211.5.1'
const two = '127.211.5.2'

const ask = (
  check: CheckAct['check'],
  change: Partial<ServiceSettings>,
  machines: readonly Machine[],
  targets: readonly Target[] = [],
  now = 1_000_000,
) =>
  createProbes(
    probeParts({
      settings: settings(change),
      endpoints: async () => [],
      nodes: async () => new Map(),
      now: () => now,
      env: {},
    }),
  ).run(anAct(check), observation(machines, targets), never)

const readyBy = (probe: NonNullable<ServiceSettings['ready']>['probe'], delayMs = 0) => ({
  ready: { probe, delayMs, withinMs: 60_000 },
})

test('a side is ready when each of its machines takes a connection, and those that do are named', async () => {
  await using server = await serveTcp(one, (socket) => socket.end())
  const machines = [aMachine('i-1', one), aMachine('i-2', two)]

  const found = await ask('ready', readyBy({ tcp: server.port }), machines)

  expect(found).toMatchObject({ passed: false, machines: ['i-1'] })
  expect(found.said).toBe(`1 of 2 machines ready; i-2: port ${server.port}: connection refused`)
})

test('readiness by HTTP wants a right answer of every machine', async () => {
  await using server = await serve(one, says('v2'))
  const probe = { http: anHttp({ port: server.port }) }

  const found = await ask('ready', readyBy(probe), [aMachine('i-1', one)])

  expect(found).toMatchObject({ passed: true, machines: ['i-1'], said: '1 of 1 machine ready' })
})

test('only machines of this attempt that live are asked to be ready, and none is no readiness', async () => {
  await using server = await serveTcp(one, (socket) => socket.end())
  const others = [
    aMachine('i-dead', two, { state: 'terminated' }),
    aMachine('i-old', two, { attempt: 'a1' }),
    aMachine('i-stranger', two, { ours: false, attempt: '' }),
  ]
  const ready = readyBy({ tcp: server.port })

  const found = await ask('ready', ready, [aMachine('i-1', one), ...others])
  const none = await ask('ready', ready, others)

  expect(found).toMatchObject({ passed: true, machines: ['i-1'] })
  expect(none).toMatchObject({ passed: false, said: '0 of 0 machines ready' })
})

test('a machine that is pending, or younger than the delay, is not ready yet', async () => {
  await using server = await serveTcp(one, (socket) => socket.end())
  const pending = aMachine('i-1', undefined, { state: 'pending' })
  const young = aMachine('i-2', one, { launched: 999_000 })

  const found = await ask('ready', readyBy({ tcp: server.port }, 10_000), [pending, young])

  expect(found.said).toBe('0 of 2 machines ready; i-1: is pending; i-2: is asked in 9 s')
})

const instanceTest = (port?: number): Partial<ServiceSettings> => ({
  releaseTests: [
    aTest({
      kind: 'http',
      label: 'http /',
      via: 'instance',
      http: anHttp({ port, header: { 'x-release': '{release}' } }),
    }),
  ],
})

test('a release test by instance asks every registered machine at the port it is registered with', async () => {
  await using fleet = await startNodes([one, two], says('v2'))
  const machines = [aMachine('i-1', one), aMachine('i-2', two), aMachine('i-3', '127.211.5.3')]
  const targets = [
    aTarget('i-1', fleet.port),
    aTarget(two, fleet.port),
    aTarget('i-3', 9, { state: 'draining' }),
  ]

  const right = await ask('release-test', instanceTest(), machines, targets)
  const [, second] = fleet.nodes
  if (second) second.answer = says('v1')
  const wrong = await ask('release-test', instanceTest(), machines, targets)

  expect(right.tests?.map(({ said }) => said)).toEqual(['2 of 2 machines right'])
  expect(fleet.nodes.map(({ asked }) => asked.length)).toEqual([6, 4])
  expect(wrong).toMatchObject({
    passed: false,
    said: 'http /: 1 of 2 machines right; i-2: answers 200 with x-release v1, expected v2',
  })
})

test('a release test by instance that cannot run is a failure that says so', async () => {
  const none = await ask('release-test', instanceTest(8080), [])
  const stopped = await ask(
    'release-test',
    instanceTest(8080),
    [aMachine('i-1', one, { state: 'stopped' })],
    [aTarget('i-1', 8080), aTarget('i-lost', 8080)],
  )

  expect(none).toMatchObject({ passed: false, said: 'http /: 0 of 0 machines right' })
  expect(stopped.passed).toBe(false)
  expect(stopped.said).toContain('i-1: is stopped; i-lost: is registered, but EC2 does not show it')
})

test('an instance is asked by HTTPS where it is said, and its certificate must be trusted unless any will do', async () => {
  const { port } = await serveTls(one)
  const releaseTests = (['trusted', 'any'] as const).map((certificate) =>
    aTest({
      ...{ kind: 'http', label: certificate, via: 'instance' },
      http: anHttp({ port, protocol: 'https', certificate, contains: 'app.example.com' }),
    }),
  )

  const { tests } = await ask('release-test', { releaseTests }, [aMachine('i-1', one)], [aTarget('i-1', 80)])

  expect(tests?.map(({ said }) => said)).toEqual([
    '0 of 1 machine right; i-1: its certificate is not trusted',
    '1 of 1 machine right',
  ])
})

test('a release test by TCP wants its port on every registered machine', async () => {
  await using server = await serveTcp(one, (socket) => socket.end())
  const releaseTests = [
    aTest({ kind: 'tcp', label: 'tcp', via: 'instance', port: server.port, withinMs: 1000 }),
  ]
  const machines = [aMachine('i-1', one), aMachine('i-2', two)]

  const found = await ask('release-test', { releaseTests }, machines, [aTarget('i-1', 1), aTarget('i-2', 1)])

  expect(found.said).toMatch(/^tcp: 1 of 2 machines right; i-2: port \d+: connection refused$/)
})

test('a port that swallows connections costs a release test by TCP its own time limit at most', async () => {
  const port = await swallow(one)
  const releaseTests = [aTest({ kind: 'tcp', label: 'tcp', via: 'instance', port, withinMs: 200 })]

  const found = await ask('release-test', { releaseTests }, [aMachine('i-1', one)], [aTarget('i-1', 1)])

  expect(found.said).toBe(`tcp: 0 of 1 machine right; i-1: port ${port}: no connection within 200 ms`)
})

const byHttp = (http: HttpSettings) => ({ busy: { kind: 'http' as const, http } })
const busy = byHttp(anHttp({ path: '/busy', passes: 1, withinMs: 200 }))

test('a side is quiet when each machine says so; whatever else it says is work', async () => {
  await using fleet = await startNodes([one, two], says('v2'))
  const machines = [aMachine('i-1', one), aMachine('i-2', two)]
  const targets = machines.map(({ id }) => aTarget(id, fleet.port))

  const quiet = await ask('busy', busy, machines, targets)
  const [, second] = fleet.nodes
  if (second) {
    second.answer = (_request, response) => void response.writeHead(409).end('1 slow\n::error::request')
  }
  const working = await ask('busy', busy, machines, targets)
  if (second) second.answer = (_request, response) => void response.writeHead(404).end('nothing here')
  const unasked = await ask('busy', busy, machines, targets)

  expect(quiet).toMatchObject({ passed: true, machines: ['i-1', 'i-2'] })
  expect(working).toMatchObject({ passed: false, machines: ['i-1'] })
  expect(working.said).toBe('1 of 2 machines without work; i-2: 409 1 slow ::error::request')
  expect(unasked.said).toBe('1 of 2 machines without work; i-2: 404 nothing here; is /busy the path to ask?')
})

test('whether work is left can be a value of JSON', async () => {
  let jobs = 2
  await using fleet = await startNodes([one], (_request, response) => response.end(JSON.stringify({ jobs })))
  const byJson = byHttp(anHttp({ json: [{ path: '$.jobs', value: 0 }], passes: 1 }))
  const asked = () => ask('busy', byJson, [aMachine('i-1', one)], [aTarget('i-1', fleet.port)])

  const working = await asked()
  jobs = 0
  const quiet = await asked()

  expect(working).toMatchObject({
    passed: false,
    said: '0 of 1 machine without work; i-1: 200 {"jobs":2}',
  })
  expect(quiet.passed).toBe(true)
})

test('a machine that refuses or stays silent may still work', async () => {
  await using silent = await serveTcp(one, () => undefined)
  const machines = [aMachine('i-1', one), aMachine('i-2', two)]

  const found = await ask('busy', busy, machines, [aTarget('i-1', silent.port)])

  expect(found.passed).toBe(false)
  expect(found.said).toBe(
    '0 of 2 machines without work; i-1: no complete answer within 200 ms; i-2: connection refused',
  )
})

test('machines that have ended have no work left', async () => {
  const ended = [aMachine('i-1', one, { state: 'terminated' }), aMachine('i-2', two, { state: 'stopped' })]

  const found = await ask('busy', busy, ended, [aTarget('i-2', 8080)])

  expect(found).toMatchObject({ passed: true, machines: [] })
})
