import type { IncomingMessage, ServerResponse } from 'node:http'
import { parse } from '@lukeed/ms'
import * as v from 'valibot'
import type { Capacity } from '../model/compute/capacity.ts'
import type { Calls } from './calls.ts'
import { readCapacity } from './capacity.ts'
import type { Faults } from './faults.ts'
import { bodyOf, type Listening, listen } from './http.ts'

/** What the control API shows and moves. */
export interface Controlled {
  readonly calls: Calls
  readonly faults: Faults
  state(): Promise<unknown>
  traffic(): unknown
  /** How much there is to launch; what is given is changed, all of it is shown. */
  capacity(change: Partial<Capacity>): Capacity
  /** A node follows changes no more, or again. */
  node(body: unknown): unknown
  /** An alarm of a scaling policy goes off. */
  alarm(body: unknown): unknown
  /** Traffic of a load balancer is shifted away from a zone, or back. */
  zonalShift(body: unknown): unknown
  /** Moves time forward; gives the time it then is. */
  advance(ms: number): Promise<number>
  reset(): Promise<void>
}

/** A request that the control API cannot follow. */
class Refused extends Error {
  override readonly name = 'Refused'
}

type Route = (controlled: Controlled, body: unknown) => unknown

const ROUTES: Readonly<Record<string, Route>> = {
  'GET /state': ({ state }) => state(),
  'GET /calls': ({ calls }) => calls.list(),
  'GET /traffic': ({ traffic }) => traffic(),
  'GET /faults': ({ faults }) => faults.pending(),
  'POST /faults': ({ faults }, body) => {
    faults.add(body)
    return faults.pending()
  },
  'DELETE /faults': ({ faults }) => {
    faults.clear()
    return faults.pending()
  },
  'GET /capacity': ({ capacity }) => capacity({}),
  'POST /capacity': ({ capacity }, body) => capacity(readCapacity(body)),
  'POST /nodes': ({ node }, body) => node(body),
  'POST /alarms': ({ alarm }, body) => alarm(body),
  'POST /zonal-shifts': ({ zonalShift }, body) => zonalShift(body),
  'POST /clock': async ({ advance }, body) => ({
    now: new Date(await advance(durationOf(body))).toISOString(),
  }),
  'POST /reset': async ({ reset }) => {
    await reset()
    return {}
  },
}

/** Serves the control API on an address of its own, so that it can never be taken for AWS. */
export function startControl(host: string, controlled: Controlled): Promise<Listening> {
  return listen(host, 0, (request, response) => {
    serve(controlled, request, response).catch((error: unknown) => {
      reply(response, 400, { error: error instanceof Error ? error.message : String(error) })
    })
  })
}

async function serve(controlled: Controlled, request: IncomingMessage, response: ServerResponse) {
  // A web page that a browser on this machine shows must not reach in: it can kill processes.
  if (request.headers.origin !== undefined)
    return reply(response, 403, { error: 'No web page may ask this.' })
  const name = `${request.method} ${(request.url ?? '').split('?')[0]}`
  const route = Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined
  if (route === undefined) {
    return reply(response, 404, { error: `There is no ${name} here, but ${Object.keys(ROUTES).join(', ')}.` })
  }
  reply(response, 200, await route(controlled, readJson(await bodyOf(request))))
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(`${JSON.stringify(body, null, 2)}\n`)
}

function readJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused('The body is no JSON.')
  }
}

const Advance = v.strictObject({ advance: v.union([v.string(), v.number()]) })

function durationOf(body: unknown): number {
  const read = v.safeParse(Advance, body)
  const advance = read.success ? read.output.advance : undefined
  const ms = typeof advance === 'string' ? parse(advance) : advance
  if (ms === undefined || !Number.isFinite(ms) || ms < 0) {
    throw new Refused('POST /clock takes {"advance": "10h"} or {"advance": milliseconds}, forward only.')
  }
  return ms
}
