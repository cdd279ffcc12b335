/** How a client reached a node; `slow` and `web-socket` are those that stay open for seconds. */
export type Kind = 'keep-alive' | 'fresh' | 'slow' | 'web-socket'

/**
 * `failed`: an error that the application itself answered. `lost`: no complete answer, one that the load balancer
 * made in the application's place, or a WebSocket that was cut before its client had ended it.
 */
export type Result = 'answered' | 'failed' | 'lost'

export type Color = 'blue' | 'green'

/** Who answered, by the answer's own mark. */
export interface Mark {
  readonly release?: string
  readonly color?: Color
}

/** One request or WebSocket, from being sent to its end; times are milliseconds since the load began. */
export interface Visit extends Mark {
  readonly kind: Kind
  /** Address of the load-balancer node. */
  readonly node: string
  /** Which of the service's routes, from 0. */
  readonly route: number
  readonly path: string
  readonly sentMs: number
  readonly endedMs: number
  readonly result: Result
  /** What went wrong; empty where nothing did. */
  readonly said: string
}

/** What a client has of a request at its end. */
export type Reply =
  | { readonly kind: 'whole'; readonly status: number; readonly mark: Mark }
  | { readonly kind: 'broken'; readonly why: string; readonly mark: Mark }

/** Answered, failed or lost, and what went wrong. */
export function judge(reply: Reply): Pick<Visit, 'result' | 'said'> {
  if (reply.kind === 'broken') return { result: 'lost', said: reply.why }
  const { status, mark } = reply
  // Every answer of the application says which release it is: what says nothing was made by the load balancer.
  if (mark.release === undefined)
    return { result: 'lost', said: `${status}, made by the load balancer in the application's place` }
  if (status >= 400) return { result: 'failed', said: `${status} from ${mark.release}` }
  return { result: 'answered', said: '' }
}

/** The mark in an answer's headers. */
export function markOf(headers: Readonly<Record<string, string | readonly string[] | undefined>>): Mark {
  const { 'x-release': release, 'x-color': color } = headers
  return {
    ...(typeof release === 'string' ? { release } : {}),
    ...(color === 'blue' || color === 'green' ? { color } : {}),
  }
}
