import { EventEmitter } from 'node:events'
import { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countInMetrics } from '../../../sandbox/data-plane/metrics.ts'
import type { Answer } from '../../../sandbox/data-plane/traffic.ts'
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts'

let sandbox: Sandbox
let client: CloudWatch
beforeAll(async () => {
  // Its time only moves when a test moves it; a minute is told exactly three minutes after its end.
  sandbox = await startSandbox({
    ...{ speed: 0.001, targets: 1, nodes: 2, children: 0, metricLagMs: [180_000, 180_000] },
    ...{ propagationMs: [0, 0], bootMs: [0, 0], insyncMs: [0, 0] },
  })
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = sandbox.env
  client = new CloudWatch({
    ...{ endpoint: sandbox.endpoint, region: 'us-east-1', maxAttempts: 1 },
    credentials: { accessKeyId, secretAccessKey },
  })
})
afterAll(async () => {
  client.destroy()
  await sandbox.close()
})

const minute = 60_000
const startOf = (ms: number) => Math.floor(ms / minute) * minute

/** The values of one metric, by the minute, of everything that is told by now. */
async function values(MetricName: string, Stat: string, dimensions: Record<string, string>, Period = 60) {
  const { MetricDataResults } = await client.getMetricData({
    MetricDataQueries: [
      {
        Id: 'm0',
        MetricStat: {
          Metric: {
            ...{ Namespace: 'AWS/ApplicationELB', MetricName },
            Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
          },
          ...{ Period, Stat },
        },
      },
    ],
    StartTime: new Date(startOf(sandbox.world.clock.now()) - 10 * minute),
    EndTime: new Date(sandbox.world.clock.now() + minute),
    ScanBy: 'TimestampAscending',
  })
  return MetricDataResults?.[0]?.Values ?? []
}

/** The names of the load balancer and its two groups, as metrics have them. */
function places() {
  const { loadBalancing } = sandbox.world
  const [balancer = ''] = loadBalancing.loadBalancers.keys()
  const LoadBalancer = balancer.replace(/^.*:loadbalancer\//, '')
  return [...loadBalancing.targetGroups.keys()].map((arn) => ({
    ...{ LoadBalancer, TargetGroup: arn.replace(/^.*:/, '') },
  }))
}

test('targets are timed from the request to the head of the answer, in seconds, and told late like every metric', async () => {
  const [node = ''] = sandbox.nodes[0] ?? []
  const [blue = {}, green = {}] = places()
  // One second into a minute.
  const { clock } = sandbox.world
  await clock.advance(startOf(clock.now()) + minute + 1000 - clock.now())
  for (const ms of [1, 1, 1, 400]) await (await fetch(`${node}/slow?ms=${ms}`)).text()

  await clock.advance(3.5 * minute)
  const early = await values('TargetResponseTime', 'p99', blue)
  await clock.advance(minute)

  expect(early).toEqual([])
  const [[p99 = 0], [p50 = 0], [most = 0], count] = await Promise.all([
    values('TargetResponseTime', 'p99', blue),
    values('TargetResponseTime', 'p50', blue),
    values('TargetResponseTime', 'Maximum', blue),
    values('TargetResponseTime', 'SampleCount', blue),
  ])
  expect(count).toEqual([4])
  expect(p99).toBeCloseTo(most, 2)
  expect(p99).toBeGreaterThanOrEqual(0.4)
  expect(p50).toBeLessThan(0.4)
  expect(await values('TargetResponseTime', 'p99', green)).toEqual([])
})

test('what the node answered itself has no response time of a target', () => {
  const events = new EventEmitter<{ answer: [Answer] }>()
  const measured: string[] = []
  countInMetrics(events, {
    measure: ({ name, dimensions }) => measured.push(`${name} ${Object.keys(dimensions)}`),
  })

  events.emit('answer', {
    ...{
      timeMs: 0,
      loadBalancerArn: 'arn:aws:elasticloadbalancing:r:1:loadbalancer/app/web/1',
      node: '',
      port: 80,
    },
    ...{ targetGroup: 'arn:aws:elasticloadbalancing:r:1:targetgroup/web/1', status: 503, maker: 'node' },
    ...{ websocket: false, cut: false },
  })

  expect(measured).toEqual(['HTTPCode_ELB_5XX_Count LoadBalancer'])
})
