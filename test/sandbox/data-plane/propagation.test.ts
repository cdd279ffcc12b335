import { expect, test } from 'vitest'
import { ask, askTimes, oneConnection } from './ask.ts'
import { forward, setScene } from './scene.ts'

test('each node obeys a change after a delay of its own', async () => {
  await using scene = await setScene({ nodes: 3, propagationMs: [10_000, 60_000] })
  const fixed = (status: string) => ({ type: 'fixed-response', status }) as const
  const listening = scene.listen(fixed('201'))
  await scene.clock.advance(60_000)
  await listening
  const switched = scene.listen(fixed('202'))
  const statuses = () => Promise.all([0, 1, 2].map(async (node) => (await ask(scene.url('/', node))).status))

  const pictures = new Set<string>()
  for (let second = 0; second <= 60; second++) {
    pictures.add((await statuses()).join(' '))
    await scene.clock.advance(1_000)
  }
  await switched

  const seen = [...pictures]
  expect(seen[0]).toBe('201 201 201')
  expect(seen.at(-1)).toBe('202 202 202')
  // Two of them may obey within the same second; all of them do not.
  expect(seen.length).toBeGreaterThan(2)
})

test('a node that has heard of a newer change never goes back to an older one', async () => {
  await using scene = await setScene({ nodes: 4, propagationMs: [0, 60_000] })
  const first = scene.listen({ type: 'fixed-response', status: '200' })
  await scene.clock.advance(60_000)
  await first
  for (let status = 201; status <= 205; status++)
    void scene.listen({ type: 'fixed-response', status: `${status}` })
  const last: number[] = [0, 0, 0, 0]

  for (let second = 0; second <= 60; second++) {
    for (const node of last.keys()) {
      const { status } = await ask(scene.url('/', node))
      expect(status).toBeGreaterThanOrEqual(last[node] ?? 0)
      last[node] = status
    }
    await scene.clock.advance(1_000)
  }

  expect(last).toEqual([205, 205, 205, 205])
})

test('a kept-alive connection is routed anew at each request', async () => {
  await using scene = await setScene()
  const blue = scene.group('blue', [await scene.target('v1')])
  const green = scene.group('green', [await scene.target('v2')])
  await scene.listen(forward(blue))
  const agent = oneConnection()

  const before = await askTimes(2, scene.url(), { agent })
  await scene.listen(forward(green))
  const after = await askTimes(2, scene.url(), { agent })

  expect([...before, ...after]).toEqual(['v1', 'v1', 'v2', 'v2'])
  expect(Object.values(agent.freeSockets).flat()).toHaveLength(1)
  agent.destroy()
})

test('a registered target is unknown to a node until the node has heard of it', async () => {
  await using scene = await setScene({ propagationMs: [5_000, 5_000] })
  const group = scene.group('blue', [])
  const listening = scene.listen(forward(group))
  await scene.clock.advance(5_000)
  await listening
  scene.register(group, await scene.target('v1'))

  const early = await ask(scene.url())
  await scene.clock.advance(5_000)
  await scene.plane.settled()
  const later = await ask(scene.url())

  expect([early.status, later.status]).toEqual([503, 200])
})

test('no request is lost while the listener goes back and forth under load', async () => {
  await using scene = await setScene({ nodes: 3, propagationMs: [0, 20] })
  const blue = scene.group('blue', [await scene.target('v1'), await scene.target('v1')])
  const green = scene.group('green', [await scene.target('v2'), await scene.target('v2')])
  await scene.listen(forward(blue))
  const until = Date.now() + 1_000
  const bodies: string[] = []
  const client = async (node: number, keep: boolean) => {
    const agent = oneConnection()
    while (Date.now() < until) {
      const { status, body } = await ask(scene.url('/', node), keep ? { agent } : {})
      bodies.push(status === 200 ? body : String(status))
    }
    agent.destroy()
  }
  const switching = async () => {
    for (let n = 0; Date.now() < until; n++) await scene.listen(forward(n % 2 === 0 ? green : blue))
  }

  await Promise.all(
    [0, 1, 2].flatMap((node) => [client(node, true), client(node, false)]).concat(switching()),
  )

  expect(new Set(bodies)).toEqual(new Set(['v1', 'v2']))
  expect(scene.plane.traffic().reduce((sum, row) => sum + row.requests, 0)).toBe(bodies.length)
})
