import type { EventEmitter } from 'node:events'
import type { Clock } from '../../clock.ts'
import type { Random } from '../random.ts'
import type {
  Command,
  CommandOrder,
  Invocation,
  InvocationState,
  ManagedNode,
  SystemsManager,
  SystemsManagerEvents,
} from '../systems-manager.ts'
import { concurrencyOf, errorsOf } from './amounts.ts'
import { createCommandBook } from './command-book.ts'
import type { NodeListener } from './nodes.ts'
import { isError, isOver } from './status.ts'
import { beginTurn, type Turn } from './turns.ts'

/** An agent that ends a script at the last moment still gets to say so. */
const GRACE_MS = 1000

export type Commands = Pick<SystemsManager, 'commands' | 'send' | 'cancel'> & NodeListener

/** The commands, and how they are carried to the instances: so many at a time, until too many have failed. */
export function createCommands(
  { clock, random }: { clock: Clock; random: Random },
  nodes: () => ReadonlyMap<string, ManagedNode>,
  events: EventEmitter<SystemsManagerEvents>,
): Commands {
  const book = createCommandBook()
  const turns = new Map<string, Turn>()
  const keyOf = (commandId: string, instanceId: string) => `${commandId} ${instanceId}`
  const isOnline = (instanceId: string) => nodes().get(instanceId)?.online === true

  /** Gives instances their turn, as many as may have one at a time. */
  function proceed(commandId: string): void {
    const { invocations, maxErrors, maxConcurrency } = book.known(commandId)
    const all = [...invocations.values()]
    const hasTurn = ({ instanceId }: Invocation) => turns.has(keyOf(commandId, instanceId))
    const waiting = all.filter((one) => one.state === 'Pending' && !hasTurn(one))
    if (all.filter(isError).length > errorsOf(maxErrors, all.length)) {
      for (const { instanceId } of waiting) book.note(commandId, instanceId, { state: 'Terminated' })
      return
    }
    const room = concurrencyOf(maxConcurrency, all.length) - all.filter(hasTurn).length
    for (const { instanceId } of waiting.slice(0, Math.max(0, room))) give(commandId, instanceId)
  }

  function give(commandId: string, instanceId: string): void {
    const turn = beginTurn({ clock, random, events, isOnline }, book.known(commandId), instanceId, {
      note: (change) => book.note(commandId, instanceId, change),
      end: (change) => end(commandId, instanceId, change),
    })
    turns.set(keyOf(commandId, instanceId), turn)
  }

  function end(
    commandId: string,
    instanceId: string,
    change: Partial<Invocation> & { readonly state: InvocationState },
  ): void {
    turns.get(keyOf(commandId, instanceId))?.leave()
    turns.delete(keyOf(commandId, instanceId))
    book.note(commandId, instanceId, { ...change, endedMs: clock.now() })
    proceed(commandId)
  }

  /**
   * "If a command reaches the command expiration limit (total timeout), it changes status to DeliveryTimedOut for all
   * invocations that have the status InProgress, Pending, or Delayed."
   * https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html
   */
  function expire(commandId: string): void {
    for (const { instanceId } of waitingFirst(book.known(commandId)))
      end(commandId, instanceId, { state: 'DeliveryTimedOut' })
  }

  function cancelOne(commandId: string, { instanceId, state }: Invocation): void {
    if (state === 'Pending' || state === 'Delayed') end(commandId, instanceId, { state: 'Cancelled' })
    if (state !== 'InProgress') return
    book.note(commandId, instanceId, { state: 'Cancelling' })
    turns.get(keyOf(commandId, instanceId))?.cancel()
  }

  return {
    commands: book.commands,
    send(order: CommandOrder) {
      const id = uuid(random)
      const requestedMs = clock.now()
      const invocations = new Map(order.instanceIds.map((instanceId) => [instanceId, waitingOn(instanceId)]))
      const totalMs = order.deliveryMs + order.step.timeoutMs
      const expiresMs = requestedMs + totalMs
      const command: Command = { ...order, id, requestedMs, expiresMs, cancelled: false, invocations }
      book.keep(command)
      clock.after(totalMs + GRACE_MS, () => expire(id))
      proceed(id)
      return command
    },
    cancel(commandId, instanceIds) {
      const command = book.known(commandId)
      const isMeant = ({ instanceId }: Invocation) =>
        instanceIds.length === 0 || instanceIds.includes(instanceId)
      book.keep({ ...command, cancelled: instanceIds.length === 0 || command.cancelled })
      for (const one of waitingFirst(command)) if (isMeant(one)) cancelOne(commandId, one)
    },
    online(instanceId) {
      for (const { command } of book.open(instanceId)) turns.get(keyOf(command.id, instanceId))?.retry()
    },
    gone(instanceId) {
      // What was begun there stays in progress until the command expires: nobody tells of its end.
      for (const { command, invocation } of book.open(instanceId))
        if (!isBegun(invocation)) end(command.id, instanceId, { state: 'Undeliverable' })
    },
  }
}

const isBegun = ({ state }: Invocation): boolean => state === 'InProgress' || state === 'Cancelling'

/** Those that have not ended, what waits longest last: none must be given the turn of one that is ended before it. */
function waitingFirst({ invocations }: Command): readonly Invocation[] {
  const open = [...invocations.values()].filter((one) => !isOver(one))
  return [...open.filter((one) => !isBegun(one)).reverse(), ...open.filter(isBegun)]
}

function waitingOn(instanceId: string): Invocation {
  return { instanceId, state: 'Pending', exitCode: -1, output: '', errors: '' }
}

function uuid(random: Random): string {
  return [8, 4, 4, 4, 12].map((length) => random.hex(length)).join('-')
}
