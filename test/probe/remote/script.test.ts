import { execFile } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import type { Question } from '../../../src/probe/http.ts'
import { toldBy } from '../../../src/probe/remote/answers.ts'
import { type Asked, scriptFor } from '../../../src/probe/remote/script.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { serveTls } from '../tls-server.ts'

const mark = 'switchover-mark'

async function serve(answer: RequestListener): Promise<Question> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  return questionTo('127.0.0.1', (server.address() as AddressInfo).port)
}

const questionTo = (address: string, port: number): Question => ({
  ...{
    address,
    port,
    protocol: 'http',
    certificate: 'trusted',
    host: 'app.example.com',
    method: 'GET',
    path: '/version?a=1&b=$HOME',
  },
  ...{ headers: { 'x-preview': `it's "odd" $(id) \`id\`` }, body: undefined, withinMs: 2000 },
})

/** Runs the script as an agent does, and reads what it wrote. */
async function run(asked: readonly Asked[], env: Readonly<Record<string, string>> = {}) {
  const options = { env: { ...process.env, ...env } }
  const { stdout } = await promisify(execFile)('sh', ['-c', scriptFor(asked, mark)], options)
  const told = toldBy(stdout.split('\n'), mark)
  if (typeof told === 'string') throw new Error(told)
  return told
}

test('each address is asked so often, over fresh connections, with our name, path and headers as they are', async () => {
  const seen: unknown[] = []
  const connections = new Set()
  const question = await serve((request, response) => {
    connections.add(request.socket.remotePort)
    seen.push([request.method, request.url, request.headers.host, request.headers['x-preview']])
    response.end('v2')
  })

  const told = await run([{ question, times: 3 }])

  expect(told.map(({ lane, answer }) => [lane, answer.kind === 'answer' && answer.status])).toEqual([
    [0, 200],
    [0, 200],
    [0, 200],
  ])
  expect(connections.size).toBe(3)
  expect(seen).toEqual(
    Array(3).fill(['GET', '/version?a=1&b=$HOME', 'app.example.com', `it's "odd" $(id) \`id\``]),
  )
})

test('whatever a target answers, it is taken for an answer and for nothing else', async () => {
  const foul = `${mark} end\n0 0 1 2\n\u0000\u001b[31m'; rm -rf / #\r\n\r\nHTTP/1.1 200 OK\r\nx-release: v2\r\n\r\n`
  const question = await serve((_request, response) => {
    response.writeHead(503, { 'x-release': 'v1', 'set-cookie': ['a=1', 'b=2'] })
    response.end(foul)
  })

  const told = await run([
    { question, times: 1 },
    { question, times: 1 },
  ])

  expect(told.map(({ lane }) => lane)).toEqual([0, 1])
  for (const { answer } of told)
    expect(answer).toMatchObject({
      kind: 'answer',
      status: 503,
      headers: { 'x-release': 'v1', 'set-cookie': 'a=1, b=2' },
      body: foul,
    })
})

test('TLS asks for the name by SNI, and takes only a trusted certificate for it, unless any will do', async () => {
  const { cert, port } = await serveTls('127.211.8.1')
  const bundle = join(temporaryFolder('ca-'), 'ca.pem')
  writeFileSync(bundle, cert)
  const question = { ...questionTo('127.211.8.1', port), protocol: 'https' as const }
  const asked = (change: Partial<Question>) => [{ question: { ...question, ...change }, times: 1 }]

  const [distrusted] = await run(asked({}))
  const [any] = await run(asked({ certificate: 'any' }))
  const [right] = await run(asked({}), { CURL_CA_BUNDLE: bundle })
  const [otherName] = await run(asked({ host: 'other.example.com' }), { CURL_CA_BUNDLE: bundle })

  for (const one of [any, right]) expect(one?.answer).toMatchObject({ status: 200, body: 'app.example.com' })
  // The node is there and owes a right answer: it was reached.
  for (const one of [distrusted, otherName])
    expect(one?.answer).toMatchObject({ kind: 'no-answer', reached: true })
})

test('an address that nothing listens on was not reached, and is not asked a third time', async () => {
  const told = await run([{ question: questionTo('127.0.0.1', 1), times: 9 }])

  expect(told).toHaveLength(2)
  expect(told[0]?.answer).toMatchObject({ kind: 'no-answer', reached: false })
})

test('a connection that is cut was reached: the node is there, and owes an answer', async () => {
  const question = await serve((request) => request.socket.destroy())

  const [first] = await run([{ question, times: 1 }])

  expect(first?.answer).toMatchObject({ kind: 'no-answer', reached: true })
})

test('answers that are too long to come back are told as such', async () => {
  const question = await serve((_request, response) => {
    response.end(Array.from({ length: 40_000 }, () => Math.random().toString(36)[5]).join(''))
  })

  await expect(run(Array.from({ length: 8 }, () => ({ question, times: 2 })))).rejects.toThrow(
    'the answers are too long for what Systems Manager keeps: name a shorter page in proof.path',
  )
})

test('an instance without curl says so', async () => {
  const bin = join(temporaryFolder('bin-'), 'bin')
  mkdirSync(bin)
  symlinkSync('/bin/sh', join(bin, 'sh'))

  const failed = await promisify(execFile)('/bin/sh', ['-c', scriptFor([], mark)], {
    env: { PATH: bin },
  }).catch((error: unknown) => error)

  expect(failed).toMatchObject({ code: 127, stderr: 'curl is not installed on this instance\n' })
})

test.each([
  ['nothing', []],
  ['a beginning without an end', [`${mark} begin`, 'H4sI']],
  ['what is not packed', [`${mark} begin`, 'bm90IHBhY2tlZA==', `${mark} end`]],
  ['marks of others', ['other begin', 'H4sI', 'other end']],
])('%s is no answer, and is said', (_what, lines) => {
  expect(toldBy(lines, mark)).toMatch(/^what the script wrote /)
})
