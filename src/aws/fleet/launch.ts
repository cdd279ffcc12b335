import type { Instance } from '@aws-sdk/client-ec2'
import type { Machine } from '../../deploy/side.ts'
import { SwitchoverError } from '../../errors.ts'
import { awsCode } from '../faults.ts'
import { keys, type Scope } from '../scope.ts'
import type { LaunchAct } from './fleet.ts'
import { readWhere } from './instances.ts'
import type { Lag } from './lag.ts'
import { toMachine } from './machines.ts'
import { clientToken, launchInput, type Order, type Recipe } from './order.ts'
import { isAlive, shownMachines } from './own.ts'
import { isNoRoom, withRemedy } from './refusals.ts'
import { createRooms, type Rooms } from './rooms.ts'
import { spread } from './spread.ts'

/** AWS advises to launch large numbers in batches of this size. */
const instancesACall = 100

/** Rounds of one order before it is given up: each needs a whole set of its instances to have died. */
const maxRounds = 10

/** Where a launch keeps what it knows. */
interface Launch {
  readonly scope: Scope
  readonly lag: Lag
  readonly act: LaunchAct
  readonly recipe: Recipe
  readonly rooms: Rooms
  /** Machines of the attempt that live, by id. */
  readonly alive: Map<string, Machine>
  /** The next round of each order: a token that was answered stands for what is counted already. */
  readonly rounds: Map<string, number>
}

/**
 * Brings the machines of an attempt to the act's count, spread over the subnets. What is missing is counted by a fresh
 * look and each call carries a token (R2), so it can be done again after any interruption.
 */
export const launch = async (
  scope: Scope,
  lag: Lag,
  act: LaunchAct,
  recipe: Recipe,
  signal: AbortSignal,
): Promise<void> => {
  const work: Launch = {
    scope,
    lag,
    act,
    recipe,
    rooms: createRooms(recipe.fleet),
    alive: new Map(),
    rounds: new Map(),
  }
  await lookAgain(work, signal)
  while (work.alive.size < act.count) {
    const subnets = work.rooms.open()
    if (subnets.length === 0) throw nowhere(work)
    const present = (subnet: string | undefined) =>
      [...work.alive.values()].filter((machine) => machine.subnet === subnet).length
    for (const { place, count } of spread(act.count - work.alive.size, subnets, present)) {
      // What is missing has changed: it has to be spread anew.
      if ((await fillSubnet(work, place, count, signal)) === found) break
    }
  }
}

/** Launches in one subnet, type after type, until it has that many more, no room, or others were found to be there. */
const fillSubnet = async (
  work: Launch,
  subnet: string | undefined,
  count: number,
  signal: AbortSignal,
): Promise<typeof found | undefined> => {
  const enough = work.alive.size + count
  while (work.alive.size < enough) {
    const place = work.rooms.first(subnet)
    if (place === undefined) return undefined
    const left = Math.min(enough - work.alive.size, instancesACall)
    const order = { type: place.type, subnet, count: left }
    const missing = await launchOrder(work, order, signal).catch((error: unknown) => {
      if (!isNoRoom(error)) throw withRemedy(error)
      return error
    })
    if (missing === found) return found
    if (missing === undefined) continue
    const next = work.rooms.close(subnet, place.type, missing)
    work.scope.say(`${place.said}: ${reasonOf(missing)} → ${next}`)
  }
  return undefined
}

const reasonOf = (missing: unknown): string =>
  missing instanceof SwitchoverError
    ? (awsCode(missing) ?? missing.message)
    : 'had room for fewer than were asked for'

/** Fewer came than were asked for: there is no room for the others. */
const fewer = 'fewer'

/** Machines of the attempt were seen that were not known, or some that were known are gone. */
const found = 'found'

/**
 * One order; its round is raised while the token of the last one stands for machines that are dead or counted. Gives
 * what kept it from being whole.
 */
const launchOrder = async (
  work: Launch,
  order: Order,
  signal: AbortSignal,
): Promise<typeof fewer | typeof found | undefined> => {
  const { scope, act, recipe } = work
  const ec2 = await scope.clients.ec2()
  const input = launchInput(scope, act, order, recipe)
  const key = JSON.stringify(order)
  const first = work.rounds.get(key) ?? 0
  for (let round = first; round < first + maxRounds; round += 1) {
    const token = clientToken(scope, act, input, round)
    work.rounds.set(key, round + 1)
    try {
      const { Instances = [] } = await ec2.runInstances({ ...input, ClientToken: token }, signal)
      if (note(work, Instances) === 0) continue
      return Instances.length < order.count ? fewer : undefined
    } catch (error) {
      const code = awsCode(error) ?? ''
      if (!/^Idempotent(ParameterMismatch|InstanceTerminated)$/.test(code)) throw error
      const before = work.alive.size
      if (code === 'IdempotentParameterMismatch') await lookFor(work, token, order.count, signal)
      await lookAgain(work, signal)
      if (work.alive.size !== before) return found
    }
  }
  throw await diedInRounds(work, order, signal)
}

/** Counts the machines that live and were not known; gives how many. */
const note = ({ scope, lag, act, alive }: Launch, instances: readonly Instance[]): number => {
  const machines = instances.map((instance) => toMachine(instance, scope.owner))
  const fresh = machines.filter((machine) => isAlive(machine) && !alive.has(machine.id))
  for (const machine of fresh) {
    alive.set(machine.id, machine)
    lag.noteLaunched(machine, act.color)
  }
  return fresh.length
}

/** For how long what another run has just launched may stay unseen, and the rest of it once some are seen. */
const unseenMs = 20_000
const othersUnseenMs = 5_000

/** Another run used the token: what it launched, so many at most, is waited for, so that it is not launched again. */
const lookFor = async (work: Launch, token: string, count: number, signal: AbortSignal): Promise<void> => {
  const ec2 = await work.scope.clients.ec2()
  const filters = [{ Name: 'client-token', Values: [token] }]
  let until = performance.now() + unseenMs
  for (let seen = 0; ; ) {
    const shown = await readWhere(ec2, filters, (instance) => instance, signal)
    note(work, shown)
    if (shown.length > seen) until = performance.now() + othersUnseenMs
    seen = shown.length
    if (seen >= count || performance.now() > until) return
    await work.scope.clients.clock.sleep(500, signal)
  }
}

const lookAgain = async ({ scope, lag, act, alive }: Launch, signal: AbortSignal): Promise<void> => {
  const shown = lag.cover(await shownMachines(scope, signal))
  for (const { machine, place } of shown) {
    if (!machine.ours || machine.attempt !== act.attempt || place !== act.color) continue
    if (isAlive(machine)) alive.set(machine.id, machine)
    else alive.delete(machine.id)
  }
}

const nowhere = ({ alive, act, rooms }: Launch): SwitchoverError =>
  new SwitchoverError(
    'aws',
    `no subnet has room: ${alive.size} of ${act.count} instances were launched; ${rooms.said()}`,
    'Name further instance types or subnets, or run the command again later: it adds what is missing.',
    rooms.cause(),
  )

const diedInRounds = async (
  { scope, act }: Launch,
  { subnet }: Order,
  signal: AbortSignal,
): Promise<SwitchoverError> => {
  const shown = await shownMachines(scope, signal)
  const dead = shown.filter(({ machine }) => machine.attempt === act.attempt && machine.stateReason !== '')
  const last = dead.at(-1)?.machine
  const why = last === undefined ? '' : `; the last, ${last.id}: ${last.stateReason}`
  return new SwitchoverError(
    'aws',
    `${maxRounds} launches for ${keys.attempt} ${act.attempt} in ${subnet ?? 'the default subnet'} gave no instance that lives${why}`,
    'Mend what the reason says (image, volumes, keys of encryption) and run the command again.',
  )
}
