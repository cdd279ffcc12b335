import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch'
import type { Operation } from '../operation.ts'
import { checkLength, invalid } from './input.ts'

const COMPARISONS = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
]

/** Of one metric, with a fixed threshold. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export const putMetricAlarm: Operation<PutMetricAlarmInput, void> = ({ cloudWatch }, input) => {
  const { AlarmName: name = '', Tags: _tags, ...given } = input
  checkLength(name, 255, 'AlarmName')
  if (!COMPARISONS.includes(given.ComparisonOperator ?? ''))
    throw invalid(`ComparisonOperator must be one of ${COMPARISONS.join(', ')}.`)
  if (given.MetricName === undefined || given.Namespace === undefined || given.Period === undefined)
    throw invalid('Exactly one of Metrics or MetricName, Namespace and Period must be specified.')
  if (given.Statistic === undefined && given.ExtendedStatistic === undefined)
    throw invalid('Exactly one of Statistic and ExtendedStatistic must be specified.')
  if (given.Threshold === undefined)
    throw invalid('Exactly one of Threshold and ThresholdMetricId is needed.')
  const lists = { OKActions: [], AlarmActions: [], InsufficientDataActions: [], Dimensions: [] }
  cloudWatch.putAlarm(name, { ActionsEnabled: true, ...lists, ...given })
}
