import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { listen } from '../../../sandbox/data-plane/program/listen.ts'

const address = '127.144.16.4'
const base = `http://${address}:8080`
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

async function serve(release: string): Promise<void> {
  const { stop } = await listen({ release, color: 'green', port: 8080 }, address)
  stops.push(stop)
}

async function ask(path: string, init: RequestInit = {}) {
  // Each test has a server of its own at this address: no connection may be kept for the next.
  const answer = await fetch(`${base}${path}`, {
    ...init,
    headers: { ...(init.headers as Record<string, string>), connection: 'close' },
  })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}
const status = async (path: string, headers: Record<string, string> = {}) =>
  (await ask(path, { headers })).status
const busy = async () => (await ask('/busy')).text.trim()

test.each([
  ['/', 200],
  ['/version', 200],
  ['/healthz', 200],
  ['/busy', 200],
  ['/slow?ms=1', 200],
  ['/work', 405],
  ['/nowhere', 404],
])('%s is answered with %i and the marks of release and color', async (path, expected) => {
  await serve('v7')
  const answer = await ask(path)

  expect(answer.status).toBe(expected)
  expect([answer.headers.get('x-release'), answer.headers.get('x-color')]).toEqual(['v7', 'green'])
})

describe('health', () => {
  const production = { 'x-forwarded-for': '10.0.0.9' }

  test('of a sick release never passes, while it answers', async () => {
    await serve('sick-v8')

    expect([await status('/healthz'), await status('/')]).toEqual([500, 200])
  })

  test.each([
    ['a preview', { ...production, 'x-switchover-preview': 'secret' }, '/'],
    ['a direct request', {}, '/'],
    ['a health check through the load balancer', production, '/healthz'],
  ])('of a late-sick release still passes after %s', async (_, headers, path) => {
    await serve('late-sick-v9')
    await status(path, headers)

    expect(await status('/healthz')).toBe(200)
  })

  test('of a late-sick release fails once it has had production traffic, while it answers', async () => {
    await serve('late-sick-v9')
    await status('/', production)

    expect([await status('/healthz'), await status('/')]).toEqual([500, 200])
  })

  test('of any other release does not mind production traffic', async () => {
    await serve('v1')
    await status('/', production)

    expect(await status('/healthz')).toBe(200)
  })
})

describe('an instance is busy', () => {
  test('while a slow request is open, and no longer than that', async () => {
    await serve('v1')
    const slow = ask('/slow?ms=200')

    await expect.poll(busy).toBe('1 slow request')
    expect(await status('/busy')).toBe(409)
    await slow
    expect(await busy()).toBe('no work left')
  })

  test('no more when the client of a slow request left', async () => {
    await serve('v1')
    const leaving = new AbortController()
    const slow = ask('/slow?ms=60000', { signal: leaving.signal })
    await expect.poll(busy).toBe('1 slow request')

    leaving.abort()

    await expect(slow).rejects.toThrow('aborted')
    await expect.poll(busy).toBe('no work left')
  })

  test('while work that was started goes on', async () => {
    await serve('v1')
    const started = await ask('/work?ms=150', { method: 'POST' })

    expect([started.status, await busy()]).toEqual([202, '1 job'])
    await expect.poll(busy).toBe('no work left')
  })

  test('while a WebSocket is open, which echoes and carries the marks', async () => {
    await serve('v1')
    const socket = new WebSocket(`ws://${address}:8080/ws`)
    const marks = new Promise((resolve) => {
      socket.once('upgrade', ({ headers }) => resolve([headers['x-release'], headers['x-color']]))
    })
    await new Promise((resolve) => socket.once('open', resolve))
    const echo = new Promise((resolve) => socket.once('message', (data) => resolve(data.toString())))
    socket.send('hello')

    expect([await echo, await marks, await busy()]).toEqual(['hello', ['v1', 'green'], '1 WebSocket'])
    socket.close()
    await expect.poll(busy).toBe('no work left')
  })
})

test('a slow request gets nothing, no header either, before its time', async () => {
  await serve('v1')
  const begun = performance.now()
  await ask('/slow?ms=150')

  expect(performance.now() - begun).toBeGreaterThanOrEqual(149)
})

test('stopping cuts what is open', async () => {
  await serve('v1')
  const slow = ask('/slow?ms=60000')
  await expect.poll(busy).toBe('1 slow request')

  await stops.pop()?.()

  await expect(slow).rejects.toThrow('fetch failed')
})
