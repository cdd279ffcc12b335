import type { RunInstancesRequest } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { Instance } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import { subnetOf } from './launch-place.ts'
import type { LaunchRequest } from './launch-request.ts'

/**
 * What a request with this token launched before, as it is now. A token counts in one zone when the request names
 * a subnet or zone, else in the Region.
 * https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html
 */
export function launchedBefore(
  world: World,
  input: RunInstancesRequest,
  request: LaunchRequest,
): readonly Instance[] | undefined {
  const used = world.compute.clientTokens.get(keyOf(world, request))
  if (input.ClientToken === undefined || used === undefined) return undefined
  if (used.parameters !== parametersOf(input)) {
    throw otherParameters()
  }
  const instances = used.instanceIds.flatMap((id) => world.compute.instances.get(id) ?? [])
  if (instances.every(({ state }) => state === 'terminated')) {
    throw new AwsError(
      'IdempotentInstanceTerminated',
      'The request to launch an instance uses the same client token as a previous request for which the instance has been terminated.',
    )
  }
  return instances
}

export function rememberLaunch(
  world: World,
  input: RunInstancesRequest,
  request: LaunchRequest,
  instances: readonly Instance[],
): void {
  if (input.ClientToken === undefined) return
  world.compute.clientTokens.set(keyOf(world, request), {
    parameters: parametersOf(input),
    instanceIds: instances.map(({ id }) => id),
  })
}

function keyOf(world: World, request: LaunchRequest): string {
  const zonal =
    request.SubnetId ?? request.NetworkInterfaces?.[0]?.SubnetId ?? request.Placement?.AvailabilityZone
  return `${zonal === undefined ? '' : subnetOf(world, request).zone} ${request.ClientToken}`
}

interface Tokened {
  readonly ClientToken?: string | undefined
  readonly DryRun?: boolean | undefined
}

/** A token that is used again for another request. */
export function otherParameters(): AwsError {
  return new AwsError(
    'IdempotentParameterMismatch',
    'The request uses the same client token as a previous, but non-identical request. Do not reuse a client token with different requests, unless the requests are identical.',
  )
}

/** The same for the same parameters, in whatever order they came. */
export function parametersOf({ ClientToken: _, DryRun: __, ...parameters }: Tokened): string {
  return JSON.stringify(parameters, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  )
}
