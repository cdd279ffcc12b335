import type { FleetAct } from '../../deploy/acts.ts'
import type { Color } from '../../deploy/model.ts'
import type { Machine } from '../../deploy/side.ts'
import { SwitchoverError } from '../../errors.ts'
import { keys, type Scope, tagList } from '../scope.ts'
import { readById } from './instances.ts'
import type { Lag } from './lag.ts'
import { keptColor, toMachine } from './machines.ts'
import { isAlive, ownOnly } from './own.ts'
import { persist } from './persist.ts'

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

/**
 * Ends machines of ours; those that end already are left alone. One that is protected from termination is left as it is,
 * on no side, and named: whoever protected it meant it.
 */
export const terminate = async (
  scope: Scope,
  lag: Lag,
  { machines, color }: { readonly machines: readonly string[]; readonly color?: Color | 'kept' },
  signal: AbortSignal,
): Promise<void> => {
  const ec2 = await scope.clients.ec2()
  const own = await ownSoon(scope, lag, machines, signal)
  const ids = own
    .filter(({ state }) => state !== 'terminated' && state !== 'shutting-down')
    .map(({ id }) => id)
  const end = (some: string[]) => ec2.terminateInstances({ InstanceIds: some }, signal)
  const { spared } = await persist(scope, ids, end, signal)
  for (const id of ids.filter((id) => !spared.includes(id))) lag.noteChanged(id, { state: 'shutting-down' })
  if (spared.length === 0) return
  // It stays where it is for good, and would be ended again and again.
  if (color === 'kept') throw stillProtected(spared)
  await leaveAside(scope, lag, spared, signal)
  scope.say(`${spared.join(', ')}: protected from termination; kept, on no side. ${unprotect}`)
}

const unprotect =
  'Take the protection off (aws ec2 modify-instance-attribute --no-disable-api-termination), then run retire with allow: kept.'

const stillProtected = (ids: readonly string[]): SwitchoverError =>
  new SwitchoverError('bad-world', `${ids.join(', ')}: protected from termination`, unprotect)

/** Stopped first: the color tag moves the machines off their side, and nobody would come back to stop them. */
export const keep = async (
  scope: Scope,
  lag: Lag,
  { machines, stop }: Extract<FleetAct, { kind: 'keep' }>,
  signal: AbortSignal,
): Promise<void> => {
  const own = await ownOnly(scope, machines, signal)
  if (stop) await stopAll(scope, lag, own, signal)
  await leaveAside(
    scope,
    lag,
    own.map(({ id }) => id),
    signal,
  )
}

const stopAll = async (
  scope: Scope,
  lag: Lag,
  own: readonly Machine[],
  signal: AbortSignal,
): Promise<void> => {
  const ec2 = await scope.clients.ec2()
  const running = own.filter(isAlive).map(({ id }) => id)
  const stop = (some: string[]) => ec2.stopInstances({ InstanceIds: some }, signal)
  const { spared } = await persist(scope, running, stop, signal)
  for (const id of running.filter((id) => !spared.includes(id))) lag.noteChanged(id, { state: 'stopping' })
  if (spared.length === 0) return
  scope.say(
    `${spared.join(', ')}: cannot be stopped (protected from it, or spot, or without a volume to keep); kept as they are, on no side`,
  )
}

/** On no side any more, by its color tag. */
const leaveAside = async (
  scope: Scope,
  lag: Lag,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<void> => {
  const ec2 = await scope.clients.ec2()
  const tags = tagList({ [keys.color]: keptColor })
  await persist(scope, ids, (some) => ec2.createTags({ Resources: some, Tags: tags }, signal), signal)
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
  await persist(scope, machines, (some) => ec2.createTags({ Resources: some, Tags: tags }, signal), signal)
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
