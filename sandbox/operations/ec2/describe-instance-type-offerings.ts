import type {
  _InstanceType,
  DescribeInstanceTypeOfferingsRequest,
  DescribeInstanceTypeOfferingsResult,
} from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { fits } from './filters.ts'
import { instanceTypes } from './instance-types.ts'
import { isWithheld } from './launch-room.ts'
import { page } from './pages.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypeOfferings.html */
export const describeInstanceTypeOfferings: Operation<
  DescribeInstanceTypeOfferingsRequest,
  DescribeInstanceTypeOfferingsResult
> = (world, input) => {
  const LocationType = input.LocationType ?? 'region'
  if (LocationType !== 'region' && LocationType !== 'availability-zone') {
    throw new AwsError('InvalidParameterValue', `The location type '${LocationType}' is not offered`)
  }
  const zones = new Set([...world.compute.subnets.values()].map(({ zone }) => zone))
  const locations = LocationType === 'region' ? [world.settings.region] : [...zones]
  const found = locations
    .flatMap((location) => [...instanceTypes.keys()].map((type) => ({ location, type })))
    .filter(({ location, type }) => isOffered(world, type, LocationType === 'region' ? zones : [location]))
    .filter(({ location, type }) => fits(input.Filters, { location, 'instance-type': type }))
  refuseDryRun(input)
  const { items, next } = page(found, input)
  return {
    InstanceTypeOfferings: items.map(({ location, type }) => ({
      InstanceType: type as _InstanceType,
      LocationType,
      Location: location,
    })),
    ...next,
  }
}

/** A Region offers what one of its zones does. */
function isOffered(world: World, type: string, zones: Iterable<string>): boolean {
  return [...zones].some((zone) => !isWithheld(world, type, zone))
}
