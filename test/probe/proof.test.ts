import { expect, test } from 'vitest'
import type { CheckAct } from '../../src/deploy/acts.ts'
import type { Probes } from '../../src/deploy/ports.ts'
import type { Endpoint } from '../../src/endpoint.ts'
import { createProbes } from '../../src/probe/probes.ts'
import type { ServiceSettings } from '../../src/settings.ts'
import {
  anAct,
  anEndpoint,
  anHttp,
  green,
  never,
  observation,
  probeParts,
  releaseHeader,
  settings,
} from './builders.ts'
import { says, serve, serveTcp, startDns, startNodes } from './servers.ts'

interface Setting {
  readonly endpoints: readonly Endpoint[]
  readonly listed?: readonly string[]
  readonly resolver?: string
  readonly change?: Partial<ServiceSettings>
  readonly roundMs?: number
}

/** Probes whose nodes are the addresses listed, and what DNS says where a resolver is given. */
const probesOf = ({ endpoints, listed = [], resolver, change = {}, roundMs = 3000 }: Setting): Probes =>
  createProbes(
    probeParts({
      settings: settings(change),
      endpoints: async () => endpoints,
      nodes: async () => new Map([['lb.test', listed]]),
      now: () => 0,
      env: { SWITCHOVER_RESOLVER: resolver ?? '127.211.2.250:9' },
      roundMs,
    }),
  )

const prove = (probes: Probes, change: Partial<CheckAct> = {}) =>
  probes.run(anAct('proof', change), observation(), never)

const three = ['127.211.2.1', '127.211.2.2', '127.211.2.3']

test('a switch is proven when every node answers rightly so often in a row', async () => {
  await using lb = await startNodes(three, says('v2'))
  const probes = probesOf({ endpoints: [anEndpoint(lb.port)], listed: three })

  const found = await prove(probes)

  expect(found.passed).toBe(true)
  expect(found.nodes?.map(({ node, asked }) => ({ node, asked }))).toEqual(
    three.map((node) => ({ node, asked: true })),
  )
  expect(found.nodes?.every(({ passes, convergedMs }) => passes >= 3 && convergedMs !== undefined)).toBe(true)
  expect(found.said).toMatch(/^(\d+) of \1 answers in a row say v2; every one of 3 nodes within [\d.]+ m?s/)
})

test('one node that still answers the old release keeps the switch unproven, and is named', async () => {
  await using lb = await startNodes(three, says('v2'))
  const [, , late] = lb.nodes
  if (late) late.answer = says('v1')
  const probes = probesOf({ endpoints: [anEndpoint(lb.port)], listed: three, roundMs: 300 })

  const found = await prove(probes)

  expect(found.passed).toBe(false)
  expect(found.said).toContain('2 of 3 nodes answer v2; 127.211.2.3 still answers v1')
  expect(found.nodes?.find(({ node }) => node === '127.211.2.3')).toMatchObject({
    passes: 0,
    asked: true,
    convergedMs: undefined,
  })
})

test('a node that flips back starts its row again', async () => {
  const releases = ['v2', 'v2', 'v1']
  const [first] = three
  await using lb = await startNodes([first ?? ''], (request, response) =>
    says(releases.shift() ?? 'v2')(request, response),
  )
  const [node] = lb.nodes
  const probes = probesOf({ endpoints: [anEndpoint(lb.port)], listed: three.slice(0, 1) })

  const found = await prove(probes)

  expect(found.passed).toBe(true)
  // Two right, one wrong, then the three in a row.
  expect(node?.asked).toHaveLength(6)
  expect(found.nodes?.[0]?.passes).toBe(3)
})

test('a node that had converged and flips back while others are awaited is not counted as converged', async () => {
  await using lb = await startNodes(three.slice(0, 2), says('v2'))
  const [flips, late] = lb.nodes
  if (late) late.answer = says('v1')
  if (flips) {
    flips.answer = (request, response) => says(flips.asked.length > 3 ? 'v1' : 'v2')(request, response)
  }
  const probes = probesOf({ endpoints: [anEndpoint(lb.port)], listed: three.slice(0, 2), roundMs: 900 })

  const found = await prove(probes)

  expect(found.passed).toBe(false)
  expect(found.nodes?.find(({ node }) => node === flips?.address)).toMatchObject({
    passes: 0,
    convergedMs: undefined,
  })
})

test('rows go on from round to round, until a change starts them anew', async () => {
  await using lb = await startNodes(three.slice(0, 1), says('v2'))
  const http = releaseHeader({ passes: 1_000_000 })
  const proof = { http, withinMs: 60_000, required: false, from: 'runner' as const, resolver: undefined }
  const probes = probesOf({
    endpoints: [anEndpoint(lb.port)],
    listed: three.slice(0, 1),
    change: { proof },
    roundMs: 100,
  })

  const rowAfter = async () => (await prove(probes)).nodes?.[0]?.passes ?? 0
  const first = await rowAfter()
  const second = await rowAfter()
  const before = lb.nodes[0]?.asked.length ?? 0
  probes.changed('forward')
  const third = await rowAfter()

  expect(first).toBeGreaterThan(0)
  expect(second).toBeGreaterThan(first)
  expect(third).toBeLessThanOrEqual((lb.nodes[0]?.asked.length ?? 0) - before)
})

test('convergence is measured for each node from the change on', async () => {
  const turnedMs = 400
  await using lb = await startNodes(three.slice(0, 2), says('v2'))
  const probes = probesOf({ endpoints: [anEndpoint(lb.port)], listed: three.slice(0, 2) })
  const changed = performance.now()
  const late = lb.nodes[1]
  if (late) {
    late.answer = (request, response) =>
      says(performance.now() - changed < turnedMs ? 'v1' : 'v2')(request, response)
  }
  probes.changed('forward')

  const found = await prove(probes)

  const times = found.nodes?.map(({ convergedMs }) => convergedMs ?? -1) ?? []
  expect(found.passed).toBe(true)
  expect(times[0]).toBeGreaterThanOrEqual(0)
  expect(times[0]).toBeLessThan(turnedMs)
  expect(times[1]).toBeGreaterThanOrEqual(turnedMs - 1)
  expect(times[1]).toBeLessThan(turnedMs + 1500)
})

test('convergence ends with the first answer of the row, not with its last', async () => {
  const slowMs = 150
  await using lb = await startNodes(three.slice(0, 1), (request, response) => {
    setTimeout(() => says('v2')(request, response), slowMs)
  })
  const http = releaseHeader({ passes: 5 })
  const proof = { http, withinMs: 60_000, required: false, from: 'runner' as const, resolver: undefined }
  const probes = probesOf({ endpoints: [anEndpoint(lb.port)], listed: three.slice(0, 1), change: { proof } })

  const found = await prove(probes)

  expect(found.passed).toBe(true)
  expect(found.nodes?.[0]?.convergedMs).toBeGreaterThanOrEqual(slowMs - 1)
  expect(found.nodes?.[0]?.convergedMs).toBeLessThan(4 * slowMs)
})

test('an address that cannot be reached is named as not asked, and never counted', async () => {
  await using lb = await startNodes(three.slice(0, 2), says('v2'))
  const nobody = '127.211.2.99'
  const probes = probesOf({ endpoints: [anEndpoint(lb.port)], listed: [...three.slice(0, 2), nobody] })

  const found = await prove(probes)

  expect(found.passed).toBe(true)
  expect(found.nodes?.find(({ node }) => node === nobody)).toMatchObject({
    asked: false,
    passes: 0,
    convergedMs: undefined,
  })
  expect(found.said).toContain('every one of 2 nodes')
  expect(found.said).toContain(`${nobody} was not asked: connection refused`)
})

test('where no node can be asked nothing is proven', async () => {
  const unreachable = await prove(
    probesOf({ endpoints: [anEndpoint(9)], listed: ['127.211.2.99'], roundMs: 200 }),
  )
  const unknown = await prove(probesOf({ endpoints: [anEndpoint(9)], roundMs: 200 }))

  expect(unreachable.passed).toBe(false)
  expect(unreachable.nodes?.map(({ asked }) => asked)).toEqual([false])
  expect(unreachable.said).toContain('no node of the load balancer can be asked from here')
  expect(unknown).toMatchObject({ passed: false, nodes: [] })
  expect(unknown.said).toContain('DNS 127.211.2.250:9')
})

test('a node that accepts and never answers is asked, and keeps the switch unproven', async () => {
  await using silent = await serveTcp('127.211.2.4', () => undefined)
  const http = releaseHeader({ withinMs: 100 })
  const proof = { http, withinMs: 60_000, required: false, from: 'runner' as const, resolver: undefined }
  const listed = [silent.address]
  const probes = probesOf({ endpoints: [anEndpoint(silent.port)], listed, change: { proof }, roundMs: 300 })

  const found = await prove(probes)

  expect(found.passed).toBe(false)
  expect(found.nodes?.[0]).toMatchObject({ asked: true, said: 'no complete answer within 100 ms' })
})

test('every route is asked as its own conditions match, and each must converge', async () => {
  await using first = await startNodes(three.slice(0, 1), says('v2'))
  await using second = await startNodes(three.slice(0, 1), says('v1'))
  const rule = { route: '443 rule 80', arn: 'arn:rule', host: 'api.example.com', path: '/api/version' }
  const endpoints = [anEndpoint(first.port), anEndpoint(second.port, { ...rule, firstRoute: false })]
  const probes = probesOf({ endpoints, listed: three.slice(0, 1), roundMs: 300 })

  const before = await prove(probes)
  const [node] = second.nodes
  if (node) node.answer = says('v2')
  const after = await prove(probes)

  expect(before.passed).toBe(false)
  expect(before.said).toContain('127.211.2.1 (443 rule 80) still answers v1')
  expect(after.passed).toBe(true)
  expect(after.nodes?.map(({ route }) => route)).toEqual(['443', '443 rule 80'])
  expect(node?.asked[0]).toMatchObject({ url: '/api/version', headers: { host: 'api.example.com' } })
  expect(first.nodes[0]?.asked[0]).toMatchObject({ url: '/version', headers: { host: 'app.example.com' } })
})

test('a port that no node is reached at is not asked: it keeps the switch unproven, and stands against no node', async () => {
  await using lb = await startNodes(three.slice(0, 1), says('v2'))
  const closed = await serve('127.211.2.1', says('v2'))
  await closed[Symbol.asyncDispose]()
  const endpoints = [
    anEndpoint(lb.port),
    anEndpoint(closed.port, { route: '80', arn: 'arn:80', firstRoute: false }),
  ]

  const found = await prove(probesOf({ endpoints, listed: three.slice(0, 1), roundMs: 300 }))

  expect(found.passed).toBe(false)
  expect(found.said).toContain('1 of 1 node answer v2; no node can be asked for 80: connection refused')
  expect(found.nodes?.map(({ route, asked }) => [route, asked])).toEqual([
    ['443', true],
    ['80', false],
  ])
})

test('a route that asks for a login is not asked: the load balancer itself would answer', async () => {
  const login = { route: '443 rule 20', arn: 'arn:rule', firstRoute: false, login: 'authenticate-oidc' }
  await using lb = await startNodes(three.slice(0, 1), (request, response) => {
    if (request.headers.host !== 'in.example.com' || request.headers.cookie) says('v2')(request, response)
    else response.writeHead(302, { location: 'https://id.example.com/authorize' }).end()
  })
  const endpoints = [anEndpoint(lb.port), anEndpoint(lb.port, { ...login, host: 'in.example.com' })]
  const around = { endpoints, listed: three.slice(0, 1), roundMs: 300 }
  const http = releaseHeader({ requestHeaders: { Cookie: 'AWSELBAuthSessionCookie-0=x' } })
  const proof = { http, withinMs: 60_000, required: false, from: 'runner' as const, resolver: undefined }

  const found = await prove(probesOf(around))
  const alone = await prove(probesOf({ ...around, endpoints: endpoints.slice(1) }))
  const withSession = await prove(probesOf({ ...around, change: { proof } }))

  const said = '443 rule 20 asks its visitors to log in (authenticate-oidc): no answer of it shows a side'
  expect(found).toMatchObject({
    passed: false,
    said: expect.stringContaining(`1 of 1 node answer v2; ${said}`),
  })
  expect(found.nodes?.map(({ route }) => route)).toEqual(['443'])
  expect(alone.said).toBe(`no node of the load balancer can be asked from here; ${said}`)
  expect(withSession.passed).toBe(true)
})

test('nodes are the union of all DNS answers, and one that appears during the proof joins it', async () => {
  await using lb = await startNodes(three, says('v2'))
  const [one, two, joining] = lb.nodes
  if (two) two.answer = says('v1')
  await using dns = await startDns('lb.test', '127.211.2.53')
  dns.addresses = three.slice(0, 2)
  if (joining) {
    joining.answer = (request, response) => {
      if (two) two.answer = says('v2')
      says('v2')(request, response)
    }
  }
  if (one) {
    one.answer = (request, response) => {
      dns.addresses = three.slice(2)
      says('v2')(request, response)
    }
  }
  const probes = probesOf({ endpoints: [anEndpoint(lb.port)], resolver: dns.server })

  const found = await prove(probes)

  // The second node turned only when the third, known from a later answer, had been asked.
  expect(found.passed).toBe(true)
  expect(found.nodes?.map(({ node }) => node)).toEqual(three)
})

test('the resolver of the config comes before the one of the environment', async () => {
  await using lb = await startNodes(three.slice(0, 1), says('v2'))
  await using dns = await startDns('lb.test', '127.211.2.53')
  dns.addresses = three.slice(0, 1)
  const proof = {
    http: releaseHeader(),
    withinMs: 60_000,
    required: false,
    from: 'runner' as const,
    resolver: dns.server,
  }

  const found = await prove(probesOf({ endpoints: [anEndpoint(lb.port)], change: { proof } }))

  expect(found.passed).toBe(true)
})

test('a mark that both sides would give proves nothing, however they answer', async () => {
  await using lb = await startNodes(three.slice(0, 1), says('v2'))
  const probes = probesOf({ endpoints: [anEndpoint(lb.port)], listed: three.slice(0, 1) })
  const unlike = { ...green, color: 'blue', attempt: 'a1' } as const

  const found = await prove(probes, { unlike })

  expect(found).toMatchObject({ passed: false, said: 'the mark does not tell blue from green' })
  expect(lb.nodes[0]?.asked).toEqual([])
})

test('the way back to a release whose text stands in what the newer one answers is not proven by the newer one', async () => {
  await using lb = await startNodes(three.slice(0, 1), says('v10'))
  const http = anHttp({ contains: 'this is {release}' })
  const proof = { http, withinMs: 60_000, required: false, from: 'runner' as const, resolver: undefined }
  const around = { listed: three.slice(0, 1), change: { proof }, roundMs: 300 }
  const probes = probesOf({ endpoints: [anEndpoint(lb.port)], ...around })
  const back = {
    side: { ...green, color: 'blue', release: 'v1' },
    unlike: { ...green, release: 'v10' },
  } as const

  const before = await prove(probes, back)
  const [node] = lb.nodes
  if (node) node.answer = says('v1')
  const after = await prove(probes, back)

  expect(before).toMatchObject({ passed: false, said: expect.stringContaining('still answers this is v10') })
  expect(after.passed).toBe(true)
})

test('a proof that is not configured is not passed', async () => {
  const found = await prove(probesOf({ endpoints: [anEndpoint(9)], change: { proof: undefined } }))

  expect(found.passed).toBe(false)
  expect(found.said).toContain('no proof is configured')
})

test('the signal ends a round at once, with its reason', async () => {
  const stop = new AbortController()
  await using silent = await serveTcp('127.211.2.4', (socket) => {
    socket.once('data', () => stop.abort(new Error('lease lost')))
  })
  const listed = [silent.address]
  const probes = probesOf({ endpoints: [anEndpoint(silent.port)], listed, roundMs: 20_000 })

  const round = probes.run(anAct('proof'), observation(), stop.signal)

  await expect(round).rejects.toThrow('lease lost')
  await silent.emptied()
})

test('a huge body with a hostile mark is told in one short line', async () => {
  await using lb = await startNodes(three.slice(0, 1), (_request, response) => {
    response.end(`${'::error::x\n'.repeat(40_000)}`)
  })
  const proof = {
    http: anHttp({ contains: 'I am {release}' }),
    withinMs: 60_000,
    required: false,
    from: 'runner' as const,
    resolver: undefined,
  }
  const probes = probesOf({
    endpoints: [anEndpoint(lb.port)],
    listed: three.slice(0, 1),
    change: { proof },
    roundMs: 200,
  })

  const { passed, said } = await prove(probes)

  expect(passed).toBe(false)
  expect(said).not.toContain('\n')
  expect(said.length).toBeLessThan(400)
})
