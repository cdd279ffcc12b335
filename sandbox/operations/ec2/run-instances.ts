import type { Reservation, RunInstancesRequest } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { Instance, StateReason } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'
import { launchedBefore, rememberLaunch } from './client-token.ts'
import { reservations } from './describe-instances.ts'
import { refuseDryRun } from './dry-run.ts'
import { missing } from './ids.ts'
import { launchOrder } from './launch-order.ts'
import { launchRequest } from './launch-request.ts'
import { countOf, spendRoom } from './launch-room.ts'
import { wholeRequest } from './whole-request.ts'

/**
 * Launches as many as there is room for between MinCount and MaxCount, or none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
 */
export const runInstances: Operation<RunInstancesRequest, Reservation> = (world, input) =>
  reservation(world, launch(world, input, new Map()))

/**
 * What RunInstances does, for a service that launches in the user's name: the same checks, capacity and faults. `tags`
 * are AWS's own, which no user may set.
 */
export function launchForService(
  world: World,
  input: RunInstancesRequest,
  { tags = new Map() }: { readonly tags?: ReadonlyMap<string, string> } = {},
): readonly Instance[] {
  const deaths: { readonly ms: number; readonly reason: StateReason | undefined }[] = []
  world.compute.events.emit(
    'launching',
    wholeRequest(world, input),
    (ms, reason) => void deaths.push({ ms, reason }),
  )
  const launched = launch(world, input, tags)
  for (const { ms, reason } of deaths) for (const { id } of launched) world.compute.dieAfter(id, ms, reason)
  return launched
}

function launch(
  world: World,
  input: RunInstancesRequest,
  tags: ReadonlyMap<string, string>,
): readonly Instance[] {
  const range = counts(input)
  const request = launchRequest(world, input)
  const before = launchedBefore(world, input, request)
  if (before !== undefined) return before
  const order = launchOrder(world, request)
  const wanted = { ...order, spot: request.InstanceMarketOptions?.MarketType === 'spot' }
  const count = countOf(world, wanted, range)
  refuseDryRun(input)
  const instances = world.compute.launch({ ...order, tags: new Map([...(order.tags ?? []), ...tags]), count })
  spendRoom(world, wanted, count)
  rememberLaunch(world, input, request, instances)
  return instances
}

function counts({ MinCount: least, MaxCount: most }: RunInstancesRequest): readonly [number, number] {
  if (least === undefined) throw missing('MinCount')
  if (most === undefined) throw missing('MaxCount')
  if (!(least >= 1)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value '${least}' for MinCount. Must be greater than 0.`,
    )
  }
  if (!(most >= least)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value '${most}' for MaxCount. Must be greater than or equal to MinCount.`,
    )
  }
  return [least, most]
}

function reservation(world: World, instances: readonly Instance[]): Reservation {
  const [made] = reservations(world, instances)
  if (made === undefined) throw new Error('a launch without instances')
  return made
}
