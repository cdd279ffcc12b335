import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startDataPlane } from '../../../sandbox/data-plane/data-plane.ts'
import { createRandom } from '../../../sandbox/model/random.ts'
import { ask } from './ask.ts'
import { forward, setScene, until } from './scene.ts'

test('a load balancer that is made later has nodes that answer', async () => {
  await using scene = await setScene({ nodes: 2 })
  const { vpcId, subnets, scheme, securityGroups } = scene.loadBalancer
  const later = scene.model.createLoadBalancer({ name: 'later', vpcId, subnets, scheme, securityGroups })
  scene.model.createListener({
    loadBalancerArn: later.arn,
    port: scene.port,
    protocol: 'HTTP',
    defaultActions: [{ type: 'fixed-response', status: '200', body: 'here' }],
  })
  await scene.plane.settled()

  const answers = await Promise.all(
    later.nodeAddresses.map((address) => ask(`http://${address}:${scene.port}/`)),
  )

  expect(answers.map(({ body }) => body)).toEqual(['here', 'here'])
})

test('a deleted load balancer refuses connections and ends those it has', async () => {
  await using scene = await setScene()
  await scene.listen(forward(scene.group('blue', [await scene.target('v1')])))
  const socket = new WebSocket(scene.url('/ws').replace('http:', 'ws:'))
  await once(socket, 'open')
  const closed = once(socket, 'close')
  socket.on('error', () => undefined)

  scene.model.deleteLoadBalancer(scene.loadBalancer.arn)
  await scene.plane.settled()

  expect((await closed)[0]).toBe(1006)
  await expect(ask(scene.url())).rejects.toThrow('ECONNREFUSED')
})

test('a data plane whose address is taken does not start, and leaves nothing open', async () => {
  await using scene = await setScene()
  await scene.listen({ type: 'fixed-response', status: '200' })
  const world = {
    clock: scene.clock,
    random: createRandom(1),
    settings: { propagationMs: [0, 0], healthIntervalMs: undefined } as const,
    loadBalancing: scene.model,
  }

  await expect(startDataPlane(world)).rejects.toThrow('EADDRINUSE')
  expect(scene.model.events.listenerCount('routing')).toBe(1)
})

test('a listener whose address is taken leaves the node alive for the others', async () => {
  await using taken = createServer()
  await using scene = await setScene()
  await new Promise<void>((resolve) =>
    taken.listen(scene.port + 1, scene.loadBalancer.nodeAddresses[0], resolve),
  )
  const warned = once(process, 'warning')
  const blocked = { loadBalancerArn: scene.loadBalancer.arn, port: scene.port + 1, protocol: 'HTTP' } as const

  scene.model.createListener({ ...blocked, defaultActions: [{ type: 'fixed-response', status: '200' }] })
  await scene.listen({ type: 'fixed-response', status: '201' })

  expect((await ask(scene.url())).status).toBe(201)
  expect(String((await warned)[0])).toContain('EADDRINUSE')
})

test('moving the clock far ahead costs no request that is answered in time', async () => {
  await using scene = await setScene()
  const target = await scene.target('v1')
  const group = scene.group('blue', [target])
  await scene.listen(forward(group))
  await scene.health(group, 'healthy', target)
  target.answer = (_, response) => setTimeout(() => response.end('in time'), 10)
  const asking = Promise.all(Array.from({ length: 10 }, () => ask(scene.url())))
  await until(() => target.requests.length > 3)

  await scene.clock.advance(36_000_000)

  expect((await asking).map(({ status }) => status)).toEqual(Array(10).fill(200))
})
