import type { RequestListener } from 'node:http'
import { expect, test } from 'vitest'
import type { CheckAct } from '../../src/deploy/acts.ts'
import type { Observation } from '../../src/deploy/model.ts'
import type { Probes } from '../../src/deploy/ports.ts'
import { createProbes } from '../../src/probe/probes.ts'
import type { HttpSettings, ServiceSettings } from '../../src/settings.ts'
import {
  anAct,
  anEndpoint,
  anHttp,
  aTarget,
  aTest,
  never,
  observation,
  probeParts,
  settings,
} from './builders.ts'
import { says, serve, startNodes } from './servers.ts'

const two = ['127.211.3.1', '127.211.3.2']

/** As a node answers that obeys the preview rule: the idle side to our header, the live side to all others. */
const obeying =
  (live: RequestListener, idle: RequestListener): RequestListener =>
  (request, response) =>
    (request.headers['x-switchover-preview'] === 'q7w8e9' ? idle : live)(request, response)

const testing = (change: Partial<HttpSettings> = {}): Partial<ServiceSettings> => ({
  releaseTests: [
    aTest({
      kind: 'http',
      label: 'http /healthz',
      via: 'preview',
      http: anHttp({ path: '/healthz', ...change }),
    }),
  ],
})

const probesOf = (port: number, change: Partial<ServiceSettings> = {}, roundMs = 300): Probes =>
  createProbes(
    probeParts({
      settings: settings(change),
      endpoints: async () => [
        anEndpoint(port, { path: '/api/version' }),
        anEndpoint(9, { route: '80', arn: 'arn:80', firstRoute: false }),
      ],
      nodes: async () => new Map([['lb.test', two]]),
      now: () => 0,
      env: { SWITCHOVER_RESOLVER: '127.211.3.250:9' },
      roundMs,
    }),
  )

const run = (probes: Probes, check: CheckAct['check'], seen: Observation = observation()) =>
  probes.run(anAct(check), seen, never)

test('the preview is proven through every node of the first route alone, with its header', async () => {
  await using lb = await startNodes(two, obeying(says('v1'), says('v2')))

  const found = await run(probesOf(lb.port, {}, 3000), 'preview')

  expect(found.passed).toBe(true)
  expect(found.nodes?.map(({ node, route }) => `${node} ${route}`)).toEqual(two.map((node) => `${node} 443`))
})

/** A second load balancer with a preview rule of its own, at this port. */
const withSecond = (first: number, second: number): Probes =>
  createProbes(
    probeParts({
      settings: settings(),
      endpoints: async () => [
        anEndpoint(first),
        anEndpoint(second, {
          route: '80',
          arn: 'arn:80',
          dnsName: 'inside.test',
          pair: 1,
          firstRoute: false,
        }),
      ],
      nodes: async () =>
        new Map([
          ['lb.test', two],
          ['inside.test', ['127.211.3.9']],
        ]),
      env: { SWITCHOVER_RESOLVER: '127.211.3.250:9' },
      roundMs: 1000,
    }),
  )

/** Each pair's rule, the second with a value of its own. */
const twoRules = (): Observation => {
  const seen = observation()
  const [rule] = seen.preview?.rules ?? []
  if (seen.preview === undefined || rule === undefined) throw new Error('the preview stands')
  const second = { ...rule, pair: 1, header: { ...rule.header, value: 'q7w8e91' } }
  return { ...seen, preview: { ...seen.preview, rules: [rule, second] } }
}

test('each preview rule is proven at its own load balancer, with its own value', async () => {
  await using lb = await startNodes(two, obeying(says('v1'), says('v2')))
  await using inside = await startNodes(['127.211.3.9'], says('v1'))

  const late = await run(withSecond(lb.port, inside.port), 'preview', twoRules())
  for (const node of inside.nodes) node.answer = says('v2')
  const found = await run(withSecond(lb.port, inside.port), 'preview', twoRules())

  expect(late.said).toContain('127.211.3.9 (80) still answers v1')
  expect(found.passed).toBe(true)
  expect(inside.nodes[0]?.asked[0]?.headers).toMatchObject({ 'x-switchover-preview': 'q7w8e91' })
})

test('a second load balancer that nobody reaches from here is named, and leaves the first preview proven', async () => {
  await using lb = await startNodes(two, obeying(says('v1'), says('v2')))

  const found = await run(withSecond(lb.port, 9), 'preview', twoRules())

  expect(found.passed).toBe(true)
  expect(found.said).toContain('127.211.3.9 was not asked')
})

test('a node that does not obey the preview rule yet keeps the preview unproven', async () => {
  await using lb = await startNodes(two, obeying(says('v1'), says('v2')))
  const [, late] = lb.nodes
  if (late) late.answer = says('v1')

  const found = await run(probesOf(lb.port), 'preview')

  expect(found.passed).toBe(false)
  expect(found.said).toContain('127.211.3.2 still answers v1')
})

test('beside a side that we did not make, the preview counts only where the live side answers otherwise', async () => {
  const adopted = { color: 'blue', release: 'unknown', build: '', attempt: '', adopted: true } as const
  const act = { ...anAct('preview'), unlike: adopted }
  const { green, blue } = observation().sides
  const serving = observation([], [], { sides: { green, blue: { ...blue, targets: [aTarget('i-1', 80)] } } })
  await using same = await startNodes(two, obeying(says('v2'), says('v2')))
  const alike = await probesOf(same.port).run(act, serving, never)
  await using lb = await startNodes(two, obeying(says('v1'), says('v2')))
  const different = await probesOf(lb.port, {}, 3000).run(act, serving, never)

  expect(alike).toMatchObject({ passed: false, said: expect.stringContaining('without the preview header') })
  expect(different.passed).toBe(true)
})

test('beside an empty live side nothing can be mistaken for the candidate', async () => {
  const nobody: RequestListener = (_request, response) => response.writeHead(503).end()
  const unlike = { color: 'blue', release: 'unknown', build: '', attempt: '', adopted: true } as const
  await using lb = await startNodes(two, obeying(nobody, says('v2')))

  const found = await probesOf(lb.port, {}, 3000).run({ ...anAct('preview'), unlike }, observation(), never)

  expect(found.passed).toBe(true)
})

test('without a proof, a rule, or a rule that shows this side, no preview answer counts', async () => {
  await using lb = await startNodes(two, says('v2'))
  const shown = observation().preview
  const turned = observation([], [], { preview: shown && { ...shown, shows: 'blue' } })

  const unmarked = await run(probesOf(lb.port, { proof: undefined }), 'preview')
  const ruleless = await run(probesOf(lb.port), 'preview', observation([], [], { preview: undefined }))
  const otherSide = await run(probesOf(lb.port), 'preview', turned)
  const tested = await run(probesOf(lb.port, testing()), 'release-test', turned)

  expect(unmarked).toMatchObject({ passed: false, said: 'no proof is configured: answers show no side' })
  expect(ruleless).toMatchObject({ passed: false, said: 'there is no preview rule' })
  expect(otherSide).toMatchObject({ passed: false, said: 'the preview rule shows blue, not green' })
  expect(tested).toMatchObject({
    passed: false,
    said: 'http /healthz: the preview rule shows blue, not green',
  })
  expect(lb.nodes.flatMap(({ asked }) => asked)).toEqual([])
})

test('a release test by preview asks the nodes in turn at its own path, with the header', async () => {
  await using lb = await startNodes(two, obeying(says('v1', 500), says('v2')))

  const found = await run(probesOf(lb.port, testing({ passes: 4 })), 'release-test')

  expect(found).toMatchObject({ passed: true, said: '1 of 1 release tests passed' })
  expect(found.tests).toMatchObject([
    { result: 'passed', said: '4 right answers in a row through 2 nodes', tries: 1 },
  ])
  expect(lb.nodes.map(({ asked }) => asked.map(({ url }) => url))).toEqual([
    ['/healthz', '/healthz'],
    ['/healthz', '/healthz'],
  ])
})

test('a release test is never passed by an answer of the live side, however right it looks', async () => {
  await using lb = await startNodes(two, says('v1'))

  const found = await run(probesOf(lb.port, testing()), 'release-test')

  expect(found.passed).toBe(false)
  expect(found.said).toMatch(
    /127\.211\.3\.\d answers with x-release v1, not v2: the answer is not the idle side's/,
  )
})

test('an answer of the live side that comes once only starts the row again', async () => {
  let answers = 0
  await using lb = await startNodes(two.slice(0, 1), (request, response) => {
    answers += 1
    says(answers === 2 ? 'v1' : 'v2')(request, response)
  })

  const found = await run(probesOf(lb.port, testing(), 5000), 'release-test')

  expect(found.passed).toBe(true)
  expect(answers).toBe(5)
})

test('a wrong answer of the idle side fails the release test at once', async () => {
  await using lb = await startNodes(two, obeying(says('v1'), says('v2', 503)))

  const found = await run(probesOf(lb.port, testing()), 'release-test')

  expect(found).toMatchObject({
    passed: false,
    said: 'http /healthz: 127.211.3.1 answers 503, expected any 2xx',
  })
})

test('a release test that reaches no node is a failure that says so', async () => {
  const closed = await serve('127.211.3.1', says('v2'))
  await closed[Symbol.asyncDispose]()

  const found = await run(probesOf(closed.port, testing()), 'release-test')

  expect(found.passed).toBe(false)
  expect(found.said).toContain(
    'no node of the load balancer can be asked from here; 127.211.3.1: connection refused',
  )
})
