import type { EventEmitter } from 'node:events'
import type { Clock, Timer } from '../../clock.ts'
import type { Random } from '../random.ts'
import type {
  Command,
  Execution,
  Invocation,
  InvocationState,
  SystemsManagerEvents,
} from '../systems-manager.ts'

/** How long a message takes to an agent that is online. */
const DELIVERY_MS = [100, 300] as const

/** As an agent says it of a script that was killed: 128 and SIGKILL. */
const KILLED = 137

/** "The first 24,000 characters", and 8,000. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html */
const KEPT = { output: 24_000, errors: 8000 } as const

/** One command's way to one instance, from its turn on. */
export interface Turn {
  /** The agent is there again. */
  retry(): void
  /** The agent hears of it as it heard of the command. */
  cancel(): void
  /** Nothing that the agent does counts any more; it ends the script by itself. */
  leave(): void
}

interface Surroundings {
  readonly clock: Clock
  readonly random: Random
  readonly events: EventEmitter<SystemsManagerEvents>
  isOnline(instanceId: string): boolean
}

/** What a turn tells of its invocation; the last one with a state that is an end. */
interface Tell {
  note(change: Partial<Invocation>): void
  end(change: Partial<Invocation> & { readonly state: InvocationState }): void
}

export function beginTurn(
  { clock, random, events, isOnline }: Surroundings,
  { id: commandId, step, deliveryMs }: Command,
  instanceId: string,
  tell: Tell,
): Turn {
  const latestMs = clock.now() + deliveryMs
  let isLeft = false
  let isStarted = false
  let limit: Timer | undefined
  let stop: (() => Promise<void>) | undefined
  /** What its end will be called when it is killed. */
  let killedAs: InvocationState | undefined

  const soon = (fire: () => void | Promise<void>) => clock.after(random.between(...DELIVERY_MS), fire)

  function deliver(): Promise<void> | undefined {
    // "If this time is reached and the command hasn't already started running, it won't run."
    if (isLeft || isStarted || clock.now() > latestMs) return undefined
    if (isOnline(instanceId)) return execute()
    tell.note({ state: 'Delayed' })
    return undefined
  }

  async function execute(): Promise<void> {
    isStarted = true
    tell.note({ state: 'InProgress', startedMs: clock.now() })
    limit = clock.after(step.timeoutMs, () => kill('ExecutionTimedOut'))
    const begun: Promise<void>[] = []
    const execution: Execution = {
      instanceId,
      commandId,
      step,
      onStop(listener) {
        stop = listener
      },
      ended,
    }
    events.emit('execute', execution, (work) => void begun.push(work))
    await Promise.all(begun)
  }

  const ended: Execution['ended'] = ({ exitCode, output, errors }) => {
    limit?.cancel()
    if (isLeft) return
    const kept = { output: output.slice(0, KEPT.output), errors: errors.slice(0, KEPT.errors) }
    isLeft = true
    if (killedAs !== undefined) tell.end({ state: killedAs, exitCode: KILLED, ...kept })
    else tell.end({ state: exitCode === 0 ? 'Success' : 'Failed', exitCode, ...kept })
  }

  // A clock that is moved waits for the end of what was killed, so that it is told in time.
  async function kill(as: InvocationState): Promise<void> {
    killedAs ??= as
    await stop?.()
  }

  const delivery = soon(deliver)
  return {
    retry: () => void deliver(),
    cancel: () => void soon(() => kill('Cancelled')),
    leave() {
      isLeft = true
      delivery.cancel()
    },
  }
}
