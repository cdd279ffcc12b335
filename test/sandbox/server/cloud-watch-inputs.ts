import type { Inputs } from './call-inputs.ts'

const errors = {
  MetricName: 'HTTPCode_Target_5XX_Count',
  Namespace: 'AWS/ApplicationELB',
  Dimensions: [{ Name: 'LoadBalancer', Value: 'app/web/0123456789abcdef' }],
}

/** A whole input for each call of CloudWatch, in an order in which all of them succeed. */
export const cloudWatchInputs: Inputs = {
  PutMetricAlarm: () => ({
    ...errors,
    ...{ AlarmName: 'web-5xx', Statistic: 'Sum', Period: 60, EvaluationPeriods: 1, Threshold: 1 },
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  }),
  SetAlarmState: () => ({ AlarmName: 'web-5xx', StateValue: 'ALARM', StateReason: 'a drill' }),
  DescribeAlarms: () => ({ AlarmNames: ['web-5xx'], AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] }),
  PutMetricData: () => ({ Namespace: 'Shop', MetricData: [{ MetricName: 'Orders', Value: 1 }] }),
  GetMetricData: () => ({
    MetricDataQueries: [{ Id: 'm0', MetricStat: { Metric: errors, Period: 60, Stat: 'Sum' } }],
    StartTime: new Date(0),
    EndTime: new Date(60_000),
  }),
  DeleteAlarms: () => ({ AlarmNames: ['web-5xx'] }),
}
