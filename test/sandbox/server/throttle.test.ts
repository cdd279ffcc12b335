import { DescribeRulesCommand } from '@aws-sdk/client-elastic-load-balancing-v2'
import { expect, test } from 'vitest'
import { createClock } from '../../../sandbox/model/clock.ts'
import { createThrottle } from '../../../sandbox/server/throttle.ts'
import type { ServiceName } from '../../../sandbox/wire/services.ts'
import { endpointWith, failureOf } from './endpoint-under-test.ts'

/** How many of a hundred and fifty calls in a row are let through. */
function admitted(
  throttle: ReturnType<typeof createThrottle>,
  service: ServiceName,
  action: string,
  input = {},
) {
  return Array.from({ length: 150 }, () => throttle.admits(service, action, input)).filter(Boolean).length
}

/** Real time hardly counts: a thousandth of the clock's. */
const slowThrottle = () => {
  const clock = createClock({ speed: 0.001 })
  return { clock, throttle: createThrottle(() => clock) }
}

test('each family of Elastic Load Balancing shares a bucket', () => {
  const { throttle } = slowThrottle()

  expect(admitted(throttle, 'elasticloadbalancing', 'DescribeRules')).toBe(40)
  expect(admitted(throttle, 'elasticloadbalancing', 'DescribeTags')).toBe(0)
  expect(admitted(throttle, 'elasticloadbalancing', 'RegisterTargets')).toBe(20)
  expect(admitted(throttle, 'elasticloadbalancing', 'DeregisterTargets')).toBe(0)
  expect(admitted(throttle, 'elasticloadbalancing', 'ModifyRule')).toBe(20)
})

// https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
test.each([
  ['DescribeTags', 100, 20],
  ['GetConsoleOutput', 100, 20],
  ['RunInstances', 5, 2],
  ['StartInstances', 5, 2],
  ['TerminateInstances', 100, 5],
  ['CreateTags', 100, 10],
  ['DeleteTags', 100, 10],
  ['CreateLaunchTemplateVersion', 100, 5],
  ['ModifyLaunchTemplate', 100, 5],
  ['ModifyInstanceMetadataOptions', 100, 5],
  ['CreateLaunchTemplate', 50, 5],
  ['StopInstances', 50, 5],
])(
  '%s of EC2 has a bucket of its own for %i calls, filled by %i a second',
  async (action, size, perSecond) => {
    const { clock, throttle } = slowThrottle()

    const atOnce = admitted(throttle, 'ec2', action)
    await clock.advance(1000)

    expect([atOnce, admitted(throttle, 'ec2', action)]).toEqual([size, perSecond])
    expect(throttle.admits('ec2', 'DescribeImages', {})).toBe(true)
  },
)

test.each(['DescribeInstances', 'DescribeInstanceStatus', 'DescribeVolumes', 'DescribeNetworkInterfaces'])(
  '%s without filter and page spends of a smaller bucket, and leaves the other full',
  async (action) => {
    const { clock, throttle } = slowThrottle()

    const whole = admitted(throttle, 'ec2', action, { InstanceIds: ['i-1'] })
    const paged = admitted(throttle, 'ec2', action, { MaxResults: 1000 })
    await clock.advance(1000)
    const filtered = admitted(throttle, 'ec2', action, { Filters: [{ Name: 'vpc-id', Values: ['vpc-1'] }] })

    expect([whole, paged, filtered]).toEqual([50, 100, 20])
    expect(admitted(throttle, 'ec2', action)).toBe(10)
  },
)

test('a bucket fills up again by the clock of the sandbox, to its size and no further', async () => {
  const { clock, throttle } = slowThrottle()
  admitted(throttle, 'elasticloadbalancing', 'DescribeRules')

  await clock.advance(2000)
  const afterTwoSeconds = admitted(throttle, 'elasticloadbalancing', 'DescribeRules')
  await clock.advance(3_600_000)
  const afterAnHour = admitted(throttle, 'elasticloadbalancing', 'DescribeRules')

  expect({ afterTwoSeconds, afterAnHour }).toEqual({ afterTwoSeconds: 20, afterAnHour: 40 })
})

test('RunInstances spends a token for each instance it asks for', () => {
  const { throttle } = slowThrottle()

  expect(throttle.admits('ec2', 'RunInstances', { MaxCount: 900 })).toBe(true)
  expect(throttle.admits('ec2', 'RunInstances', { MaxCount: 101 })).toBe(false)
  expect(throttle.admits('ec2', 'RunInstances', { MaxCount: 100 })).toBe(true)
})

test.each([
  ['TerminateInstances', 20],
  ['StopInstances', 20],
  ['StartInstances', 2],
])('%s spends a token for each instance that it names, of a thousand', async (action, perSecond) => {
  const { clock, throttle } = slowThrottle()
  const ids = (count: number) => ({ InstanceIds: Array.from({ length: count }, (_, index) => `i-${index}`) })

  const first = throttle.admits('ec2', action, ids(1000))
  await clock.advance(1000)

  expect(first).toBe(true)
  expect(throttle.admits('ec2', action, ids(perSecond + 1))).toBe(false)
  expect(throttle.admits('ec2', action, ids(perSecond))).toBe(true)
})

test('a throttled call has no effect and says so in the words of its service', async () => {
  let effects = 0
  const { elb, world } = await endpointWith(
    {
      DescribeRules() {
        effects += 1
        return { Rules: [] }
      },
    },
    { throttle: true, speed: 0.01 },
  )
  for (let call = 0; call < 40; call++) await elb.send(new DescribeRulesCommand())

  const refused = await failureOf(elb.send(new DescribeRulesCommand()))
  await world.clock.advance(1000)
  await elb.send(new DescribeRulesCommand())

  expect(refused).toEqual({ code: 'ThrottlingException', message: 'Rate exceeded', status: 400 })
  expect(effects).toBe(41)
})
