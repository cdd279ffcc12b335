import { CloudWatchClient, DescribeAlarmsCommand, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch'
import { type Connection, callsOf } from './connection.ts'

/** The calls of CloudWatch that the action makes. */
export const connectCloudWatch = (connection: Connection) => {
  const client = new CloudWatchClient(connection.config)
  const call = callsOf(client, connection)
  return {
    describeAlarms: call('DescribeAlarms', DescribeAlarmsCommand),
    getMetricData: call('GetMetricData', GetMetricDataCommand),
  }
}

export type CloudWatch = ReturnType<typeof connectCloudWatch>
