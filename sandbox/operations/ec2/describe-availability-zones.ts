import type { DescribeAvailabilityZonesRequest, DescribeAvailabilityZonesResult } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { fits } from './filters.ts'
import { zoneIdOf } from './zone-ids.ts'

/** The zones that have a subnet. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAvailabilityZones.html */
export const describeAvailabilityZones: Operation<
  DescribeAvailabilityZonesRequest,
  DescribeAvailabilityZonesResult
> = (world, input) => {
  const zones = [...new Set([...world.compute.subnets.values()].map(({ zone }) => zone))].sort()
  const wrong = input.ZoneNames?.find((name) => !zones.includes(name))
  if (wrong !== undefined) {
    throw new AwsError('InvalidParameterValue', `Invalid availability zone: [${wrong}]`)
  }
  const region = world.settings.region
  const found = zones
    .filter((zone) => !input.ZoneNames?.length || input.ZoneNames.includes(zone))
    .filter((zone) => fits(input.Filters, { 'zone-name': zone, state: 'available', 'region-name': region }))
  refuseDryRun(input)
  return {
    AvailabilityZones: found.map((ZoneName) => ({
      ZoneName,
      ZoneId: zoneIdOf(ZoneName),
      GroupName: region,
      NetworkBorderGroup: region,
      Messages: [],
      ZoneType: 'availability-zone',
      RegionName: region,
      State: 'available',
      OptInStatus: 'opt-in-not-required',
    })),
  }
}
