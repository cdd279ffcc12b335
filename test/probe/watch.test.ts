import { expect, test } from 'vitest'
import type { CheckAct } from '../../src/deploy/acts.ts'
import type { Endpoint } from '../../src/endpoint.ts'
import { createProbes } from '../../src/probe/probes.ts'
import type { HttpSettings } from '../../src/settings.ts'
import { anAct, anEndpoint, anHttp, never, observation, probeParts, settings } from './builders.ts'
import { says, startNodes } from './servers.ts'

const two = ['127.211.4.1', '127.211.4.2']
const health = anHttp({ path: '/healthz', status: { from: 200, to: 200 }, passes: 1 })

const watch = (
  port: number,
  http: HttpSettings | undefined,
  change: Partial<CheckAct> = {},
  nodes = two,
  others: readonly Endpoint[] = [],
) =>
  createProbes(
    probeParts({
      settings: settings({ watch: { http, alarms: [], compare: undefined } }),
      endpoints: async () => [
        anEndpoint(port, { path: '/version' }),
        anEndpoint(port, { route: '8080', arn: 'arn:8080', firstRoute: false }),
        anEndpoint(9, { route: '443 rule 80', arn: 'arn:rule', firstRoute: false, path: '/api/version' }),
        ...others,
      ],
      nodes: async () => new Map([['lb.test', nodes]]),
      now: () => 0,
      env: { SWITCHOVER_RESOLVER: '127.211.4.250:9' },
    }),
  ).run(anAct('watch', { unlike: undefined, ...change }), observation(), never)

test('the watch asks every node as a visitor would, without the preview header', async () => {
  await using lb = await startNodes(two, says('v2'))

  const found = await watch(lb.port, health)

  const asked = lb.nodes.flatMap((node) => node.asked)
  expect(found).toMatchObject({ passed: true, said: '4 of 4 answers right through 2 nodes' })
  expect(new Set(asked.map(({ url }) => url))).toEqual(new Set(['/healthz']))
  expect(asked.some(({ headers }) => 'x-switchover-preview' in headers)).toBe(false)
})

test('one node with an error is a bad look that names it', async () => {
  await using lb = await startNodes(two, says('v2'))
  const [, sick] = lb.nodes
  if (sick) sick.answer = says('v2', 500)

  const found = await watch(lb.port, health)

  expect(found.passed).toBe(false)
  expect(found.said).toContain('2 of 4 answers right')
  expect(found.said).toContain('127.211.4.2 (443) answers 500, expected 200')
})

test('what target health says against the release fails a look whose answers are right', async () => {
  await using lb = await startNodes(two, says('v2'))

  const found = await watch(lb.port, health, { against: '1 of 2 targets healthy' })
  const withoutHttp = await watch(lb.port, undefined, { against: '1 of 2 targets healthy' })

  expect(found).toMatchObject({
    passed: false,
    said: '1 of 2 targets healthy; 4 of 4 answers right through 2 nodes',
  })
  expect(withoutHttp).toMatchObject({ passed: false, said: '1 of 2 targets healthy' })
})

test('a node that cannot be reached is left out, and without any node the look is not passed', async () => {
  await using lb = await startNodes(two.slice(0, 1), says('v2'))

  const some = await watch(lb.port, health)
  const none = await watch(lb.port, health, {}, ['127.211.4.9'])

  expect(some).toMatchObject({ passed: true, said: '2 of 2 answers right through 1 node' })
  expect(none.passed).toBe(false)
  expect(none.said).toContain('no node of the load balancer can be asked from here')
})

test('a route that asks for a login is left out of the watch, but for the rule of the preview', async () => {
  await using lb = await startNodes(two, says('v2'))
  const inside = anEndpoint(lb.port, {
    route: '443 rule 7',
    arn: 'arn:7',
    firstRoute: false,
    login: 'jwt-validation',
  })

  const found = await watch(lb.port, health, {}, two, [inside])
  const tokened = { ...health, requestHeaders: { authorization: 'Bearer x' } }
  const withToken = await watch(lb.port, tokened, {}, two, [inside])

  expect(found).toMatchObject({
    passed: true,
    said: '4 of 4 answers right through 2 nodes; 443 rule 7 asks for a login',
  })
  expect(withToken.said).toBe('6 of 6 answers right through 2 nodes')
})

test('a port that no node is reached at is told, and stands against nobody', async () => {
  await using lb = await startNodes(two, says('v2'))
  const inside = anEndpoint(9, { route: '8443', arn: 'arn:8443', firstRoute: false })

  const found = await watch(lb.port, health, {}, two, [inside])

  expect(found).toMatchObject({
    passed: true,
    said: '4 of 4 answers right through 2 nodes; no node can be asked for 8443',
  })
})
