import type { Instance } from '@aws-sdk/client-ec2'
import { SwitchoverError } from '../../errors.ts'
import { awsCode } from '../faults.ts'
import { keys, type Scope } from '../scope.ts'
import { instancesTagged, sideOfInstance, toMachine } from './machines.ts'
import { clientToken, type LaunchAct, launchInput, type Order } from './order.ts'
import { spread } from './spread.ts'
import type { Template } from './template.ts'

/** AWS advises to launch large numbers in batches of this size. */
const instancesACall = 100

/** Rounds of one order before it is given up: each needs a whole set of its instances to have died. */
const maxRounds = 10

/**
 * Errors that another type or subnet may not have.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshooting-launch.html
 */
const noCapacity =
  /^(InsufficientInstanceCapacity|InsufficientHostCapacity|InsufficientCapacity|InsufficientFreeAddressesInSubnet|Unsupported)$/

/** Where a launch keeps what it knows. */
interface Launch {
  readonly scope: Scope
  readonly act: LaunchAct
  readonly template: Template | undefined
  /** Instances of the attempt that live, by id. */
  readonly alive: Map<string, Instance>
}

/**
 * Brings the instances of an attempt to the act's count, spread over the subnets. What is missing is counted by a fresh
 * look and each call carries a token (R2), so it can be done again after any interruption.
 */
export const launch = async (
  scope: Scope,
  act: LaunchAct,
  template: Template | undefined,
  signal: AbortSignal,
): Promise<readonly Instance[]> => {
  const work: Launch = { scope, act, template, alive: new Map() }
  await lookAgain(work, signal)
  let subnets: readonly (string | undefined)[] =
    scope.settings.fleet.subnets.length > 0 ? scope.settings.fleet.subnets : [undefined]
  while (work.alive.size < act.count) {
    const full = await fillSubnets(work, subnets, signal)
    if (full.length === subnets.length) throw nowhere(work, full[0]?.error)
    subnets = subnets.filter((subnet) => !full.some((one) => one.subnet === subnet))
  }
  return [...work.alive.values()]
}

/** One pass over the subnets; gives those that have no room, to be left out of the next. */
const fillSubnets = async (work: Launch, subnets: readonly (string | undefined)[], signal: AbortSignal) => {
  const full: { readonly subnet: string | undefined; readonly error: unknown }[] = []
  const present = (subnet: string | undefined) =>
    [...work.alive.values()].filter(({ SubnetId }) => SubnetId === subnet).length
  for (const { place, count } of spread(work.act.count - work.alive.size, subnets, present)) {
    try {
      await launchIn(work, place, count, signal)
    } catch (error) {
      if (!noCapacity.test(awsCode(error) ?? '')) throw error
      full.push({ subnet: place, error })
    }
  }
  return full
}

const launchIn = async (
  work: Launch,
  subnet: string | undefined,
  count: number,
  signal: AbortSignal,
): Promise<void> => {
  for (let left = count; left > 0; left -= instancesACall) {
    await launchTypes(work, subnet, Math.min(left, instancesACall), signal)
  }
}

/** Tries the types in order. */
const launchTypes = async (work: Launch, subnet: string | undefined, count: number, signal: AbortSignal) => {
  const { types } = work.scope.settings.fleet
  const wanted: readonly (string | undefined)[] = types.length > 0 ? types : [undefined]
  for (const [index, type] of wanted.entries()) {
    try {
      return await launchOrder(work, { type, subnet, count }, signal)
    } catch (error) {
      if (!noCapacity.test(awsCode(error) ?? '') || index === wanted.length - 1) throw error
    }
  }
}

/** One order; its round is raised while the token of the last one stands for instances that are dead or counted. */
const launchOrder = async (work: Launch, order: Order, signal: AbortSignal): Promise<void> => {
  const { scope, act, alive } = work
  const ec2 = await scope.clients.ec2()
  const input = launchInput(scope, act, order, work.template)
  for (let round = 0; round < maxRounds; round += 1) {
    const token = clientToken(scope, act, input, round)
    try {
      const { Instances } = await ec2.runInstances({ ...input, ClientToken: token }, signal)
      const fresh = (Instances ?? []).filter((one) => isAlive(one) && !alive.has(one.InstanceId ?? ''))
      for (const instance of fresh) alive.set(instance.InstanceId ?? '', instance)
      if (fresh.length > 0) return
    } catch (error) {
      if (!/^Idempotent(ParameterMismatch|InstanceTerminated)$/.test(awsCode(error) ?? '')) throw error
      const before = alive.size
      await lookAgain(work, signal)
      // What is missing has changed: it has to be spread anew.
      if (alive.size !== before) return
    }
  }
  throw new SwitchoverError(
    'aws',
    `${maxRounds} launches for attempt ${act.attempt} in ${order.subnet ?? 'the default subnet'} gave no instance that lives`,
    'Look at the state reasons of the terminated instances in EC2, mend what they say and run the command again.',
  )
}

const lookAgain = async ({ scope, act, alive }: Launch, signal: AbortSignal): Promise<void> => {
  const ec2 = await scope.clients.ec2()
  for (const instance of await instancesTagged(ec2, keys.owner, scope.owner, signal)) {
    const { ours, attempt, id } = toMachine(instance, scope.owner)
    if (!ours || attempt !== act.attempt || sideOfInstance(instance) !== act.color) continue
    if (isAlive(instance)) alive.set(id, instance)
    else alive.delete(id)
  }
}

const isAlive = ({ State }: Instance): boolean => State?.Name === 'pending' || State?.Name === 'running'

const nowhere = (work: Launch, cause: unknown): SwitchoverError =>
  new SwitchoverError(
    'aws',
    `no subnet has room: ${work.alive.size} of ${work.act.count} instances were launched${cause instanceof Error ? `; ${cause.message}` : ''}`,
    'Name further instance types or subnets, or run the command again later: it adds what is missing.',
    cause,
  )
