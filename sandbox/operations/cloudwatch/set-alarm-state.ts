import type { SetAlarmStateInput } from '@aws-sdk/client-cloudwatch'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { checkLength, invalid } from './input.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html */
export const setAlarmState: Operation<SetAlarmStateInput, void> = ({ cloudWatch }, input) => {
  const { AlarmName: name = '', StateValue: state, StateReason: reason = '', StateReasonData: data } = input
  checkLength(reason, 1023, 'StateReason')
  if (state !== 'OK' && state !== 'ALARM' && state !== 'INSUFFICIENT_DATA')
    throw invalid(`Value '${state}' at 'stateValue' must be one of [INSUFFICIENT_DATA, ALARM, OK].`)
  if (data !== undefined && !isJson(data))
    throw new AwsError('InvalidFormat', 'StateReasonData is not valid JSON.')
  if (!cloudWatch.alarms.has(name)) throw new AwsError('ResourceNotFound', `Unknown alarm ${name}`, 404)
  cloudWatch.setAlarm(name, state, reason, data)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
