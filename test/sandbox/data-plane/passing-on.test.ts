import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { ask, oneConnection } from './ask.ts'
import { forward, type Scene, setScene, until } from './scene.ts'

async function oneTarget(scene: Scene) {
  const target = await scene.target('v1')
  await scene.listen(forward(scene.group('blue', [target])))
  const last = () => target.requests.filter(({ url }) => url !== '/healthz').at(-1)?.headers ?? {}
  return { target, last }
}

test('a target learns the client, protocol and port, behind what the client claimed', async () => {
  await using scene = await setScene()
  const { last } = await oneTarget(scene)

  await ask(scene.url(), { headers: { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' } })

  expect(last()).toMatchObject({
    host: `${scene.loadBalancer.nodeAddresses[0]}:${scene.port}`,
    'x-forwarded-for': '203.0.113.9, 127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-forwarded-port': String(scene.port),
  })
})

test('a request without a trace id gets one, and one with a root gets the node’s own before it', async () => {
  await using scene = await setScene()
  const { last } = await oneTarget(scene)

  await ask(scene.url())
  const made = last()['x-amzn-trace-id']
  await ask(scene.url(), { headers: { 'x-amzn-trace-id': 'Root=1-67891233-abcdef012345678912345678' } })
  const kept = last()['x-amzn-trace-id']

  expect(made).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/)
  expect(kept).toMatch(/^Self=1-[0-9a-f]{8}-[0-9a-f]{24};Root=1-67891233-abcdef012345678912345678$/)
})

test('a target is reached from the node’s own address', async () => {
  await using scene = await setScene()
  const { target } = await oneTarget(scene)
  let from: string | undefined
  target.answer = (request, response) => {
    from = request.socket.remoteAddress
    response.end()
  }

  await ask(scene.url())

  expect(from).toBe(scene.loadBalancer.nodeAddresses[0])
})

test('headers of one hop stay on their hop, in both directions', async () => {
  await using scene = await setScene()
  const { target, last } = await oneTarget(scene)
  target.answer = (_, response) =>
    response.writeHead(200, { connection: 'close, x-hop', 'x-hop': '1', 'x-far': '2' }).end()
  const agent = oneConnection()

  const { headers } = await ask(scene.url(), {
    agent,
    headers: { connection: 'keep-alive, x-mine', 'x-mine': '3' },
  })

  expect(last()['x-mine']).toBeUndefined()
  expect(headers['x-hop']).toBeUndefined()
  expect(headers['x-far']).toBe('2')
  expect(headers.connection).toBe('keep-alive')
  agent.destroy()
})

test('a target that closes after each answer does not cost the client its connection', async () => {
  await using scene = await setScene()
  const { target } = await oneTarget(scene)
  target.answer = (_, response) => response.writeHead(200, { connection: 'close' }).end('bye')
  const agent = oneConnection()

  await ask(scene.url(), { agent })
  await ask(scene.url(), { agent })

  expect(Object.values(agent.freeSockets).flat()).toHaveLength(1)
  agent.destroy()
})

test('bodies are streamed both ways: the head and each piece pass before the next is sent', async () => {
  await using scene = await setScene()
  const { target } = await oneTarget(scene)
  target.answer = (request, response) => {
    response.flushHeaders()
    request.pipe(response)
  }
  const client = connect(scene.port, scene.loadBalancer.nodeAddresses[0] ?? '')
  let heard = ''
  client.setEncoding('utf8').on('data', (text: string) => {
    heard += text
  })

  client.write('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n')
  await until(() => heard.includes('HTTP/1.1 200 OK'))
  client.write('3\r\none\r\n')
  await until(() => heard.includes('one'))
  client.write('3\r\ntwo\r\n0\r\n\r\n')
  await until(() => heard.endsWith('0\r\n\r\n'))

  expect(heard).toContain('two')
  client.destroy()
})

test('an expectation is answered by the node at once and not passed on', async () => {
  await using scene = await setScene()
  const { last } = await oneTarget(scene)
  const client = connect(scene.port, scene.loadBalancer.nodeAddresses[0] ?? '')
  let heard = ''
  client.setEncoding('utf8').on('data', (text: string) => {
    heard += text
  })

  client.write('PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n')
  await until(() => heard.startsWith('HTTP/1.1 100 Continue'))
  client.write('body')
  await until(() => heard.includes('HTTP/1.1 200 OK'))

  expect(last().expect).toBeUndefined()
  client.destroy()
})

test('finished requests are counted by node, group, release, status and maker', async () => {
  await using scene = await setScene({ nodes: 2 })
  const target = await scene.target('v1')
  const group = scene.group('blue', [target])
  await scene.listen(forward(group))

  await ask(scene.url('/', 0))
  await ask(scene.url('/', 1))
  await ask(scene.url('/', 1))

  const [first, second] = scene.loadBalancer.nodeAddresses
  const common = { targetGroup: group.arn, release: 'v1', status: 200, maker: 'target', cut: 0 }
  expect(scene.plane.traffic()).toMatchObject([
    { ...common, node: first, requests: 1 },
    { ...common, node: second, requests: 2 },
  ])
})
