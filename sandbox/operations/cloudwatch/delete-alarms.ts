import type { DeleteAlarmsInput } from '@aws-sdk/client-cloudwatch'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { invalid } from './input.ts'

/** All of them or none. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html */
export const deleteAlarms: Operation<DeleteAlarmsInput, void> = (
  { cloudWatch },
  { AlarmNames: names = [] },
) => {
  if (names.length > 100) throw invalid('No more than 100 alarms can be deleted at once.')
  const missing = names.find((name) => !cloudWatch.alarms.has(name))
  if (missing !== undefined) throw new AwsError('ResourceNotFound', `Unknown alarm ${missing}`, 404)
  for (const name of names) cloudWatch.deleteAlarm(name)
}
