import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { WireRequest } from '../wire/protocol.ts'
import { answer } from './answer.ts'
import type { Backend } from './backend.ts'
import { bodyOf, type Listening, listen } from './http.ts'

/** Serves every service of AWS at one address; the signature of a request says which one is meant. */
export function startEndpoint(host: string, port: number, backend: Backend): Promise<Listening> {
  return listen(host, port, (request, response) => {
    serve(backend, request, response).catch((error: unknown) => {
      // The client went away while it was still sending.
      if (!request.destroyed) backend.warn(`The sandbox's endpoint failed: ${error}`)
      response.destroy()
    })
  })
}

async function serve(backend: Backend, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const requestId = randomUUID()
  const answered = await answer(backend, await readRequest(request), requestId)
  if (answered === undefined) {
    request.socket.destroy()
    return
  }
  response.sendDate = false
  response.writeHead(answered.status, {
    ...answered.headers,
    date: new Date(backend.world().clock.now()).toUTCString(),
    'x-amzn-requestid': requestId,
    'content-length': Buffer.byteLength(answered.body),
  })
  response.end(answered.body)
}

async function readRequest(request: IncomingMessage): Promise<WireRequest> {
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2)
  const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(',')])
  return {
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: Object.fromEntries(headers),
    body: await bodyOf(request),
  }
}
