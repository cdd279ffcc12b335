import type { Instance } from '@aws-sdk/client-ec2'
import type { Color } from '../../deploy/model.ts'
import type { Machine } from '../../deploy/side.ts'
import { keys, tagRecord } from '../scope.ts'
import { readLeaving } from './leaving.ts'

/**
 * The instance in our words. Ours (R9) carries the owner and an attempt, both put there at its creation; `groups` are
 * the Auto Scaling groups of the service.
 */
export const toMachine = (instance: Instance, owner: string, groups: readonly string[] = []): Machine => {
  const tags = tagRecord(instance.Tags)
  const ours = isOurs(tags, owner)
  return {
    id: instance.InstanceId ?? '',
    state: instance.State?.Name ?? 'pending',
    address: instance.PrivateIpAddress,
    publicAddress: instance.PublicIpAddress,
    zone: instance.Placement?.AvailabilityZone ?? '',
    subnet: instance.SubnetId ?? '',
    name: tags['Name'],
    ...(tags[keys.record] !== undefined && { recorded: tags[keys.record] }),
    launched: instance.LaunchTime?.getTime() ?? 0,
    ours,
    origin: originOf(tags, ours, groups),
    gate: gates.get(tags[keys.live] ?? ''),
    ...leavingBy(tags[keys.leaving]),
    attempt: ours ? (tags[keys.attempt] ?? '') : '',
    release: ours ? (tags[keys.release] ?? '') : '',
    stateReason: alive.has(instance.State?.Name) ? '' : (instance.StateReason?.Message ?? ''),
  }
}

const leavingBy = (value: string | undefined): Pick<Machine, 'leaving'> => {
  const leaving = readLeaving(value ?? '')
  return leaving === undefined ? {} : { leaving }
}

/** AWS gives a reason of those too: `pending`. */
const alive = new Set<string | undefined>(['pending', 'running'])

/** The tag that Auto Scaling puts on what it launches. https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html */
export const groupTag = 'aws:autoscaling:groupName'

const originOf = (
  tags: Readonly<Record<string, string>>,
  ours: boolean,
  groups: readonly string[],
): Machine['origin'] => {
  if (groups.includes(tags[groupTag] ?? '')) return 'group'
  return ours ? 'launched' : 'stranger'
}

/** What else the tag may say, nobody has said. */
const gates: ReadonlyMap<string, Machine['gate']> = new Map([
  ['true', 'open'],
  ['false', 'closed'],
])

/** R9: the two tags without which nothing is ours. */
export const isOurs = (tags: Readonly<Record<string, string>>, owner: string): boolean =>
  tags[keys.owner] === owner && Boolean(tags[keys.attempt])

/** The color of a machine of ours that an earlier retirement left standing. */
export const keptColor = 'kept'

/** Which side an instance of ours is on by its own tag. */
export const sideOfInstance = (instance: Instance): Color | typeof keptColor | undefined => {
  const color = tagRecord(instance.Tags)[keys.color]
  return color === 'blue' || color === 'green' || color === keptColor ? color : undefined
}
