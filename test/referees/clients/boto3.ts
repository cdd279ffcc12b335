import type { Answer, Client, Json, Service } from './client.ts'
import { type Sight, startStrictPython } from './python-child.ts'

/** One call of somebody else's, as it went over HTTP. */
export interface Exchange {
  readonly asked: {
    readonly method: string
    readonly path: string
    readonly form: string
    /** X-Amz-Target; empty where a request has none. */
    readonly target: string
    readonly authorization: string
  }
  readonly answered: {
    readonly status: number
    /** Names in lower case. */
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }
}

/** boto3, which also checks every raw answer against botocore's model of its call. */
export interface Boto3 extends Client, Sight {
  /** All pages of a call by botocore's paginator, which puts them together. */
  paginate(
    service: Service,
    operation: string,
    input: Json,
    pageSize: number,
  ): Promise<{ readonly [name: string]: Json }>
  /** The operations that botocore has a paginator for, by service. */
  paginators(): Promise<Readonly<Record<string, readonly string[]>>>
  /** Checks an answer that somebody else got. */
  check(exchange: Exchange): Promise<void>
  /** What botocore's model had against the inputs of calls that succeeded: boto3 would not have sent them. */
  refused(): readonly string[]
  versions(): Promise<{ readonly boto3: string; readonly botocore: string }>
}

interface Called {
  readonly answer: Answer
  readonly invalid: string
}

/** Starts boto3 in a Python of its own. Each call is sent once; what `env` leaves out is found as boto3 always does. */
export function boto3Client(env: Readonly<Record<string, string>>): Boto3 {
  const python = startStrictPython('clients/boto3_client.py', env)
  const refused = new Set<string>()
  return {
    ...python,
    async call(service, operation, input) {
      const { answer, invalid } = await python.ask<Called>('call', { service, operation, input })
      if (invalid !== '' && 'output' in answer) refused.add(`${service} ${operation}: ${invalid}`)
      return answer
    },
    paginate: (service, operation, input, pageSize) =>
      python.ask('paginate', { service, operation, input, page_size: pageSize }),
    paginators: () => python.ask('paginators'),
    check: (exchange) => python.ask('check', { ...exchange }),
    refused: () => [...refused],
    versions: () => python.ask('versions'),
  }
}
