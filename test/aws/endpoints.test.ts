import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/start.ts'
import { adapterOf, look, perform, quickSandbox, settingsOf, signal } from './support/adapter.ts'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await quickSandbox({ routes: 3, nodes: 2, targets: 0 })
})
afterEach(() => sandbox.close())

const portsOf = () => sandbox.nodes.map(([first]) => Number(new URL(first ?? '').port))

test('every route is asked at its own port, with a host that it matches', async () => {
  const endpoints = await (await adapterOf(sandbox)).traffic.endpoints(signal)

  expect(endpoints.map(({ port }) => port)).toEqual(portsOf())
  expect(endpoints.map(({ firstRoute }) => firstRoute)).toEqual([true, false, false])
  for (const { protocol, host, dnsName } of endpoints) {
    expect({ protocol, host }).toEqual({ protocol: 'http', host: settingsOf(sandbox).host })
    expect(dnsName).not.toBe('')
  }
})

test("a rule's first host without wildcards is the route's", async () => {
  const settings = settingsOf(sandbox)
  const [first] = settings.routes
  const rule = sandbox.world.loadBalancing.createRule({
    listenerArn: first?.arn ?? '',
    priority: 30,
    conditions: [{ field: 'host-header', values: ['*.example.com', 'api.example.com'] }],
    actions: [
      {
        type: 'forward',
        groups: [{ arn: settings.pairs[0]?.blue ?? '', weight: 1 }],
        stickiness: { enabled: false },
      },
    ],
  })
  const route = { kind: 'rule', arn: rule.arn, path: 'x', pair: 0, host: undefined, proofPath: '/v' } as const

  const endpoints = await (
    await adapterOf(sandbox, { routes: [...settings.routes, route] })
  ).traffic.endpoints(signal)

  expect(endpoints.at(-1)).toMatchObject({
    host: 'api.example.com',
    path: '/v',
    route: expect.stringMatching(/ rule 30$/),
  })
})

test("the load balancer's own interfaces give its nodes", async () => {
  const nodes = sandbox.nodes[0]?.map((url) => new URL(url).hostname)

  const listed = await (await adapterOf(sandbox)).traffic.nodes(signal)

  expect([...listed.values()].flat().sort()).toEqual([...(nodes ?? [])].sort())
})

test("where that may not be asked there are none of AWS's own", async () => {
  await fetch(new URL('/faults', sandbox.control), {
    method: 'POST',
    body: JSON.stringify([
      { service: 'ec2', action: 'DescribeNetworkInterfaces', nth: 1, kind: 'deny', when: 'before' },
    ]),
  })

  const listed = await (await adapterOf(sandbox)).traffic.nodes(signal)

  expect([...listed.values()].flat()).toEqual([])
})

test('the side that the preview shows answers to its header alone', async () => {
  await using peopled = await quickSandbox({ nodes: 1, targets: 1 })
  const adapter = await adapterOf(peopled)
  await perform(adapter, { kind: 'preview', shows: 'blue', names: ['blue'], attempt: 'a1' })
  await perform(adapter, { kind: 'forward', color: 'green' })

  const rule = (await look(adapter)).preview?.rules[0]

  const [node] = peopled.nodes[0] ?? []
  const url = new URL('/version', node)
  const headers = { [rule?.header.name ?? '']: rule?.header.value ?? '' }
  expect(new URL(rule?.url ?? '').port).toBe(url.port)
  expect((await fetch(url, { headers })).headers.get('x-color')).toBe('blue')
  expect((await fetch(url)).status).toBe(503)
})
