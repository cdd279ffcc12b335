import { once } from 'node:events'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { ask } from './ask.ts'
import { forward, type Scene, setScene, until } from './scene.ts'

async function open(scene: Scene): Promise<WebSocket> {
  const socket = new WebSocket(scene.url('/ws').replace('http:', 'ws:'))
  await once(socket, 'open')
  return socket
}

async function say(socket: WebSocket, text: string): Promise<string> {
  const heard = once(socket, 'message')
  socket.send(text)
  return String((await heard)[0])
}

test('a WebSocket stays on its target after the listener has moved on', async () => {
  await using scene = await setScene()
  const blue = scene.group('blue', [await scene.target('v1')])
  const green = scene.group('green', [await scene.target('v2')])
  await scene.listen(forward(blue))
  const socket = await open(scene)

  const before = await say(socket, 'a')
  await scene.listen(forward(green))
  const after = await say(socket, 'b')
  const fresh = await open(scene)
  const there = await say(fresh, 'c')

  expect([before, after, there]).toEqual(['v1 heard a', 'v1 heard b', 'v2 heard c'])
  for (const each of [socket, fresh]) each.terminate()
})

test('a WebSocket outlives the deregistration of its target until the delay is over, then it is cut', async () => {
  await using scene = await setScene()
  const target = await scene.target('v1')
  const group = scene.group('blue', [target])
  scene.model.setTargetGroupAttributes(group.arn, new Map([['deregistration_delay.timeout_seconds', '50']]))
  await scene.listen(forward(group))
  const socket = await open(scene)
  scene.deregister(group, target)
  await scene.clock.advance(49_000)

  const late = await say(socket, 'still here')
  const broken = once(socket, 'close')
  socket.on('error', () => undefined)
  await scene.clock.advance(2_000)
  const [code] = await broken

  expect(late).toBe('v1 heard still here')
  expect(code).toBe(1006)
  await until(() => target.sockets.size === 0 && scene.answers.length === 1)
  expect(scene.answers).toMatchObject([{ status: 101, websocket: true, maker: 'target', cut: true }])
})

test('a close by either side passes through with its code and is no cut', async () => {
  await using scene = await setScene()
  const target = await scene.target('v1')
  await scene.listen(forward(scene.group('blue', [target])))
  const [first, second] = [await open(scene), await open(scene)]

  first.close(4001, 'done')
  await until(() => target.sockets.size === 1)
  const closed = once(second, 'close')
  for (const socket of target.sockets) socket.close(1001, 'going away')
  const [code] = await closed

  expect(code).toBe(1001)
  await until(() => scene.answers.length === 2)
  expect(scene.answers.map(({ status, cut }) => [status, cut])).toEqual([
    [101, false],
    [101, false],
  ])
})

test('a WebSocket ends when its target dies', async () => {
  await using scene = await setScene()
  const target = await scene.target('v1')
  await scene.listen(forward(scene.group('blue', [target])))
  const socket = await open(scene)
  const closed = once(socket, 'close')
  socket.on('error', () => undefined)

  for (const each of target.sockets) each.terminate()

  expect((await closed)[0]).toBe(1006)
})

test('a WebSocket over which nothing goes for the idle timeout is closed', async () => {
  await using scene = await setScene()
  await scene.listen(forward(scene.group('blue', [await scene.target('v1')])))
  const socket = await open(scene)
  const closed = once(socket, 'close')
  socket.on('error', () => undefined)

  await scene.clock.advance(121_000)

  expect((await closed)[0]).toBe(1006)
})

test('an upgrade without a target is answered with 503 and one to a dead target with 502', async () => {
  await using scene = await setScene()
  const target = await scene.target('v1')
  await scene.listen(forward(scene.group('blue', [])))
  const refused = async () => {
    const socket = new WebSocket(scene.url('/ws').replace('http:', 'ws:'))
    const [error]: unknown[] = await once(socket, 'error')
    return error instanceof Error ? error.message : ''
  }

  const without = await refused()
  await target.close()
  await scene.listen(forward(scene.group('green', [target])))
  const dead = await refused()

  expect([without, dead]).toEqual(['Unexpected server response: 503', 'Unexpected server response: 502'])
})

test('a request that offers another protocol than WebSocket is answered as if it had not', async () => {
  await using scene = await setScene()
  await scene.listen(forward(scene.group('blue', [await scene.target('v1')])))

  const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': '' }
  const { status, body } = await ask(scene.url(), { headers })

  expect([status, body]).toEqual([200, 'v1'])
})
