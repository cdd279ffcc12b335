import { withoutSecrets } from './parameters.ts'

/** One API call, as `GET /calls` tells it. */
export interface Call {
  /** ISO 8601, by the sandbox's clock. */
  readonly time: string
  readonly service: string
  readonly action: string
  readonly parameters: unknown
  /** The HTTP status; 0 when the connection was cut without an answer. */
  readonly status: number
  readonly error?: string
}

/** The latest calls, oldest first. */
export interface Calls {
  note(call: Call): void
  list(): readonly Call[]
  clear(): void
}

/** Keeps the last `limit` calls, secrets blotted out. */
export function createCalls(limit = 20_000): Calls {
  let kept: Call[] = []
  return {
    note(call) {
      kept.push({ ...call, parameters: withoutSecrets(call.parameters) })
      // Cut in large steps: taking off the first of many at every call would cost more than the call.
      if (kept.length >= limit * 2) kept = kept.slice(-limit)
    },
    list: () => kept.slice(-limit),
    clear() {
      kept = []
    },
  }
}
