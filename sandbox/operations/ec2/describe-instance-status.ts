import type { DescribeInstanceStatusRequest, DescribeInstanceStatusResult } from '@aws-sdk/client-ec2'
import { AwsError, type Operation } from '../operation.ts'
import { shownInstances } from './describe-instances.ts'
import { refuseDryRun } from './dry-run.ts'
import { fits } from './filters.ts'
import { stateOutput } from './instance-output.ts'
import { page } from './pages.ts'

const MOST_IDS = 100

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
    .filter(({ state, zone }) =>
      fits(input.Filters, {
        'availability-zone': zone,
        'instance-state-code': String(stateOutput(state).Code),
        'instance-state-name': state,
        'instance-status.status': statusOf(state),
        'system-status.status': statusOf(state),
      }),
    )
  refuseDryRun(input)
  const { items, next } = page(found, input)
  return {
    InstanceStatuses: items.map(({ id, zone, state }) => ({
      InstanceId: id,
      AvailabilityZone: zone,
      InstanceState: stateOutput(state),
      InstanceStatus: { Status: statusOf(state) },
      SystemStatus: { Status: statusOf(state) },
    })),
    ...next,
  }
}

function statusOf(state: string): 'ok' | 'not-applicable' {
  return state === 'running' ? 'ok' : 'not-applicable'
}
