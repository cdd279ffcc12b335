import { CloudWatch, type StateValue } from '@aws-sdk/client-cloudwatch'
import type { Sandbox } from '../../../sandbox/start.ts'

/** Whoever keeps the alarms. */
export interface AlarmKeeper {
  /** Makes an alarm, which then has no data. */
  make(name: string): Promise<void>
  set(name: string, state: StateValue, reason: string): Promise<void>
  destroy(): void
}

export function createAlarmKeeper({ endpoint, env }: Pick<Sandbox, 'endpoint' | 'env'>): AlarmKeeper {
  const client = new CloudWatch({
    endpoint,
    region: env['AWS_REGION'] ?? '',
    credentials: {
      accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  })
  return {
    async make(AlarmName) {
      await client.putMetricAlarm({
        ...{ AlarmName, MetricName: 'HTTPCode_Target_5XX_Count', Namespace: 'AWS/ApplicationELB' },
        ...{ Statistic: 'Sum', Period: 60, EvaluationPeriods: 1, Threshold: 1 },
        ComparisonOperator: 'GreaterThanThreshold',
      })
    },
    async set(AlarmName, StateValue, StateReason) {
      await client.setAlarmState({ AlarmName, StateValue, StateReason })
    },
    destroy: () => client.destroy(),
  }
}
