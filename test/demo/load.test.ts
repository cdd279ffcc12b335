import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, vi } from 'vitest'
import { Load } from '../../sandbox/demo/load/load.ts'
import { LoadThread } from '../../sandbox/demo/load/load-thread.ts'
import { short } from '../../sandbox/demo/load/plan.ts'

/** For a machine that has much else to do. */
const patience = { timeout: 25_000 }

test('every node is asked on every route, over kept and fresh connections, for every path', () => {
  const planned = Array.from({ length: 120 }, (_, number) => short(number, 3, 2))

  const met = new Set(planned.map(({ node, route, kind, path }) => `${node} ${route} ${kind} ${path}`))

  expect(met.size).toBe(3 * 2 * 2 * 3)
})

test('what is under way when the load ends is waited for, and everything sent is accounted for', async () => {
  const server = createServer((request, response) => {
    const answer = () => response.writeHead(200, { 'x-release': 'v1', 'x-color': 'blue' }).end()
    if (request.url?.startsWith('/slow')) setTimeout(answer, 200)
    else answer()
  })
  server.on('upgrade', (_, socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const load = new Load({
    nodes: [[`http://127.0.0.1:${(server.address() as AddressInfo).port}`]],
    host: 'app.example.com',
  })
  await vi.waitUntil(() => load.counts().sent > 20, patience)

  await load.finish()

  const { sent, answered, failed, lost } = load.counts()
  expect(load.visits).toHaveLength(sent)
  expect(answered + failed + lost).toBe(sent)
  expect(load.visits.find(({ kind }) => kind === 'slow')?.result).toBe('answered')
  expect(load.visits.find(({ kind }) => kind === 'web-socket')?.result).toBe('lost')
  server.close()
})

test('a load in a thread of its own tells all that its clients saw, by the clock of this one', async () => {
  const server = createServer((_, response) => response.writeHead(200, { 'x-release': 'v1' }).end())
  server.on('upgrade', (_, socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const nodes = [[`http://127.0.0.1:${(server.address() as AddressInfo).port}`]]
  await using load = await LoadThread.start({ nodes, host: 'app.example.com' })
  await vi.waitUntil(() => load.counts().answered > 20, patience)

  const { visits } = await load.finish()

  expect(visits).toHaveLength(load.counts().sent)
  expect(Math.max(...visits.map(({ endedMs }) => endedMs))).toBeLessThan(load.now() + 5)
  server.closeAllConnections()
  server.close()
})
