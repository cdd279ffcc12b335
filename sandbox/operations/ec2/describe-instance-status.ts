import type {
  DescribeInstanceStatusRequest,
  DescribeInstanceStatusResult,
  InstanceStatusSummary,
} from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { Instance } from '../../model/compute.ts'
import type { Operation } from '../operation.ts'
import { shownInstances } from './describe-instances.ts'
import { refuseDryRun } from './dry-run.ts'
import { fits } from './filters.ts'
import { stateOutput } from './instance-output.ts'
import { page } from './pages.ts'

const MOST_IDS = 100

/** How long the first checks of an instance take; minutes at AWS. */
const CHECKING_MS = 1000

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceStatus.html */
export const describeInstanceStatus: Operation<
  DescribeInstanceStatusRequest,
  DescribeInstanceStatusResult
> = (world, input) => {
  if ((input.InstanceIds?.length ?? 0) > MOST_IDS) {
    throw new AwsError('InvalidParameterValue', `At most ${MOST_IDS} instance IDs may be given`)
  }
  const found = shownInstances(world, input.InstanceIds)
    .filter(({ state }) => input.IncludeAllInstances || state === 'running')
    .map((instance) => ({ instance, checks: checksOf(instance, world.clock.now()) }))
    .filter(({ instance: { state, zone }, checks: { Status } }) =>
      fits(input.Filters, {
        'availability-zone': zone,
        'instance-state-code': String(stateOutput(state).Code),
        'instance-state-name': state,
        'instance-status.status': Status,
        'system-status.status': Status,
      }),
    )
  refuseDryRun(input)
  const { items, next } = page(found, input)
  return {
    InstanceStatuses: items.map(({ instance: { id, zone, state }, checks }) => ({
      InstanceId: id,
      AvailabilityZone: zone,
      InstanceState: stateOutput(state),
      InstanceStatus: checks,
      SystemStatus: checks,
    })),
    ...next,
  }
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceStatusSummary.html */
function checksOf({ state, runningMs = 0 }: Instance, now: number) {
  if (state !== 'running') return { Status: 'not-applicable' } as const
  const isChecked = now - runningMs >= CHECKING_MS
  return {
    Status: isChecked ? 'ok' : 'initializing',
    Details: [{ Name: 'reachability', Status: isChecked ? 'passed' : 'initializing' }],
  } as const satisfies InstanceStatusSummary
}
