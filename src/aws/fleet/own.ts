import type { Machine } from '../../deploy/side.ts'
import { SwitchoverError } from '../../errors.ts'
import { keys, type Scope } from '../scope.ts'
import { readById, readTagged } from './instances.ts'
import type { Placed } from './lag.ts'
import { sideOfInstance, toMachine } from './machines.ts'

/** Every machine with our owner tag and a color, as AWS shows it now. */
export const shownMachines = async (scope: Scope, signal: AbortSignal): Promise<readonly Placed[]> =>
  readTagged(
    await scope.clients.ec2(),
    keys.owner,
    scope.owner,
    (instance): Placed | undefined => {
      const place = sideOfInstance(instance)
      return place && { machine: toMachine(instance, scope.owner), place }
    },
    signal,
  )

/** R9: only machines that a fresh look shows as ours; those that AWS shows no more are left out. */
export const ownOnly = async (
  scope: Scope,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly Machine[]> => {
  const ec2 = await scope.clients.ec2()
  const machines = await readById(ec2, ids, (instance) => toMachine(instance, scope.owner), signal)
  const foreign = machines.filter(({ ours }) => !ours).map(({ id }) => id)
  if (foreign.length === 0) return machines
  throw new SwitchoverError(
    'bad-world',
    `${foreign.join(', ')}: not made by us (no tags ${keys.owner} and ${keys.attempt} of this service)`,
    'End these instances yourself, or run retire with allow: adopted.',
  )
}

export const isAlive = ({ state }: Machine): boolean => state === 'pending' || state === 'running'
