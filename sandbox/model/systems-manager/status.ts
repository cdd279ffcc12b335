import type { Command, Invocation, InvocationState } from '../systems-manager.ts'
import { errorsOf } from './amounts.ts'

type Status =
  | 'Pending'
  | 'Delayed'
  | 'InProgress'
  | 'Cancelling'
  | 'Success'
  | 'Failed'
  | 'Cancelled'
  | 'TimedOut'

/** The word for a state in `Status`, which has fewer than `StatusDetails`. */
export function statusOf(state: InvocationState): Status {
  switch (state) {
    case 'DeliveryTimedOut':
    case 'ExecutionTimedOut':
      return 'TimedOut'
    case 'Terminated':
      return 'Cancelled'
    case 'Undeliverable':
      return 'Failed'
    case 'Pending':
    case 'Delayed':
    case 'InProgress':
    case 'Cancelling':
    case 'Success':
    case 'Failed':
    case 'Cancelled':
      return state
  }
}

/** Whether nothing more will become of it. */
export function isOver({ state }: Invocation): boolean {
  return !['Pending', 'Delayed', 'InProgress', 'Cancelling'].includes(state)
}

/** What counts against MaxErrors: "delivery timeouts don't", neither does what could not be delivered. */
export function isError({ state }: Invocation): boolean {
  return state === 'Failed' || state === 'ExecutionTimedOut'
}

export interface CommandStatus {
  readonly status: Exclude<Status, 'Delayed'>
  readonly details: string
  readonly counts: { readonly completed: number; readonly errors: number; readonly undelivered: number }
}

/**
 * What a command comes to, over all its instances.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html
 */
export function commandStatus(command: Command): CommandStatus {
  const all = [...command.invocations.values()]
  const count = (is: (invocation: Invocation) => boolean) => all.filter(is).length
  const counts = {
    completed: count(isOver),
    errors: count(isError),
    undelivered: count(({ state }) => state === 'DeliveryTimedOut'),
  }
  return { ...inWords(command, all, counts.errors), counts }
}

function inWords(
  command: Command,
  all: readonly Invocation[],
  errors: number,
): Pick<CommandStatus, 'status' | 'details'> {
  const has = (...states: readonly InvocationState[]) => all.some(({ state }) => states.includes(state))
  if (all.length === 0) return { status: 'Success', details: 'NoInstancesInTag' }
  if (!all.every(isOver)) {
    const word = command.cancelled
      ? 'Cancelling'
      : all.some(({ state }) => state !== 'Pending')
        ? 'InProgress'
        : 'Pending'
    return { status: word, details: word }
  }
  if (errors > errorsOf(command.maxErrors, all.length)) {
    const timedOut = !has('Failed')
    return timedOut
      ? { status: 'TimedOut', details: 'ExecutionTimedOut' }
      : { status: 'Failed', details: 'Failed' }
  }
  if (command.cancelled && has('Cancelled')) return { status: 'Cancelled', details: 'Cancelled' }
  if (
    all.filter(({ state }) => state === 'DeliveryTimedOut').length > errorsOf(command.maxErrors, all.length)
  )
    return { status: 'TimedOut', details: 'DeliveryTimedOut' }
  // Undeliverable ones "don't contribute to whether the parent command status is Success or Incomplete".
  const rest = all.filter(({ state }) => state !== 'Undeliverable')
  if (rest.length === 0) return { status: 'Failed', details: 'Undeliverable' }
  const isSuccess = rest.every(({ state }) => state === 'Success')
  return isSuccess ? { status: 'Success', details: 'Success' } : { status: 'Failed', details: 'Incomplete' }
}
