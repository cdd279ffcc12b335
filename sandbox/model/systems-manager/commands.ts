import type { EventEmitter } from 'node:events'
import type { Clock, Timer } from '../../clock.ts'
import type {
  Command,
  CommandOrder,
  Execution,
  Invocation,
  InvocationState,
  ManagedNode,
  SystemsManager,
  SystemsManagerEvents,
} from '../systems-manager.ts'
import type { Random } from '../world.ts'
import { concurrencyOf, errorsOf } from './amounts.ts'
import type { NodeListener } from './nodes.ts'
import { isError, isOver } from './status.ts'

/** How long a message takes to an agent that is online. */
const DELIVERY_MS = [100, 300] as const

/** As an agent says it of a script that was killed: 128 and SIGKILL. */
const KILLED = 137

/** "The first 24,000 characters", and 8,000. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html */
const KEPT = { output: 24_000, errors: 8000 } as const

/** What is under way of one invocation, from its turn on. */
interface Turn {
  readonly timers: Timer[]
  readonly stop: AbortController
  /** What its end will be called when it is killed. */
  killedAs: InvocationState | undefined
}

export type Commands = Pick<SystemsManager, 'commands' | 'send' | 'cancel'> & NodeListener

/** The commands, and how they are carried to the instances: so many at a time, until too many have failed. */
export function createCommands(
  { clock, random }: { clock: Clock; random: Random },
  nodes: () => ReadonlyMap<string, ManagedNode>,
  events: EventEmitter<SystemsManagerEvents>,
): Commands {
  const commands = new Map<string, Command>()
  const turns = new Map<string, Turn>()
  const keyOf = (commandId: string, instanceId: string) => `${commandId} ${instanceId}`

  function known(commandId: string): Command {
    const command = commands.get(commandId)
    if (command === undefined) throw new Error(`there is no command ${commandId}`)
    return command
  }

  function note(commandId: string, instanceId: string, change: Partial<Invocation>): void {
    const command = known(commandId)
    const invocation = command.invocations.get(instanceId)
    if (invocation === undefined) throw new Error(`${commandId} is not for ${instanceId}`)
    const invocations = new Map(command.invocations).set(instanceId, { ...invocation, ...change })
    commands.set(commandId, { ...command, invocations })
  }

  function stateOf(commandId: string, instanceId: string): InvocationState | undefined {
    return commands.get(commandId)?.invocations.get(instanceId)?.state
  }

  /** Gives instances their turn, as many as may have one at a time. */
  function proceed(commandId: string): void {
    const command = known(commandId)
    const all = [...command.invocations.values()]
    const waiting = all.filter(
      (one) => one.state === 'Pending' && !turns.has(keyOf(commandId, one.instanceId)),
    )
    if (all.filter(isError).length > errorsOf(command.maxErrors, all.length)) {
      for (const { instanceId } of waiting) note(commandId, instanceId, { state: 'Terminated' })
      return
    }
    const underWay = all.filter((one) => turns.has(keyOf(commandId, one.instanceId))).length
    const room = concurrencyOf(command.maxConcurrency, all.length) - underWay
    for (const { instanceId } of waiting.slice(0, Math.max(0, room))) beginTurn(command, instanceId)
  }

  function beginTurn({ id, deliveryMs, step }: Command, instanceId: string): void {
    const end = (state: InvocationState) => () => endTurn(id, instanceId, { state })
    const undelivered = () => {
      if (['Pending', 'Delayed'].includes(stateOf(id, instanceId) ?? ''))
        endTurn(id, instanceId, { state: 'DeliveryTimedOut' })
    }
    turns.set(keyOf(id, instanceId), {
      stop: new AbortController(),
      killedAs: undefined,
      timers: [
        clock.after(random.between(...DELIVERY_MS), () => deliver(id, instanceId)),
        clock.after(deliveryMs, undelivered),
        // An agent that is gone reports nothing; one that is there has long been told to end the script.
        clock.after(deliveryMs + step.timeoutMs + 1000, end('DeliveryTimedOut')),
      ],
    })
  }

  function endTurn(commandId: string, instanceId: string, change: Partial<Invocation>): void {
    const turn = turns.get(keyOf(commandId, instanceId))
    for (const timer of turn?.timers ?? []) timer.cancel()
    turns.delete(keyOf(commandId, instanceId))
    note(commandId, instanceId, { ...change, endedMs: clock.now() })
    proceed(commandId)
  }

  function deliver(commandId: string, instanceId: string): Promise<void> | undefined {
    if (nodes().get(instanceId)?.online !== true) {
      note(commandId, instanceId, { state: 'Delayed' })
      return undefined
    }
    return execute(known(commandId), instanceId)
  }

  async function execute({ id, step }: Command, instanceId: string): Promise<void> {
    const turn = turns.get(keyOf(id, instanceId))
    if (turn === undefined) return
    note(id, instanceId, { state: 'InProgress', startedMs: clock.now() })
    turn.timers.push(clock.after(step.timeoutMs, () => kill(turn, 'ExecutionTimedOut')))
    const begun: Promise<void>[] = []
    const execution: Execution = {
      instanceId,
      commandId: id,
      step,
      stop: turn.stop.signal,
      ended({ exitCode, output, errors }) {
        if (turns.get(keyOf(id, instanceId)) !== turn) return
        const state = turn.killedAs ?? (exitCode === 0 ? 'Success' : 'Failed')
        const kept = { output: output.slice(0, KEPT.output), errors: errors.slice(0, KEPT.errors) }
        endTurn(id, instanceId, { state, exitCode: turn.killedAs === undefined ? exitCode : KILLED, ...kept })
      },
    }
    events.emit('execute', execution, (work) => void begun.push(work))
    await Promise.all(begun)
  }

  function kill(turn: Turn, as: InvocationState): void {
    turn.killedAs ??= as
    turn.stop.abort()
  }

  function cancelOne(command: Command, { instanceId, state }: Invocation): void {
    const turn = turns.get(keyOf(command.id, instanceId))
    if (state !== 'InProgress' || turn === undefined) {
      endTurn(command.id, instanceId, { state: 'Cancelled' })
      return
    }
    note(command.id, instanceId, { state: 'Cancelling' })
    // The agent hears of it as it heard of the command.
    turn.timers.push(clock.after(random.between(...DELIVERY_MS), () => kill(turn, 'Cancelled')))
  }

  /** The commands that an instance has yet to end. */
  function open(instanceId: string): { readonly command: Command; readonly invocation: Invocation }[] {
    return [...commands.values()].flatMap((command) => {
      const invocation = command.invocations.get(instanceId)
      return invocation === undefined || isOver(invocation) ? [] : [{ command, invocation }]
    })
  }

  return {
    commands,
    send(order: CommandOrder) {
      const id = uuid(random)
      const requestedMs = clock.now()
      const invocations = new Map(order.instanceIds.map((instanceId) => [instanceId, waitingOn(instanceId)]))
      const expiresMs = requestedMs + order.deliveryMs + order.step.timeoutMs
      const command: Command = { ...order, id, requestedMs, expiresMs, cancelled: false, invocations }
      commands.set(id, command)
      proceed(id)
      return command
    },
    cancel(commandId, instanceIds) {
      const command = known(commandId)
      const meant = [...command.invocations.values()].filter(
        (one) => !isOver(one) && (instanceIds.length === 0 || instanceIds.includes(one.instanceId)),
      )
      commands.set(commandId, { ...command, cancelled: instanceIds.length === 0 || command.cancelled })
      // Those that have not begun come first: none of them must be given the turn of one that ends.
      for (const one of meant.toSorted((a, b) => rank(a) - rank(b))) cancelOne(command, one)
    },
    online(instanceId) {
      for (const { command, invocation } of open(instanceId))
        if (invocation.state === 'Delayed') void execute(command, instanceId)
    },
    offline(instanceId, forGood) {
      for (const { command } of open(instanceId)) {
        if (forGood) endTurn(command.id, instanceId, { state: 'Undeliverable' })
      }
    },
  }
}

const rank = ({ state }: Invocation): number => (state === 'Pending' ? 0 : 1)

function waitingOn(instanceId: string): Invocation {
  return { instanceId, state: 'Pending', exitCode: -1, output: '', errors: '' }
}

function uuid(random: Random): string {
  return [8, 4, 4, 4, 12].map((length) => random.hex(length)).join('-')
}
