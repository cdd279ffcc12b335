import { type Color, other } from '../../deploy/model.ts'
import type { NameRecord } from '../../deploy/side.ts'
import { SwitchoverError } from '../../errors.ts'
import type { Scope } from '../scope.ts'
import { healthOf } from '../traffic/registration.ts'
import { readById } from './instances.ts'
import { readRecords } from './zone.ts'

/** A record that leads to a machine which is registered on a side. */
export interface Taken {
  readonly record: NameRecord
  readonly machine: string
}

/** Which of these names lead to machines that this side's target groups hold; draining ones count too. */
export const othersRecords = async (
  scope: Scope,
  color: Color,
  names: readonly string[],
  signal: AbortSignal,
): Promise<readonly Taken[]> => {
  const standing = await readRecords(scope, names, signal)
  return standing.length === 0 ? [] : led(standing, await addressesOn(scope, color, signal))
}

const led = (records: readonly NameRecord[], addresses: ReadonlyMap<string, string>): readonly Taken[] =>
  records.flatMap((record) => {
    const machine = record.values.map((value) => addresses.get(value)).find((one) => one !== undefined)
    return machine === undefined ? [] : [{ record, machine }]
  })

/** The private and public addresses of a side's targets, each with its machine. */
const addressesOn = async (
  scope: Scope,
  color: Color,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> => {
  const groups = scope.settings.pairs.map((pair) => healthOf(scope, pair[color], signal))
  const targets = (await Promise.all(groups)).flat().map(({ Target }) => Target?.Id ?? '')
  const ids = [...new Set(targets)].filter((id) => id.startsWith('i-'))
  const machines = await readById(
    await scope.clients.ec2(),
    ids,
    ({ InstanceId = '', PrivateIpAddress, PublicIpAddress }) =>
      [PrivateIpAddress, PublicIpAddress].flatMap((address) =>
        address === undefined ? [] : [[address, InstanceId] as const],
      ),
    signal,
  )
  const byAddress = targets.filter((id) => !id.startsWith('i-')).map((id) => [id, id] as const)
  return new Map([...byAddress, ...machines.flat()])
}

/** The last word before records are set: a name that leads to a machine of the other side is never taken from it. */
export const refuseOthersRecords = async (
  scope: Scope,
  color: Color,
  records: readonly NameRecord[],
  signal: AbortSignal,
): Promise<void> => {
  const wanted = new Map(records.map(({ name, values }) => [name, values.join()]))
  const standing = await readRecords(scope, [...wanted.keys()], signal)
  const changed = standing.filter(({ name, values }) => wanted.get(name) !== values.join())
  if (changed.length === 0) return
  const taken = led(changed, await addressesOn(scope, other(color), signal))
  if (taken.length === 0) return
  throw new SwitchoverError(
    'live-side',
    taken
      .slice(0, 3)
      .map(({ record, machine }) => `${record.name} leads to ${machine} of ${other(color)}`)
      .join(', '),
    'Give the records of the two sides different names, or rename those of the other side first.',
  )
}
