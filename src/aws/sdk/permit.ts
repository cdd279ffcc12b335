import type { Client, MetadataBearer } from '@smithy/types'

/** Leave to write: every attempt of a call that changes something asks for it, those that the SDK repeats too. */
export interface Permit {
  /** Sends the request while there is time for it to land; fails with a `SwitchoverError` where there is none. */
  send<Answer>(request: () => Promise<Answer>): Promise<Answer>
  /** Aborted when what is under way has to be given up. */
  readonly signal: AbortSignal
}

/** Reads change nothing, and to cancel a command of ours only ends what we began. */
const free = /^(Describe|Get|List|Simulate|Cancel)/

/** Whether a call needs no permit; of EC2 one may also ask what a call would do. */
export const isFree = (name: string, input: object): boolean =>
  free.test(name) || Reflect.get(input, 'DryRun') === true

/**
 * Lets a command ask before each attempt. Of all middleware this stands next to the wire: repeating, waiting between two
 * attempts and signing are done outside it.
 * https://aws.amazon.com/blogs/developer/middleware-stack-modular-aws-sdk-js/
 */
export const permitted = <Input extends object, Output extends MetadataBearer>(
  command: Pick<Client<Input, Output, unknown>, 'middlewareStack'>,
  permit: Permit,
): void =>
  command.middlewareStack.add((next) => (args) => permit.send(() => next(args)), {
    step: 'deserialize',
    priority: 'low',
    name: 'permit',
  })
