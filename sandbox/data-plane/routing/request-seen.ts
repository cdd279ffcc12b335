import type { IncomingMessage } from 'node:http'

/** What of a request decides where it goes. */
export interface RequestSeen {
  readonly method: string
  /** Of the Host header, without the port. */
  readonly host: string
  readonly path: string
  /** Without the question mark, as sent. */
  readonly query: string
  /** By lower-case name, one entry for each time the header was sent. */
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>
  readonly sourceAddress: string
  readonly cookies: ReadonlyMap<string, string>
}

/** Reads a request as it arrived at a node. */
export function seeRequest(request: IncomingMessage): RequestSeen {
  const target = request.url ?? '/'
  const mark = target.indexOf('?')
  return {
    method: request.method ?? 'GET',
    host: (request.headers.host ?? '').replace(/:\d+$/, ''),
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers: request.headersDistinct,
    sourceAddress: (request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
    cookies: cookiesOf(request.headers.cookie ?? ''),
  }
}

function cookiesOf(header: string): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>()
  for (const part of header.split(';')) {
    const equals = part.indexOf('=')
    if (equals > 0) cookies.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim())
  }
  return cookies
}
