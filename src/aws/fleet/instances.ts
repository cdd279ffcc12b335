import type { Filter, Instance, InstanceStateName } from '@aws-sdk/client-ec2'
import { chunks } from '../chunks.ts'
import type { Ec2 } from '../sdk/ec2.ts'

/** One page of 1,000 instances takes 200 MB to read; a hundred at a time take little longer. */
const pageSize = 100

/** A filter takes no more values. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
const valuesAFilter = 200

/** What is kept of an instance; undefined: nothing. */
type As<Kept> = (instance: Instance) => Kept | undefined

/** Instances that these filters find, each turned into what is kept of it before the next page is read. */
export const readWhere = async <Kept>(
  ec2: Ec2,
  filters: Filter[],
  as: As<Kept>,
  signal: AbortSignal,
): Promise<readonly Kept[]> => {
  const found: Kept[] = []
  let token: string | undefined
  do {
    const page = await ec2.describeInstances(
      { Filters: filters, MaxResults: pageSize, NextToken: token },
      signal,
    )
    for (const { Instances } of page.Reservations ?? [])
      for (const instance of Instances ?? []) {
        const kept = as(instance)
        if (kept !== undefined) found.push(kept)
      }
    token = page.NextToken
  } while (token)
  return found
}

/** Instances whose tag has this value, dead ones as long as AWS shows them. */
export const readTagged = <Kept>(ec2: Ec2, key: string, value: string, as: As<Kept>, signal: AbortSignal) =>
  readWhere(ec2, [{ Name: `tag:${key}`, Values: [value] }], as, signal)

/** Instances by id; those that AWS does not show are left out. */
export const readById = async <Kept>(
  ec2: Ec2,
  ids: readonly string[],
  as: As<Kept>,
  signal: AbortSignal,
): Promise<readonly Kept[]> => {
  const found: Kept[] = []
  for (const some of chunks(ids, valuesAFilter)) {
    found.push(...(await readWhere(ec2, [{ Name: 'instance-id', Values: some }], as, signal)))
  }
  return found
}

/** Those of these ids that AWS does not show, or shows in a state in which they count as gone. */
export const goneAmong = async (
  ec2: Ec2,
  ids: readonly string[],
  isGone: (state: InstanceStateName | undefined) => boolean,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> => {
  const there = await readById(
    ec2,
    ids,
    ({ InstanceId, State }) => (isGone(State?.Name) ? undefined : InstanceId),
    signal,
  )
  return new Set(ids.filter((id) => !there.includes(id)))
}
