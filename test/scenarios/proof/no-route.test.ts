import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { readReport } from '../support/report.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage(
    { nodes: 2, ssmAgentMs: [3_600_000, 3_600_000] },
    // A name server that nobody runs, and no right to list the nodes: nothing is known of them here.
    { 'release-test': [], proof: { resolver: '127.0.0.1:9' } },
  )
})
beforeEach(async () => {
  await stage.reset()
  await stage.faults([{ service: 'ec2', action: 'DescribeNetworkInterfaces', kind: 'deny', times: 1000 }])
})
afterAll(() => stage.close())

/** Starts a deploy that can only hold, and waits until it does. */
async function holding(change: Record<string, string | Record<string, string>>) {
  let told = ''
  const around = { change, onOutput: (text: string) => (told += text) }
  const running = stage.start('deploy', { release: 'v2' }, around)
  await until(() => told.includes('no load-balancer node could be asked: minimum hold'))
  return running
}

async function visit(times: number): Promise<void> {
  for (const [node] of stage.sandbox.nodes)
    for (let i = 0; i < times; i++)
      await (await fetch(`${node}/version`, { headers: { connection: 'close' } })).text()
}

test('without a route the minimum hold is the evidence, and what CloudWatch counted stands beside it', async () => {
  const running = await holding({ 'minimum-hold': '10m' })
  // Into the next minute, which has no request of before the switch in it.
  await stage.advance('61s')
  await visit(7)

  await stage.advance('10m')

  const result = await running.done
  expectEnd(result, 'held, green v2, blue v1')
  const counted = /CloudWatch: 7 requests to green, none to blue since \d\d:\d\d UTC/
  expect(result.outputs['proof']).toBe('minimum-hold')
  expect(result.log).toMatch(counted)
  expect(result.summary).toMatch(
    /By the minimum hold; no load-balancer node was asked\. CloudWatch: 7 requests/,
  )
  expect(readReport(result).services[0]?.proof).toMatchObject({
    by: 'minimum-hold',
    counts: expect.stringMatching(counted),
  })
})

thorough(
  'requests that CloudWatch does not show, or may not show, neither fail a release nor lengthen the hold',
  async () => {
    await stage.faults([{ service: 'cloudwatch', action: 'GetMetricData', kind: 'deny', times: 50 }])
    const running = await holding({ 'minimum-hold': '2m' })

    await stage.advance('2m')

    const result = await running.done
    expectEnd(result, 'held, green v2, blue v1')
    expect(result.log).toContain('CloudWatch could not be asked')
    expect(result.outputs['proof']).toBe('minimum-hold')
  },
)

thorough(
  'a proof that is required and that nothing can give is refused before anything is launched',
  async () => {
    const before = await stage.writes()
    const change = { proof: { required: true, resolver: '127.0.0.1:9' } }

    const refused = await stage.run('deploy', { release: 'v2' }, { change })

    expectRefusal(refused, /the proof cannot be asked: this runner reaches no node of the load balancer/)
    expect(await stage.writes()).toEqual(before)
  },
)

thorough('instances that Systems Manager does not know cannot ask either', async () => {
  const change = { proof: { from: 'ssm', resolver: stage.sandbox.resolver }, 'minimum-hold': '2m' }
  const running = await holding(change)

  await stage.advance('2m')

  const result = await running.done
  expectEnd(result, 'held, green v2, blue v1')
  expect(result.outputs['proof']).toBe('minimum-hold')
  expect(result.log).toContain('none has a Systems Manager agent that is online')
})
