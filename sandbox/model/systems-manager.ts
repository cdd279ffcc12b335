import type { EventEmitter } from 'node:events'
import type { Until } from './compute.ts'
import type { Documents } from './systems-manager/documents.ts'
import type { Parameters } from './systems-manager/parameters.ts'

/** An instance whose agent has reported to Systems Manager. */
export interface ManagedNode {
  readonly instanceId: string
  readonly registeredMs: number
  /** Whether the agent answers: not while the instance stops or is stopped. */
  readonly online: boolean
  /** When the agent was heard of last, where it is not online. */
  readonly lastPingMs: number
}

/**
 * How an invocation stands, in the words of StatusDetails.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html
 */
export type InvocationState =
  | 'Pending'
  | 'Delayed'
  | 'InProgress'
  | 'Cancelling'
  | 'Success'
  | 'Failed'
  | 'Cancelled'
  | 'Terminated'
  | 'DeliveryTimedOut'
  | 'ExecutionTimedOut'
  | 'Undeliverable'

/** One command on one instance. */
export interface Invocation {
  readonly instanceId: string
  readonly state: InvocationState
  /** -1 until the script has ended. */
  readonly exitCode: number
  readonly startedMs?: number
  readonly endedMs?: number
  /** What the script wrote, as much of it as Systems Manager keeps. */
  readonly output: string
  readonly errors: string
}

/** The one step of a document, ready to be run. */
export interface Step {
  readonly name: string
  readonly script: string
  readonly workingDirectory: string | undefined
  readonly timeoutMs: number
}

/** What SendCommand asks for; checked. */
export interface CommandOrder {
  readonly documentName: string
  readonly documentVersion: string
  readonly step: Step
  readonly parameters: Readonly<Record<string, readonly string[]>>
  readonly comment: string
  /** As asked: the instances named, or targets. */
  readonly named: readonly string[]
  readonly targets: readonly { readonly key: string; readonly values: readonly string[] }[]
  /** The instances that it is for. */
  readonly instanceIds: readonly string[]
  readonly deliveryMs: number
  /** A number, or a percentage of the instances. */
  readonly maxConcurrency: string
  readonly maxErrors: string
}

export interface Command extends CommandOrder {
  readonly id: string
  readonly requestedMs: number
  readonly expiresMs: number
  readonly cancelled: boolean
  /** By instance, in the order they are run in. */
  readonly invocations: ReadonlyMap<string, Invocation>
}

/** A script that is to be run on an instance now. */
export interface Execution {
  readonly instanceId: string
  readonly commandId: string
  readonly step: Step
  /** Who runs it says here how it is killed; what it returns ends when the script has. */
  onStop(kill: () => Promise<void>): void
  /** Tells what came of it. An agent that is gone tells nothing. */
  ended(result: { readonly exitCode: number; readonly output: string; readonly errors: string }): void
}

export interface SystemsManagerEvents {
  execute: [execution: Execution, until: Until]
}

/** The state of Systems Manager and its rules. Methods that change something expect ids that exist. */
export interface SystemsManager {
  readonly events: EventEmitter<SystemsManagerEvents>
  readonly nodes: ReadonlyMap<string, ManagedNode>
  readonly commands: ReadonlyMap<string, Command>
  readonly documents: Documents
  readonly parameters: Parameters
  send(order: CommandOrder): Command
  /** Those of the instances; all of them when none is named. */
  cancel(commandId: string, instanceIds: readonly string[]): void
}
