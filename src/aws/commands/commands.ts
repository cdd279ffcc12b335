import pLimit from 'p-limit'
import type { RemoteAnswer, RemoteCommands, RemoteOrder } from '../../deploy/ports.ts'
import type { Scope } from '../scope.ts'
import { awaitAgents, onlineAmong } from './agents.ts'
import type { Answer, Shared } from './answers.ts'
import { runBatch } from './batch.ts'
import { batchesAtOnce, batchesOf } from './batches.ts'
import { endEarlier } from './earlier.ts'

/** Runs commands on machines by way of Systems Manager; what a signal or a deadline stops is cancelled there too. */
export const createCommands = (scope: Scope): RemoteCommands => ({
  online: (machines, signal) => onlineAmong(scope, machines, signal),
  run: async (order, hear, signal) => {
    const until = scope.clients.clock.now() + order.withinMs
    if (order.alone) return runAlone(scope, order, { until, hear, shown: 0, failures: 0 }, signal)
    const offline = new Set(await awaitAgents(scope, order.machines, until, signal))
    if (offline.size > 0) return unreached(order, offline)
    if (!(await endEarlier(scope, order.machines, until, signal)))
      return byWeight(order.machines.map((machine) => notRun(machine, 'what an earlier run began goes on')))
    return byWeight(await runAll(scope, order, { until, hear, shown: 0, failures: 0 }, signal))
  },
})

/** An agent that is away for a moment is waited for no longer: the others want their time. */
const agentsWithinMs = 30_000

/** On every machine whose agent answers; of the others it is said. */
const runAlone = async (
  scope: Scope,
  order: RemoteOrder,
  shared: Shared,
  signal: AbortSignal,
): Promise<readonly RemoteAnswer[]> => {
  const soon = Math.min(shared.until, scope.clients.clock.now() + agentsWithinMs)
  const offline = new Set(await awaitAgents(scope, order.machines, soon, signal))
  const machines = order.machines.filter((machine) => !offline.has(machine))
  const missing = unreached({ ...order, withinMs: agentsWithinMs, machines: [...offline] }, offline)
  if (machines.length === 0) return missing
  const isFree = await endEarlier(scope, machines, shared.until, signal)
  const ran = isFree
    ? await runAll(scope, { ...order, machines }, shared, signal)
    : machines.map((machine) => notRun(machine, 'what an earlier run began goes on'))
  return [...byWeight(ran), ...missing]
}

const unreached = ({ machines, withinMs }: RemoteOrder, offline: ReadonlySet<string>) => {
  const said = `its Systems Manager agent was not online within ${withinMs / 1000} s`
  return byWeight(
    machines.map((machine) =>
      offline.has(machine)
        ? { machine, passed: false, said, weight: 1 }
        : notRun(machine, 'another machine was not online'),
    ),
  )
}

const notRun = (machine: string, why: string): Answer => ({
  machine,
  passed: false,
  said: `was not run: ${why}`,
  weight: 2,
})

/** What explains the others first. */
const byWeight = (answers: readonly Answer[]): readonly RemoteAnswer[] =>
  answers
    .toSorted((a, b) => a.weight - b.weight)
    .map(({ machine, passed, said }) => ({ machine, passed, said }))

/** All batches, some at once. One that fails keeps those from being sent that were not yet; an error ends them all. */
const runAll = async (
  scope: Scope,
  order: RemoteOrder,
  shared: Shared,
  signal: AbortSignal,
): Promise<readonly Answer[]> => {
  const limit = pLimit(batchesAtOnce(order.concurrency))
  const broken = new AbortController()
  const either = AbortSignal.any([signal, broken.signal])
  const answers: Answer[] = []
  const one = async (machines: readonly string[]) => {
    try {
      if (shared.failures > 0 && !order.alone)
        answers.push(...machines.map((machine) => notRun(machine, 'it failed elsewhere')))
      else answers.push(...(await runBatch(scope, { ...order, machines }, shared, either)))
    } catch (error) {
      broken.abort(error)
    }
  }
  await Promise.all(batchesOf(order.machines).map((machines) => limit(() => one(machines))))
  either.throwIfAborted()
  return answers
}
