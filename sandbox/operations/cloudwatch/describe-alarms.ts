import type { DescribeAlarmsInput, DescribeAlarmsOutput, MetricAlarm } from '@aws-sdk/client-cloudwatch'
import { AwsError } from '../../aws-error.ts'
import type { Alarm } from '../../model/cloudwatch.ts'
import type { Operation } from '../operation.ts'
import { invalid } from './input.ts'

const STATES = ['OK', 'ALARM', 'INSUFFICIENT_DATA']

/** Names that are not there are left out. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html */
export const describeAlarms: Operation<DescribeAlarmsInput, DescribeAlarmsOutput> = (
  { cloudWatch },
  input,
) => {
  check(input)
  const { AlarmNames: names, AlarmNamePrefix: prefix = '', StateValue: state, MaxRecords = 50 } = input
  // "If you omit this parameter, only metric alarms are returned". Composite ones are not made here.
  const isAsked = input.AlarmTypes?.includes('MetricAlarm') ?? true
  const found = [...cloudWatch.alarms.values()]
    .filter(({ name }) => isAsked && (names?.includes(name) ?? true) && name.startsWith(prefix))
    .filter((alarm) => state === undefined || alarm.state === state)
    .sort((one, other) => (one.name < other.name ? -1 : 1))
  const start = startOf(input.NextToken)
  const end = start + MaxRecords
  return {
    MetricAlarms: found.slice(start, end).map(alarmOutput),
    CompositeAlarms: [],
    ...(end < found.length && { NextToken: Buffer.from(`from:${end}`).toString('base64') }),
  }
}

function check({ AlarmNames, AlarmNamePrefix, StateValue, MaxRecords }: DescribeAlarmsInput): void {
  if (AlarmNames !== undefined && AlarmNamePrefix !== undefined)
    throw new AwsError(
      'InvalidParameterCombination',
      'AlarmNames and AlarmNamePrefix cannot both be specified.',
    )
  if (AlarmNames !== undefined && AlarmNames.length > 100)
    throw invalid('No more than 100 alarm names can be specified.')
  if (StateValue !== undefined && !STATES.includes(StateValue))
    throw invalid(`Value '${StateValue}' at 'stateValue' must be one of [${STATES.join(', ')}].`)
  if (MaxRecords !== undefined && (MaxRecords < 1 || MaxRecords > 100))
    throw invalid(`Value '${MaxRecords}' at 'maxRecords' must be from 1 to 100.`)
}

function startOf(token: string | undefined): number {
  if (token === undefined || token === '') return 0
  const start = /^from:(\d+)$/.exec(Buffer.from(token, 'base64').toString())?.[1]
  if (start === undefined) throw new AwsError('InvalidNextToken', 'The specified token is not valid.')
  return Number(start)
}

function alarmOutput(alarm: Alarm): MetricAlarm {
  return {
    ...alarm.given,
    AlarmName: alarm.name,
    AlarmArn: alarm.arn,
    AlarmConfigurationUpdatedTimestamp: new Date(alarm.configuredMs),
    StateValue: alarm.state,
    StateReason: alarm.reason,
    ...(alarm.reasonData !== undefined && { StateReasonData: alarm.reasonData }),
    StateUpdatedTimestamp: new Date(alarm.updatedMs),
    StateTransitionedTimestamp: new Date(alarm.changedMs),
  }
}
