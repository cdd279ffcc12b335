import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ runUserData: true })
})
afterAll(() => stage.close())

/** As on a runner in another network: no DNS server knows the load balancer's nodes, and AWS does not list them. */
const elsewhere = { SWITCHOVER_RESOLVER: '127.255.255.254:9' }
const unlisted = { service: 'ec2', action: 'DescribeNetworkInterfaces', kind: 'deny', times: 50 }

const byPreview = { http: { path: '/version', header: { 'x-release': '{release}' } } }
const byInstance = { http: { path: '/healthz', via: 'instance' } }

test.each([
  [
    'a release test through the preview',
    { 'release-test': [byPreview] },
    /release-test\[0\]\.http: http GET \/version via preview cannot be asked: this runner reaches no node of the load balancer at port \d+/,
  ],
  [
    'a watch',
    { 'release-test': [], watch: { for: '1s', http: { path: '/' } } },
    /watch\.http: the watch cannot be asked/,
  ],
  [
    'a proof that is required',
    { 'release-test': [], proof: { required: true } },
    /services\.web\.proof: the proof cannot be asked/,
  ],
])('%s that this runner has no route for is refused before anything is written', async (_, change, told) => {
  await stage.faults([unlisted])
  const before = (await stage.writes()).length

  const results = await Promise.all([
    stage.run('deploy', { release: 'v2' }, { change, env: elsewhere }),
    stage.run('deploy', { release: 'v2', 'dry-run': 'true' }, { change, env: elsewhere }),
  ])

  for (const result of results) expectRefusal(result, told)
  expect((await stage.writes()).slice(before)).toEqual([])
})

test('a command on the instances is refused where Systems Manager may not be asked', async () => {
  const ssm = { service: 'ssm', action: 'DescribeInstanceInformation', kind: 'deny', times: 50 }
  await stage.faults([ssm])
  const before = (await stage.writes()).length

  const result = await stage.run(
    'deploy',
    { release: 'v2' },
    { change: { 'release-test': [{ ssm: { script: '#!/bin/sh\ntrue\n' } }] } },
  )

  expectRefusal(result, /release-test\[0\]\.ssm: ssm true cannot be asked: Systems Manager cannot be asked/)
  expect((await stage.writes()).slice(before)).toEqual([])
  await stage.faults([])
})

thorough(
  'without a route to the load balancer a release is tested on its instances, and what stands for the proof is told',
  async () => {
    await stage.reset()
    await stage.faults([unlisted])
    const change = { 'release-test': [byInstance, { ssm: { script: '#!/bin/sh\ntrue\n' } }, { run: 'true' }] }

    const result = await stage.run('deploy', { release: 'v2' }, { change, env: elsewhere })

    expectEnd(result, 'held, green v2, blue v1')
    expect(result.outputs['proof']).toBe('minimum-hold')
    expect(result.commands.filter(({ name }) => name === 'notice').map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^the proof: this runner reaches no node .*; only the minimum hold will stand for a proof of the switch$/,
      ),
    ])
  },
)
