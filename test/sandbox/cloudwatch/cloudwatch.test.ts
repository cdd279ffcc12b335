import { CloudWatch, type MetricDataQuery, type PutMetricAlarmCommandInput } from '@aws-sdk/client-cloudwatch'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts'

let sandbox: Sandbox
let client: CloudWatch
beforeAll(async () => {
  // Its time only moves when a test moves it.
  const still = {
    speed: 0.001,
    targets: 1,
    nodes: 2,
    propagationMs: [0, 0],
    bootMs: [0, 0],
    insyncMs: [0, 0],
  } as const
  sandbox = await startSandbox({ ...still, metricLagMs: [60_000, 180_000] })
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = sandbox.env
  client = new CloudWatch({
    ...{ endpoint: sandbox.endpoint, region: 'us-east-1', maxAttempts: 1 },
    credentials: { accessKeyId, secretAccessKey },
  })
})
beforeEach(() => sandbox.reset())
afterAll(async () => {
  client.destroy()
  await sandbox.close()
})

const advance = (seconds: number) => sandbox.world.clock.advance(seconds * 1000)
const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'it did not fail',
    (error: Error & { Code?: string }) => `${error.Code ?? error.name}: ${error.message}`,
  )
const putAlarm = (AlarmName: string, more: Partial<PutMetricAlarmCommandInput> = {}) =>
  client.putMetricAlarm({
    ...{ AlarmName, MetricName: 'Errors', Namespace: 'Shop', Statistic: 'Sum', Period: 60 },
    ...{ EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: 'GreaterThanThreshold', ...more },
  })
const states = async (input: Parameters<CloudWatch['describeAlarms']>[0] = {}) =>
  ((await client.describeAlarms(input)).MetricAlarms ?? []).map(
    ({ AlarmName, StateValue }) => `${AlarmName} ${StateValue}`,
  )

test('an alarm begins without data, goes where it is set, and keeps its state when it is changed', async () => {
  await putAlarm('web-5xx')
  const begun = await states()
  await advance(10)
  await client.setAlarmState({ AlarmName: 'web-5xx', StateValue: 'ALARM', StateReason: 'a drill' })
  await putAlarm('web-5xx', { Threshold: 9 })

  const [alarm] = (await client.describeAlarms({})).MetricAlarms ?? []

  expect(begun).toEqual(['web-5xx INSUFFICIENT_DATA'])
  expect(alarm).toMatchObject({
    StateValue: 'ALARM',
    StateReason: 'a drill',
    Threshold: 9,
    Namespace: 'Shop',
  })
  expect(alarm?.StateTransitionedTimestamp).toEqual(alarm?.StateUpdatedTimestamp)
})

test('alarms are found by names, prefix and state, in pages; names that are not there are left out', async () => {
  for (const name of ['shop', 'web-4xx', 'web-5xx']) await putAlarm(name)
  await client.setAlarmState({ AlarmName: 'web-4xx', StateValue: 'OK', StateReason: 'fine' })

  expect(await states({ AlarmNames: ['web-5xx', 'Web-4xx'] })).toEqual(['web-5xx INSUFFICIENT_DATA'])
  expect(await states({ AlarmNamePrefix: 'web', StateValue: 'OK' })).toEqual(['web-4xx OK'])
  expect(await states({ AlarmTypes: ['CompositeAlarm'] })).toEqual([])
  const { MetricAlarms, NextToken } = await client.describeAlarms({ MaxRecords: 2 })
  expect(MetricAlarms).toHaveLength(2)
  expect(await states({ NextToken })).toEqual(['web-5xx INSUFFICIENT_DATA'])
  expect(await refusal(client.describeAlarms({ NextToken: 'x' }))).toMatch(/^InvalidNextToken: /)
})

test('what is not there is refused by the code that AWS Query had for it', async () => {
  await putAlarm('there')

  expect(
    await refusal(client.setAlarmState({ AlarmName: 'no', StateValue: 'OK', StateReason: 'x' })),
  ).toMatch(/^ResourceNotFound: /)
  expect(await refusal(client.deleteAlarms({ AlarmNames: ['there', 'no'] }))).toMatch(/^ResourceNotFound: /)
  expect(await states()).toEqual(['there INSUFFICIENT_DATA'])
  await client.deleteAlarms({ AlarmNames: ['there'] })
  expect(await states()).toEqual([])
})

const query = (
  MetricName: string,
  Namespace: string,
  dimensions: Record<string, string>,
  Stat = 'Sum',
): MetricDataQuery => ({
  Id: 'm0',
  MetricStat: {
    Metric: {
      ...{ MetricName, Namespace },
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    },
    Period: 60,
    Stat,
  },
})

test('values that are sent are kept by the minute, and a minute without one is left out', async () => {
  const at = (minute: number) =>
    new Date(Math.floor(sandbox.world.clock.now() / 60_000 - 10 + minute) * 60_000)
  await client.putMetricData({
    Namespace: 'Shop',
    MetricData: [
      { MetricName: 'Orders', Value: 2, Timestamp: at(0) },
      { MetricName: 'Orders', Values: [1, 3], Counts: [4, 1], Timestamp: at(0) },
      { MetricName: 'Orders', Value: 5, Timestamp: at(2) },
    ],
  })

  const { MetricDataResults } = await client.getMetricData({
    MetricDataQueries: [query('Orders', 'Shop', {})],
    StartTime: at(0),
    EndTime: at(3),
  })

  expect(MetricDataResults).toMatchObject([{ Id: 'm0', Timestamps: [at(2), at(0)], Values: [5, 9] }])
})

test('a namespace of AWS cannot be written to, and a time must end after it begins', async () => {
  const data = [{ MetricName: 'RequestCount', Value: 1 }]
  expect(await refusal(client.putMetricData({ Namespace: 'AWS/ApplicationELB', MetricData: data }))).toMatch(
    /^InvalidParameterValue: /,
  )
  const at = new Date(60_000)
  expect(
    await refusal(
      client.getMetricData({ MetricDataQueries: [query('A', 'B', {})], StartTime: at, EndTime: at }),
    ),
  ).toMatch(/^ValidationError: /)
})

test('requests are counted by load balancer and group, and are shown some time after their minute', async () => {
  const { loadBalancing, clock } = sandbox.world
  const begunMs = clock.now()
  const [node = ''] = sandbox.nodes[0] ?? []
  for (let i = 0; i < 3; i++)
    await (await fetch(`${node}/version`, { headers: { connection: 'close' } })).text()
  const [balancer = ''] = loadBalancing.loadBalancers.keys()
  const [blue = '', green = ''] = loadBalancing.targetGroups.keys()
  const counted = async (group: string) => {
    const { MetricDataResults } = await client.getMetricData({
      MetricDataQueries: [
        query('RequestCount', 'AWS/ApplicationELB', {
          TargetGroup: group.replace(/^.*:/, ''),
          LoadBalancer: balancer.replace(/^.*:loadbalancer\//, ''),
        }),
      ],
      StartTime: new Date(begunMs - 60_000),
      EndTime: new Date(clock.now() + 60_000),
    })
    return MetricDataResults?.[0]?.Values
  }

  const atOnce = await counted(blue)
  await advance(60)
  const aMinuteLater = await counted(blue)
  await advance(240)

  expect([atOnce, aMinuteLater]).toEqual([[], []])
  expect(await counted(blue)).toEqual([3])
  expect(await counted(green)).toEqual([])
})

test('a percentile is of the values that were sent; statistics in their place have none', async () => {
  const at = (minute: number) =>
    new Date(Math.floor(sandbox.world.clock.now() / 60_000 - 10 + minute) * 60_000)
  await client.putMetricData({
    Namespace: 'Shop',
    MetricData: [
      { MetricName: 'Wait', Values: [1, 2, 9], Counts: [90, 9, 1], Timestamp: at(0) },
      { MetricName: 'Wait', Value: 5, Timestamp: at(1) },
      {
        MetricName: 'Wait',
        StatisticValues: { SampleCount: 2, Sum: 4, Minimum: 1, Maximum: 3 },
        Timestamp: at(2),
      },
    ],
  })
  const values = async (stat: string) => {
    const { MetricDataResults } = await client.getMetricData({
      MetricDataQueries: [query('Wait', 'Shop', {}, stat)],
      ...{ StartTime: at(0), EndTime: at(3), ScanBy: 'TimestampAscending' },
    })
    return MetricDataResults?.[0]?.Values
  }

  expect(await values('p90')).toEqual([1, 5])
  expect(await values('p99')).toEqual([2, 5])
  expect(await values('p99.9')).toEqual([9, 5])
  expect(await values('Maximum')).toEqual([9, 5, 3])
  expect(await refusal(values('p101'))).toMatch(/^ValidationError: /)
})
