import type { Json } from '../clients/client.ts'
import { cloudwatch, fails, undo } from './ask.ts'
import type { Call, Scene } from './call.ts'
import type { Stage } from './stage.ts'

/** Alarms of CloudWatch and their states. In an account they are evaluated, and do not stay as they are set. */
export const alarms: Scene = {
  name: 'alarms',
  notInAnAccount: true,
  calls: (on) => [...making(on), ...looking(on), ...setting(on), ...metrics(on), ...deleting(on)],
}

const errors = { MetricName: 'Errors', Namespace: 'Shop', Statistic: 'Sum', Period: 60 }

function put(on: Stage, id: string, input: Record<string, Json> = {}, more: Pick<Call, 'fails'> = {}): Call {
  const AlarmName = on.name(id)
  return cloudwatch(
    id,
    'PutMetricAlarm',
    {
      ...{ AlarmName, ...errors, EvaluationPeriods: 1, Threshold: 1 },
      ...{ ComparisonOperator: 'GreaterThanThreshold', ...input },
    },
    { ...undo('DeleteAlarms', { AlarmNames: [AlarmName] }), ...more },
  )
}

function making(on: Stage): readonly Call[] {
  return [
    put(on, 'web', { Dimensions: [{ Name: 'Team', Value: 'shop' }], AlarmDescription: 'errors' }),
    put(on, 'other', { EvaluationPeriods: 3, DatapointsToAlarm: 2, TreatMissingData: 'notBreaching' }),
  ]
}

function describe(id: string, input: Record<string, Json>): Call {
  return cloudwatch(id, 'DescribeAlarms', input)
}

function looking(on: Stage): readonly Call[] {
  return [
    describe('begun', { AlarmNames: [on.name('web')], AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] }),
    describe('lost', { AlarmNames: [on.name('lost')] }),
    describe('byPrefix', { AlarmNamePrefix: on.name('o') }),
  ]
}

function setting(on: Stage): readonly Call[] {
  const set = (id: string, change: Record<string, Json>, more: Pick<Call, 'fails'> = {}) =>
    cloudwatch(
      id,
      'SetAlarmState',
      { AlarmName: on.name('web'), StateValue: 'ALARM', StateReason: 'a drill', ...change },
      more,
    )
  return [
    set('rings', {}),
    describe('ringing', { AlarmNamePrefix: on.name('w'), StateValue: 'ALARM' }),
    put(on, 'changed', { AlarmName: on.name('web'), Threshold: 9 }),
    describe('stillRinging', { AlarmNames: [on.name('web')] }),
    set('setLost', { AlarmName: on.name('lost') }, fails('ResourceNotFound')),
    set('badState', { StateValue: 'LOUD' }, fails('ValidationError')),
  ]
}

/** Long over: what is sent now is not in it. */
const period = { StartTime: '2020-01-01T00:00:00Z', EndTime: '2020-01-01T01:00:00Z' }

function metrics(on: Stage): readonly Call[] {
  const Namespace = on.name('metrics')
  const query = { MetricStat: { Metric: { Namespace, MetricName: 'Orders' }, Period: 60, Stat: 'Sum' } }
  return [
    cloudwatch('sent', 'PutMetricData', { Namespace, MetricData: [{ MetricName: 'Orders', Value: 2 }] }),
    cloudwatch('nothingThen', 'GetMetricData', { MetricDataQueries: [{ Id: 'm0', ...query }], ...period }),
  ]
}

function deleting(on: Stage): readonly Call[] {
  const remove = (id: string, names: readonly string[], more: Pick<Call, 'fails'> = {}) =>
    cloudwatch(id, 'DeleteAlarms', { AlarmNames: names.map((name) => on.name(name)) }, more)
  return [
    remove('deleteLost', ['web', 'lost'], fails('ResourceNotFound')),
    remove('delete', ['web', 'other']),
    describe('deleted', { AlarmNames: [on.name('web')] }),
  ]
}
