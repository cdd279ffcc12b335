import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { proxyFetch } from 'httpxy'
import type { Exchange } from '../clients/boto3.ts'
import { type Listening, listen } from '../clients/loopback.ts'

/** Stands where a client looks for AWS, passes everything on unchanged, and keeps each answer as it came. */
export interface Recorder extends Listening {
  readonly exchanges: readonly Exchange[]
}

/** Starts a recorder on a free loopback port before this endpoint. */
export async function startRecorder(upstream: string): Promise<Recorder> {
  const exchanges: Exchange[] = []
  const server = createServer((request, response) => {
    pass(upstream, request)
      .then((exchange) => {
        // Kept before it is passed on: who has the answer finds it here.
        exchanges.push(exchange)
        const { status, headers, body } = exchange.answered
        response.writeHead(status, headers).end(body)
      })
      // A client whose run has ended hears nothing more.
      .catch(() => response.destroy())
  })
  return { exchanges, ...(await listen(server)) }
}

async function pass(upstream: string, request: IncomingMessage): Promise<Exchange> {
  const { method = 'GET', url = '/' } = request
  const form = await text(request)
  const headers = plain(request.headers)
  // The host that was asked is part of the signature, and goes on to the sandbox by this URL.
  const answer = await proxyFetch(upstream, `http://${headers['host']}${url}`, {
    method,
    headers,
    ...(form !== '' && { body: form }),
  })
  const answered = {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: await answer.text(),
  }
  const [authorization = '', target = ''] = [headers['authorization'], headers['x-amz-target']]
  return { asked: { method, path: url, form, target, authorization }, answered }
}

function plain(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(',')]))
}
