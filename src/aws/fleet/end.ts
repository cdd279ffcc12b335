import type { FleetAct } from '../../deploy/acts.ts'
import type { Machine } from '../../deploy/side.ts'
import { chunks } from '../chunks.ts'
import { keys, type Scope, tagList } from '../scope.ts'
import { readById } from './instances.ts'
import type { Lag } from './lag.ts'
import { keptColor, toMachine } from './machines.ts'
import { isAlive, ownOnly } from './own.ts'

/** TerminateInstances and StopInstances take at most this many ids. */
const idsACall = 1000

const inChunks = async (ids: readonly string[], once: (ids: string[]) => Promise<unknown>): Promise<void> => {
  for (const some of chunks(ids, idsACall)) await once(some)
}

/** For how long what this process launched is waited for, or it would be left over. */
const unseenMs = 30_000

const ownSoon = async (
  scope: Scope,
  lag: Lag,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly Machine[]> => {
  const until = performance.now() + unseenMs
  for (;;) {
    const own = await ownOnly(scope, ids, signal)
    const shown = new Set(own.map(({ id }) => id))
    const isUnseen = ids.some((id) => !shown.has(id) && lag.isLaunched(id))
    if (!isUnseen || performance.now() > until) return own
    await scope.clients.clock.sleep(500, signal)
  }
}

/** Ends machines of ours; those that end already are left alone. */
export const terminate = async (
  scope: Scope,
  lag: Lag,
  machines: readonly string[],
  signal: AbortSignal,
): Promise<void> => {
  const ec2 = await scope.clients.ec2()
  const own = await ownSoon(scope, lag, machines, signal)
  const ids = own
    .filter(({ state }) => state !== 'terminated' && state !== 'shutting-down')
    .map(({ id }) => id)
  await inChunks(ids, (some) => ec2.terminateInstances({ InstanceIds: some }, signal))
  for (const id of ids) lag.noteChanged(id, { state: 'shutting-down' })
}

/** Stopped first: the color tag moves the machines off their side, and nobody would come back to stop them. */
export const keep = async (
  scope: Scope,
  lag: Lag,
  { machines, stop }: Extract<FleetAct, { kind: 'keep' }>,
  signal: AbortSignal,
): Promise<void> => {
  const ec2 = await scope.clients.ec2()
  const own = await ownOnly(scope, machines, signal)
  if (stop) {
    const running = own.filter(isAlive).map(({ id }) => id)
    await inChunks(running, (some) => ec2.stopInstances({ InstanceIds: some }, signal))
    for (const id of running) lag.noteChanged(id, { state: 'stopping' })
  }
  const tags = tagList({ [keys.color]: keptColor })
  const ids = own.map(({ id }) => id)
  await inChunks(ids, (some) => ec2.createTags({ Resources: some, Tags: tags }, signal))
  for (const id of ids) lag.noteChanged(id, {}, keptColor)
}

/** With leave only: machines that we did not make become ours, of no counted attempt, so that they can be ended. */
export const adopt = async (
  scope: Scope,
  { machines, color }: Extract<FleetAct, { kind: 'adopt' }>,
  signal: AbortSignal,
): Promise<void> => {
  const ec2 = await scope.clients.ec2()
  const tags = tagList({
    [keys.owner]: scope.owner,
    [keys.attempt]: 'adopted',
    [keys.color]: color,
  })
  await inChunks(machines, (some) => ec2.createTags({ Resources: some, Tags: tags }, signal))
  // What follows ends them, and asks for these tags: reads of tags may lag.
  const until = performance.now() + adoptedMs
  while (performance.now() < until) {
    const shown = await readById(ec2, machines, (one) => toMachine(one, scope.owner), signal)
    if (shown.every(({ ours }) => ours)) return
    await scope.clients.clock.sleep(250, signal)
  }
}

/** For how long new tags may stay unseen. */
const adoptedMs = 30_000
