import type { Instance } from '@aws-sdk/client-ec2'
import type { Color, Machine } from '../../deploy/model.ts'
import { keys, tagRecord } from '../scope.ts'
import type { Ec2 } from '../sdk/ec2.ts'

/** One page of 1,000 instances takes 200 MB to read; a hundred at a time take little longer. */
const pageSize = 100

/** A filter takes no more values. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
const valuesAFilter = 200

/** Instances whose tag has this value, dead ones as long as AWS shows them. */
export const instancesTagged = (ec2: Ec2, key: string, value: string, signal: AbortSignal) =>
  instancesBy(ec2, `tag:${key}`, [value], signal)

/** Instances by id; those that AWS does not show are left out. */
export const instancesById = async (
  ec2: Ec2,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly Instance[]> => {
  const starts = Array.from(
    { length: Math.ceil(ids.length / valuesAFilter) },
    (_, index) => index * valuesAFilter,
  )
  const pages = await Promise.all(
    starts.map((start) => instancesBy(ec2, 'instance-id', ids.slice(start, start + valuesAFilter), signal)),
  )
  return pages.flat()
}

const instancesBy = async (
  ec2: Ec2,
  filter: string,
  values: string[],
  signal: AbortSignal,
): Promise<readonly Instance[]> => {
  const found: Instance[] = []
  let token: string | undefined
  do {
    const page = await ec2.describeInstances(
      { Filters: [{ Name: filter, Values: values }], MaxResults: pageSize, NextToken: token },
      signal,
    )
    found.push(...(page.Reservations ?? []).flatMap(({ Instances }) => Instances ?? []))
    token = page.NextToken
  } while (token)
  return found
}

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
    launched: instance.LaunchTime?.getTime() ?? 0,
    ours,
    origin: originOf(tags, ours, groups),
    gate: gates.get(tags[keys.live] ?? ''),
    attempt: ours ? (tags[keys.attempt] ?? '') : '',
    release: ours ? (tags[keys.release] ?? '') : '',
    stateReason: instance.StateReason?.Message ?? '',
  }
}

/** The tag that Auto Scaling puts on what it launches. https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html */
const groupTag = 'aws:autoscaling:groupName'

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
