import type { Client, Command, MetadataBearer } from '@smithy/types'
import type { SwitchoverError } from '../../errors.ts'
import { isFree, type Permit, permitted } from './permit.ts'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly expiration?: Date
}

/** What every SDK client of this process is made with. */
export interface Connection {
  /** Ordinary SDK configuration; credentials, Region and endpoint come from the environment unless they are given. */
  readonly config: {
    readonly endpoint?: string
    readonly region?: string
    readonly credentials?: Credentials | (() => Promise<Credentials>)
    readonly maxAttempts: number
    readonly retryMode: 'standard'
    readonly requestHandler: Record<string, unknown>
  }
  /** SDK middleware (deserialize step, innermost): hears the `Date` header of each answer (R6). */
  noteDate<Args, Answer extends { response: unknown }>(
    next: (args: Args) => Promise<Answer>,
  ): (args: Args) => Promise<Answer>
  /** What a failed call means, in our words. */
  fault(error: unknown, call: string, input: object, signal: AbortSignal): SwitchoverError
}

/** One API call: retried by the SDK, ended by the signal, failing only with a `SwitchoverError`. */
export type Call<Input, Output> = (input: Input, signal: AbortSignal, permit?: Permit) => Promise<Output>

/**
 * How one client makes its calls, whatever service it is of. The calls of a client are typed by all that its service
 * knows; what each takes and answers is inferred from its command.
 */
export const callsOf = <AnyInput extends object, AnyOutput extends MetadataBearer, Config>(
  client: Client<AnyInput, AnyOutput, Config>,
  connection: Connection,
) => {
  // It copies every answer, whole, for a log that nobody keeps.
  client.middlewareStack.remove('loggerMiddleware')
  client.middlewareStack.add(connection.noteDate, { step: 'deserialize', priority: 'low', name: 'noteDate' })
  return <Input extends AnyInput, Output extends AnyOutput>(
    name: string,
    Wanted: new (input: Input) => Command<AnyInput, Input, AnyOutput, Output, Config>,
  ): Call<Input, Output> =>
    (input, signal, permit) => {
      const command = new Wanted(input)
      const asks = permit !== undefined && !isFree(name, input)
      if (asks) permitted(command, permit)
      const abortSignal = asks ? AbortSignal.any([signal, permit.signal]) : signal
      return client.send(command, { abortSignal }).catch((error: unknown) => {
        throw connection.fault(error, name, input, abortSignal)
      })
    }
}

/** The same calls, of which each that changes something asks this permit before it is sent. */
export const under = <Calls extends object>(calls: Calls, permit: Permit): Calls =>
  new Proxy(calls, {
    get(target, name) {
      const call: unknown = Reflect.get(target, name)
      if (typeof call !== 'function') return call
      return (input: object, signal: AbortSignal): unknown => call(input, signal, permit)
    },
  })
