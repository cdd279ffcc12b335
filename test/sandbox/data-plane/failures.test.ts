import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { ask, oneConnection } from './ask.ts'
import { forward, setScene, until } from './scene.ts'

test('a target that refuses connections is answered for with 502', async () => {
  await using scene = await setScene()
  const target = await scene.target('v1')
  await scene.listen(forward(scene.group('blue', [target])))
  await target.close()

  const { status, headers, body } = await ask(scene.url())

  expect([status, headers.server]).toEqual([502, 'awselb/2.0'])
  expect(body).toContain('<h1>502 Bad Gateway</h1>')
})

test('a target that resets the connection before answering is answered for with 502', async () => {
  await using scene = await setScene()
  const target = await scene.target('v1')
  target.answer = (request) => request.socket.resetAndDestroy()
  await scene.listen(forward(scene.group('blue', [target])))

  expect((await ask(scene.url())).status).toBe(502)
})

test('an answer that its target breaks off reaches the client broken off, never as a whole one', async () => {
  await using scene = await setScene()
  const target = await scene.target('v1')
  target.answer = (request, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('half', () => request.socket.resetAndDestroy())
  }
  await scene.listen(forward(scene.group('blue', [target])))

  await expect(ask(scene.url())).rejects.toThrow()
  await until(() => scene.answers.length === 1)
  expect(scene.answers).toMatchObject([{ status: 200, maker: 'target', cut: true }])
})

test('a target that is silent for the idle timeout is answered for with 504', async () => {
  await using scene = await setScene()
  const target = await scene.target('v1')
  let asked = false
  target.answer = () => {
    asked = true
  }
  await scene.listen(forward(scene.group('blue', [target])))
  const answer = ask(scene.url())
  await until(() => asked)

  await scene.clock.advance(59_000)
  const early = scene.answers.length
  await scene.clock.advance(2_000)
  const { status, body } = await answer

  expect(early).toBe(0)
  expect(status).toBe(504)
  expect(body).toContain('<h1>504 Gateway Time-out</h1>')
})

test('a target that takes no connection for 10 s is answered for with 504', async () => {
  await using scene = await setScene()
  const target = await scene.target('v1')
  await scene.listen(forward(scene.group('blue', [target], { intervalSeconds: 300 })))
  await target.close()
  // A stopped process with a full queue is what a blackholed address looks like on loopback.
  const program = `require('net').createServer().listen({ port: ${scene.port}, host: '${target.address}', backlog: 1 },
    () => console.log('listening'))`
  const child = spawn(process.execPath, ['-e', program])
  try {
    await once(child.stdout, 'data')
    child.kill('SIGSTOP')
    const queue = Array.from({ length: 4 }, () => connect(scene.port, target.address))
    for (const socket of queue) socket.on('error', () => undefined)
    await until(() => queue.filter(({ pending }) => !pending).length === 2)
    const answer = ask(scene.url())
    const { status } = await answered(answer, () => scene.clock.advance(1_000))

    expect(status).toBe(504)
    for (const socket of queue) socket.destroy()
  } finally {
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
})

/** Moves time in steps until the answer is there, in twelve at most. */
async function answered<Value>(answer: Promise<Value>, step: () => Promise<void>): Promise<Value> {
  let isThere = false
  void answer.finally(() => {
    isThere = true
  })
  for (let second = 0; second < 12 && !isThere; second++) {
    await step()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return answer
}

test('a client’s connection outlives an answer that the node made for a failed upload', async () => {
  await using scene = await setScene()
  const target = await scene.target('v1')
  await scene.listen(forward(scene.group('blue', [target])))
  await target.close()
  const agent = oneConnection()

  const upload = await ask(scene.url(), { agent, method: 'POST', body: 'x'.repeat(1_000_000) })
  const next = await ask(scene.url(), { agent })

  expect([upload.status, next.status]).toEqual([502, 502])
  expect(Object.values(agent.freeSockets).flat()).toHaveLength(1)
  agent.destroy()
})

test('a client that leaves before its answer is counted as 460, and its request is ended', async () => {
  await using scene = await setScene()
  const target = await scene.target('v1')
  let ended = false
  let asked = false
  target.answer = (request) => {
    asked = true
    request.socket.once('close', () => {
      ended = true
    })
  }
  await scene.listen(forward(scene.group('blue', [target])))
  const client = connect(scene.port, scene.loadBalancer.nodeAddresses[0] ?? '')
  client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  await until(() => asked)

  client.destroy()
  await until(() => ended && scene.answers.length === 1)

  expect(scene.answers).toMatchObject([{ status: 460, maker: 'node', cut: false }])
})
