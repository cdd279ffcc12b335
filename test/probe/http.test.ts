import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import { ask } from '../../src/probe/http.ts'
import { aQuestion, never } from './builders.ts'
import { serve, serveTcp } from './servers.ts'
import { swallow } from './swallow.ts'
import { serveTls } from './tls-server.ts'

test('a question goes to the address with the host as its name, over a connection of its own', async () => {
  const ports = new Set<number | undefined>()
  let host: string | undefined
  await using server = await serve('127.211.1.1', (request, response) => {
    ports.add(request.socket.remotePort)
    host = request.headers.host
    response.setHeader('set-cookie', 'a=b').end('hello')
  })
  const question = aQuestion(server)

  const first = await ask(question, never)
  await ask(question, never)

  expect(first).toMatchObject({
    kind: 'answer',
    status: 200,
    body: 'hello',
    headers: { 'set-cookie': 'a=b' },
  })
  expect(host).toBe('app.example.com')
  expect(ports.size).toBe(2)
})

test('a byte order mark is no part of a body', async () => {
  await using server = await serve('127.211.1.1', (_request, response) => {
    response.end('\ufeff{}')
  })

  expect(await ask(aQuestion(server), never)).toMatchObject({ kind: 'answer', body: '{}' })
})

test('a redirect is an answer and is not followed', async () => {
  let asked = 0
  await using server = await serve('127.211.1.1', (_request, response) => {
    asked += 1
    response.writeHead(302, { location: '/elsewhere' }).end()
  })

  const answer = await ask(aQuestion(server), never)

  expect(answer).toMatchObject({ kind: 'answer', status: 302 })
  expect(asked).toBe(1)
})

test('a method, headers and a body are sent as configured', async () => {
  const got: unknown[] = []
  await using server = await serve('127.211.1.1', async (request, response) => {
    const chunks = await request.toArray()
    got.push(request.method, request.headers['x-token'], Buffer.concat(chunks).toString())
    response.end()
  })

  await ask(aQuestion({ ...server, method: 'POST', headers: { 'X-Token': 't' }, body: '{"a":1}' }), never)

  expect(got).toEqual(['POST', 't', '{"a":1}'])
})

test('a Host header that is configured takes the place of the host', async () => {
  await using server = await serve('127.211.1.1', (request, response) => {
    response.end(request.headers.host)
  })

  const answer = await ask(aQuestion({ ...server, headers: { Host: 'api.example.com' } }), never)

  expect(answer).toMatchObject({ kind: 'answer', body: 'api.example.com' })
})

test('an address without a listener was not reached', async () => {
  const { address, port } = await serve('127.211.1.2', () => undefined).then(async (server) => {
    await server[Symbol.asyncDispose]()
    return server
  })

  const answer = await ask(aQuestion({ address, port }), never)

  expect(answer).toEqual({ kind: 'no-answer', said: 'connection refused', reached: false })
})

test('a server that accepts and stays silent was reached, and costs the time limit at most', async () => {
  await using server = await serveTcp('127.211.1.1', () => undefined)
  const started = performance.now()

  const answer = await ask(aQuestion({ ...server, withinMs: 150 }), never)

  expect(answer).toEqual({ kind: 'no-answer', said: 'no complete answer within 150 ms', reached: true })
  expect(performance.now() - started).toBeLessThan(1500)
  await server.emptied()
  expect(server.open()).toBe(0)
})

test('an address that swallows packets was not reached, and costs the time limit at most', async () => {
  const port = await swallow('127.211.1.4')

  const answer = await ask(aQuestion({ address: '127.211.1.4', port, withinMs: 200 }), never)

  expect(answer).toEqual({ kind: 'no-answer', said: 'no connection within 200 ms', reached: false })
})

test('an answer that drips for ever ends at the time limit', async () => {
  await using server = await serveTcp('127.211.1.1', (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    const drip = setInterval(() => socket.write('x'), 10)
    socket.on('close', () => clearInterval(drip))
  })

  const answer = await ask(aQuestion({ ...server, withinMs: 150 }), never)

  expect(answer).toMatchObject({ kind: 'no-answer', said: 'no complete answer within 150 ms' })
})

test('an endless body is cut at 1 MiB and its connection closed', async () => {
  const block = 'x'.repeat(16 * 1024)
  await using server = await serveTcp('127.211.1.1', (socket) => {
    const pour = () => {
      while (!socket.destroyed && socket.write(block));
    }
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    socket.on('drain', pour)
    pour()
  })

  const answer = await ask(aQuestion(server), never)

  expect(answer).toMatchObject({ cut: true, body: expect.stringMatching(/^x+$/) })
  expect(answer.kind === 'answer' && answer.body.length).toBe(1024 * 1024)
  await server.emptied()
})

test.for([
  [
    'headers without end',
    `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
    'answers with headers over 16 KiB',
  ],
  ['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n', 'answers something that is not HTTP'],
  [
    'half an answer',
    'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf',
    'the connection was cut in the middle of the answer',
  ],
  ['a closed door', '', 'the connection was cut'],
] as const)('a server that sends %s was reached and gave no answer', async ([, bytes, said]) => {
  await using server = await serveTcp('127.211.1.1', (socket) => {
    socket.once('data', () => socket.end(bytes))
  })

  const answer = await ask(aQuestion(server), never)

  expect(answer).toEqual({ kind: 'no-answer', said, reached: true })
})

test('an upgrade that nobody asked for is an answer with its status', async () => {
  await using server = await serveTcp('127.211.1.1', (socket) => {
    socket.once('data', () =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\n'),
    )
  })

  const answer = await ask(aQuestion(server), never)

  expect(answer).toMatchObject({ kind: 'answer', status: 101 })
  await server.emptied()
})

test('a question that cannot be put counts as a wrong answer, not as an address that was not asked', async () => {
  const answer = await ask(aQuestion({ path: '/a b' }), never)

  expect(answer).toMatchObject({ kind: 'no-answer', reached: true })
  expect(answer.kind === 'no-answer' && answer.said).toMatch(/cannot be put/)
})

test('the signal ends a question at once, with its reason, and its connection', async () => {
  const stop = new AbortController()
  await using server = await serveTcp('127.211.1.1', (socket) => {
    socket.once('data', () => stop.abort(new Error('lease lost')))
  })

  const asked = ask(aQuestion({ ...server, withinMs: 20_000 }), stop.signal)

  await expect(asked).rejects.toThrow('lease lost')
  await server.emptied()
})

test('TLS to an address asks for the host by SNI, and takes only a trusted certificate for that host', async () => {
  const { cert, port } = await serveTls('127.211.1.3')
  const question = aQuestion({ address: '127.211.1.3', port, protocol: 'https' })
  const trusted = getCACertificates('default')
  onTestFinished(() => setDefaultCACertificates(trusted))

  const distrusted = await ask(question, never)
  setDefaultCACertificates([...trusted, cert])
  const right = await ask(question, never)
  const otherName = await ask({ ...question, host: 'other.example.com' }, never)

  setDefaultCACertificates(trusted)
  const any = await ask({ ...question, certificate: 'any' }, never)

  expect(distrusted).toMatchObject({ said: 'its certificate is not trusted', reached: true })
  expect(any).toMatchObject({ status: 200, body: 'app.example.com' })
  expect(right).toMatchObject({ kind: 'answer', status: 200, body: 'app.example.com' })
  expect(otherName).toMatchObject({ said: 'its certificate is for app.example.com', reached: true })
})

test('an answer without TLS is said to be that', async () => {
  await using server = await serve('127.211.1.1', (_request, response) => void response.end())

  const asked = await ask(aQuestion({ ...server, protocol: 'https' }), never)

  expect(asked).toEqual({ kind: 'no-answer', said: 'answers something that is not TLS', reached: true })
})

test('a step that turns off the checking of certificates for all does not turn off ours', async () => {
  const { port } = await serveTls('127.211.1.4')
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
  onTestFinished(() => {
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
  })

  const asked = await ask(aQuestion({ address: '127.211.1.4', port, protocol: 'https' }), never)

  expect(asked).toMatchObject({ said: 'its certificate is not trusted' })
})
