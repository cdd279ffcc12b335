import type { Mistake } from '../../deploy/ports.ts'
import { at, type Ground } from './ground.ts'
import { wantedTypes } from './wanted-types.ts'

/**
 * Each type is offered where the subnets are; one zone is enough, the others take the next type or none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypeOfferings.html
 */
export const checkTypes = async (ground: Ground, signal: AbortSignal): Promise<readonly Mistake[]> => {
  const types = wantedTypes(ground)
  if (types.length === 0) return []
  const zones = [...new Set(ground.subnets.flatMap(({ AvailabilityZone }) => AvailabilityZone ?? []))]
  const ec2 = await ground.scope.clients.ec2()
  const { InstanceTypeOfferings = [] } = await ec2.describeInstanceTypeOfferings(
    {
      LocationType: zones.length > 0 ? 'availability-zone' : 'region',
      Filters: [
        { Name: 'instance-type', Values: [...types] },
        ...(zones.length > 0 ? [{ Name: 'location', Values: zones }] : []),
      ],
    },
    signal,
  )
  const offered = new Set<string | undefined>(InstanceTypeOfferings.map(({ InstanceType }) => InstanceType))
  const inTemplate = ground.fleet.types.length === 0
  return types.flatMap((type, index) => {
    if (offered.has(type)) return []
    const path = at(ground.scope, inTemplate ? 'fleet.ec2.launch-template' : `fleet.ec2.types[${index}]`)
    const where =
      zones.length > 0 ? `in none of the subnets' zones (${zones.join(', ')})` : 'nowhere in this Region'
    const remedy = 'Name types that are offered there, or subnets in other zones.'
    return [{ path, said: `the type ${type} is offered ${where}`, remedy }]
  })
}
