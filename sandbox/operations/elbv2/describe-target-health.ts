import type {
  AdministrativeOverride,
  DescribeTargetHealthCommandInput as Input,
  DescribeTargetHealthOutput as Output,
  TargetHealth as Shown,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { findTargetGroup } from '../../model/load-balancing/find.ts'
import type { TargetHealth, TargetName } from '../../model/load-balancing/target.ts'
import type { TargetGroup } from '../../model/load-balancing/target-group.ts'
import type { World } from '../../model/world.ts'
import { arnOf } from './input.ts'
import { parseTarget } from './parse-targets.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html */
export function describeTargetHealth({ loadBalancing }: World, input: Input): Output {
  const group = findTargetGroup(loadBalancing, arnOf('targetgroup', input.TargetGroupArn, 'targetGroupArn'))
  const names = input.Targets?.map(parseTarget) ?? [...group.targets.values()]
  const include = input.Include ?? []
  return {
    TargetHealthDescriptions: names.map((name) => {
      const health = loadBalancing.targetHealth(group.arn, name)
      return { ...describe(group, name), TargetHealth: show(health), ...details(health, include) }
    }),
  }
}

function describe(group: TargetGroup, { id, port = group.port, zone }: TargetName): TargetHealthDescription {
  const { port: checkPort } = group.healthCheck
  const target = { Id: id, Port: port }
  return {
    // Only targets that are addresses have a zone of their own to show.
    Target: group.targetType === 'ip' && zone !== undefined ? { ...target, AvailabilityZone: zone } : target,
    HealthCheckPort: checkPort === 'traffic-port' ? String(port) : checkPort,
  }
}

function show({ state, reason, description }: TargetHealth): Shown {
  return {
    State: state,
    ...(reason !== undefined && { Reason: reason as Shown['Reason'] & string }),
    ...(description !== undefined && { Description: description }),
  }
}

/** AWS has been seen to say unasked, of targets that are being checked, that no zonal shift is on. */
function details(
  { state, override }: TargetHealth,
  include: readonly string[],
): Partial<TargetHealthDescription> {
  const all = include.includes('All')
  const checked = state === 'healthy' || state === 'unhealthy'
  return {
    ...((all || include.includes('AnomalyDetection')) && {
      AnomalyDetection: { Result: 'normal', MitigationInEffect: 'no' } as const,
    }),
    ...((all || checked) && { AdministrativeOverride: overrides[override ?? 'no_override'] }),
  }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/zonal-shift.html#admin-override */
const overrides = {
  no_override: {
    State: 'no_override',
    Reason: 'AdministrativeOverride.NoOverride',
    Description: 'No override is currently active on target',
  },
  zonal_shift_active: {
    State: 'zonal_shift_active',
    Reason: 'AdministrativeOverride.ZonalShiftActive',
    Description: 'Zonal shift is active in target Availability Zone',
  },
  zonal_shift_delegated_to_dns: {
    State: 'zonal_shift_delegated_to_dns',
    Reason: 'AdministrativeOverride.ZonalShiftDelegatedToDns',
    Description: "The target's zonal shift state is not shown here",
  },
} as const satisfies Record<NonNullable<TargetHealth['override']> | 'no_override', AdministrativeOverride>
