import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/start.ts'
import type { Preview } from '../../src/deploy/route.ts'
import type { ServiceSettings } from '../../src/settings.ts'
import { type Adapter, adapterOf, look, perform, quickSandbox, signal } from './support/adapter.ts'
import { withPair } from './support/pairs.ts'

let sandbox: Sandbox
let settings: Pick<ServiceSettings, 'routes' | 'pairs'>
let nodes: readonly string[]
let adapter: Adapter
beforeAll(async () => {
  sandbox = await quickSandbox({ nodes: 2 })
  const further = await withPair(sandbox, 'internal load balancer')
  settings = further.settings
  nodes = further.nodes
})
beforeEach(async () => {
  adapter = await adapterOf(sandbox, settings)
  await perform(adapter, { kind: 'unpreview' })
  await perform(adapter, { kind: 'forward', color: 'blue' })
})
afterAll(() => sandbox.close())

const preview = async (): Promise<Preview | undefined> => (await look(adapter)).preview
const show = (shows: 'blue' | 'green', attempt = 'a2') =>
  perform(adapter, { kind: 'preview', shows, names: ['blue', 'green'], attempt })
const ruleOf = (arn: string | undefined) => sandbox.world.loadBalancing.rules.get(arn ?? '')

test('each load balancer has a preview rule on its own listener, which names its own groups, with one value', async () => {
  await show('green')

  const seen = await preview()
  expect(seen).toMatchObject({ shows: 'green', names: ['blue', 'green'], attempt: 'a2' })
  expect(seen?.rules.map(({ pair }) => pair)).toEqual([0, 1])
  expect(new Set(seen?.rules.map(({ header }) => header.value)).size).toBe(1)
  for (const { arn, pair } of seen?.rules ?? []) {
    const rule = ruleOf(arn)
    expect([rule?.listenerArn, rule?.priority]).toEqual([settings.routes[pair]?.arn, 10])
    expect(JSON.stringify(rule?.actions)).toContain(settings.pairs[pair]?.green)
    expect(JSON.stringify(rule?.actions)).not.toContain(settings.pairs[1 - pair]?.green)
  }
})

test('a preview of which one rule is gone shows nothing, and is set with the value that stands', async () => {
  await show('green')
  const [first, second] = (await preview())?.rules ?? []
  sandbox.world.loadBalancing.deleteRule(first?.arn ?? '')

  const half = await preview()
  await show('green')
  const whole = await preview()

  expect(half).toMatchObject({ shows: undefined, names: [], rules: [{ pair: 1 }] })
  expect(whole?.shows).toBe('green')
  expect(whole?.rules.map(({ header }) => header.value)).toEqual([second?.header.value, second?.header.value])
})

test('a preview of which one rule shows the other side shows nothing, until it is set', async () => {
  await show('green')
  const alone = await adapterOf(sandbox, {
    routes: settings.routes.slice(0, 1),
    pairs: settings.pairs.slice(0, 1),
  })
  const [rule] = (await preview())?.rules ?? []
  sandbox.world.loadBalancing.modifyRule(rule?.arn ?? '', {
    actions: [
      {
        type: 'forward',
        groups: [{ arn: alone.settings.pairs[0]?.blue ?? '', weight: 1 }],
        stickiness: { enabled: false },
      },
    ],
  })

  const odd = await preview()
  await show('green')

  expect(odd?.shows).toBeUndefined()
  expect((await preview())?.shows).toBe('green')
})

test('R8: a machine takes traffic while one pair alone sends it some', async () => {
  const { sides } = await look(adapter)
  const ids = sides.blue.machines.map(({ id }) => id)
  const seen = () => adapter.traffic.carriesTraffic('blue', ids, signal)
  const [route] = settings.routes
  sandbox.world.loadBalancing.modifyListener(route?.arn ?? '', {
    defaultActions: [
      {
        type: 'forward',
        groups: [{ arn: settings.pairs[0]?.green ?? '', weight: 1 }],
        stickiness: { enabled: false },
      },
    ],
  })

  const half = await seen()
  await perform(adapter, { kind: 'forward', color: 'green' })

  expect([half, await seen()]).toEqual([ids, []])
})

test('the record stands on the groups of every pair and on every preview rule', async () => {
  await show('green')
  const seen = await look(adapter)

  await perform(adapter, { kind: 'remember', memo: { ...seen.memo, sequence: 7 } })

  const copies = [
    ...settings.pairs.flatMap(({ blue, green }) => [blue, green]),
    ...(seen.preview?.rules ?? []).map(({ arn }) => arn),
  ].map((arn) => sandbox.world.loadBalancing.tags.get(arn)?.get('switchover:written'))
  expect(new Set(copies).size).toBe(1)
  expect(copies[0]).toMatch(/ 7$/)
})

test('each load balancer’s own interfaces give its nodes, and routes are named with their load balancer', async () => {
  const [listed, endpoints, { routes }] = await Promise.all([
    adapter.traffic.nodes(signal),
    adapter.traffic.endpoints(signal),
    look(adapter),
  ])

  const hosts = (urls: readonly string[] = []) => urls.map((url) => new URL(url).hostname).sort()
  expect(endpoints.map(({ dnsName }) => [...(listed.get(dnsName) ?? [])].sort())).toEqual([
    hosts(sandbox.nodes[0]),
    hosts(nodes),
  ])
  expect(routes.map(({ name, pair }) => [name, pair])).toEqual([
    [expect.stringMatching(/^web \d+$/), 0],
    ['web-inside 9090', 1],
  ])
})
