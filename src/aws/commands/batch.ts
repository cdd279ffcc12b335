import type { CommandInvocation } from '@aws-sdk/client-ssm'
import type { RemoteOrder } from '../../deploy/ports.ts'
import { SwitchoverError } from '../../errors.ts'
import { awsCode } from '../faults.ts'
import { outliving } from '../outliving.ts'
import type { Scope } from '../scope.ts'
import type { Ssm } from '../sdk/ssm.ts'
import { type Answer, answersOf, hasEnded, type Shared, type Shown } from './answers.ts'
import { Heard, isCut, outputOf } from './output.ts'
import { pauses } from './pauses.ts'
import { isThrottled, sendOnce } from './send.ts'

/** How long what was begun may take to be ended properly. */
const cancelWithinMs = 3_000

/** Runs one command on up to 50 machines, to its end or the deadline; past it, or with the signal, it is cancelled. */
export const runBatch = async (
  scope: Scope,
  order: RemoteOrder,
  shared: Shared,
  signal: AbortSignal,
): Promise<readonly Answer[]> => {
  signal.throwIfAborted()
  const ssm = await scope.clients.ssm()
  using later = outliving(signal, cancelWithinMs)
  const id = await sendOnce(scope, order, shared.until, later.signal)
  const heard = new Map(order.machines.map((machine) => [machine, new Heard()]))
  let isOver = false
  try {
    const shown = await follow(scope, { id, machines: order.machines }, heard, shared, signal)
    isOver = order.machines.every((machine) => hasEnded(shown.get(machine)))
    return await answersOf(ssm, order, shown, heard, shared, signal)
  } finally {
    if (!isOver) await cancel(ssm, id)
  }
}

const cancel = async (ssm: Ssm, id: string): Promise<void> => {
  try {
    await ssm.cancelCommand({ CommandId: id }, AbortSignal.timeout(cancelWithinMs))
  } catch (error) {
    // It ends by its own time-out then; why we end is said already.
    if (!(error instanceof SwitchoverError)) throw error
  }
}

/** How many looks in a row must show the same before machines that AWS never began with are given up. */
const looksAlike = 4

/** Looks until every machine has ended, or the deadline; output is heard as AWS shows it. */
const follow = async (
  { clients }: Scope,
  command: { readonly id: string; readonly machines: readonly string[] },
  heard: ReadonlyMap<string, Heard>,
  shared: Shared,
  signal: AbortSignal,
): Promise<Shown> => {
  const ssm = await clients.ssm()
  let shown: Shown = new Map()
  let alike = 0
  for (const pause of pauses()) {
    const now = await invocationsOf(ssm, command.id, signal)
    if (now !== undefined) {
      alike = isStuck(now) && now.size === shown.size ? alike + 1 : 0
      shown = now
      for (const [machine, invocation] of now) {
        const { Status } = invocation
        if (!isCut(invocation))
          heard
            .get(machine)
            ?.hear(outputOf(invocation), Status !== 'InProgress', (line) => shared.hear(machine, line))
      }
    }
    const left = shared.until - clients.clock.now()
    if (command.machines.every((machine) => hasEnded(shown.get(machine))) || alike >= looksAlike || left <= 0)
      break
    await clients.clock.sleep(Math.min(pause, left), signal)
  }
  return shown
}

/** One failed and none runs: by AWS's default it begins with no further machine. */
const isStuck = (shown: Shown): boolean =>
  [...shown.values()].every(hasEnded) && [...shown.values()].some(({ Status }) => Status !== 'Success')

/** Undefined: AWS would not say now. Right after it was sent, a command may not be known yet. */
const invocationsOf = async (ssm: Ssm, id: string, signal: AbortSignal): Promise<Shown | undefined> => {
  const found = new Map<string, CommandInvocation>()
  let token: string | undefined
  try {
    do {
      const page = await ssm.listCommandInvocations(
        { CommandId: id, Details: true, MaxResults: 50, NextToken: token },
        signal,
      )
      for (const invocation of page.CommandInvocations ?? [])
        found.set(invocation.InstanceId ?? '', invocation)
      token = page.NextToken
    } while (token)
    return found
  } catch (error) {
    if (isThrottled(error) || awsCode(error) === 'InvalidCommandId') return undefined
    throw error
  }
}
