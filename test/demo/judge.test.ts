import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { ask, keptConnections } from '../../sandbox/demo/load/request.ts'
import { judge, type Reply } from '../../sandbox/demo/load/visit.ts'

const mark = { release: 'v2', color: 'green' } as const
const whole = (status: number, by: Reply['mark'] = mark): Reply => ({ kind: 'whole', status, mark: by })

describe('what a client has at the end of a request', () => {
  test.each([
    ['a page of the application is answered', whole(200), 'answered'],
    ['a WebSocket that its client ended is answered', whole(101), 'answered'],
    ['an error of the application is failed', whole(500), 'failed'],
    ['even a 503 is failed when the application made it', whole(503), 'failed'],
    ['a page that the application does not have is failed', whole(404), 'failed'],
    ['a 502 of the load balancer is lost', whole(502, {}), 'lost'],
    ['a 503 of the load balancer is lost', whole(503, {}), 'lost'],
    ['a 504 of the load balancer is lost', whole(504, {}), 'lost'],
    ['a page in the place of the application is lost', whole(404, {}), 'lost'],
    ['an answer that broke off is lost', { kind: 'broken', why: 'cut', mark }, 'lost'],
  ] as const)('%s', (_, reply, result) => {
    expect(judge(reply).result).toBe(result)
  })
})

const servers: (() => void)[] = []
afterEach(() => {
  for (const close of servers.splice(0)) close()
})

async function serve(answer: RequestListener): Promise<URL> {
  const server = createServer(answer)
  servers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
}

describe('a request over real HTTP', () => {
  const headers = { 'x-release': 'v2', 'x-color': 'green' }

  test('a whole answer tells its status and who gave it', async () => {
    const url = await serve((_, response) => response.writeHead(500, headers).end('sick'))

    expect(await ask(url, 'app.example.com', false)).toEqual({ kind: 'whole', status: 500, mark })
  })

  test('a connection that is reset before an answer is broken, and not asked again', async () => {
    let asked = 0
    const url = await serve((request) => {
      asked += 1
      request.socket.resetAndDestroy()
    })

    expect(await ask(url, 'app.example.com', keptConnections())).toMatchObject({ kind: 'broken', mark: {} })
    expect(asked).toBe(1)
  })

  test('an answer that ends too early is broken, and says who broke it off', async () => {
    const url = await serve((request, response) => {
      response.writeHead(200, { ...headers, 'content-length': 100 }).write('the first part', () => {
        request.socket.destroy()
      })
    })

    expect(await ask(url, 'app.example.com', false)).toMatchObject({ kind: 'broken', mark })
  })

  test('a connection that is refused is broken', async () => {
    const url = await serve(() => undefined)
    servers.splice(0).forEach((close) => {
      close()
    })

    expect(await ask(url, 'app.example.com', false)).toMatchObject({ kind: 'broken', mark: {} })
  })
})
