import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { readReport } from '../support/report.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ nodes: 3, routes: 2, propagationMs: [0, 600] })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const addresses = () => (stage.sandbox.nodes[0] ?? []).map((url) => new URL(url).hostname)

thorough(
  'log, summary and report say of every node and route when it converged, and by what it was proven',
  async () => {
    const result = await stage.run('deploy', { release: 'v2' })

    expectEnd(result, 'held, green v2, blue v1')
    const converged = [...result.log.matchAll(/^\s+(127\.\S+) \((.+)\) converged after [\d.]+ m?s$/gm)]
    expect(new Set(converged.map(([, node]) => node))).toEqual(new Set(addresses()))
    expect(converged).toHaveLength(6)
    const { by, nodes } = readReport(result).services[0]?.proof ?? {}
    expect([by, nodes?.length, result.outputs['proof']]).toEqual(['nodes', 6, 'nodes'])
    for (const { node, convergedMs, passes, asked, from } of nodes ?? []) {
      expect({ asked, from }).toEqual({ asked: true, from: 'runner' })
      expect([convergedMs, passes]).toEqual([expect.any(Number), expect.any(Number)])
      expect(result.summary).toContain(node)
    }
    // A change takes some time here; a node that is told to have converged at once was not asked before it.
    expect(Math.max(...(nodes ?? []).map(({ convergedMs }) => convergedMs ?? 0))).toBeGreaterThan(0)
  },
)

test('a node that does not converge in time rejects the release, named with what it answers', async () => {
  const [stuck = ''] = addresses()
  await stage.node(stuck, false)

  const result = await stage.run(
    'deploy',
    { release: 'v2' },
    { change: { 'release-test': [], proof: { within: '3s', passes: 3 } } },
  )

  expectEnd(result, 'rejected, blue v1, green v2')
  expect(result.log).toMatch(
    new RegExp(
      `rejected: the switch could not be proven: 2 of 3 nodes answer v2; ${stuck.replaceAll('.', '\\.')} \\(.*\\) still answers v1`,
    ),
  )
  expect(await stage.person.look()).toMatchObject({
    routes: ['blue', 'blue'],
    blue: ['v1 healthy'],
  })
})

thorough.for([
  ['a text of the body', { header: undefined, contains: '{release}' }],
  ['a regular expression', { header: undefined, matches: '^\\s*{release}\\b' }],
  ['a color in a header', { header: { 'x-color': '{color}' } }],
] as const)('every node is proven by %s', async ([, proof]) => {
  const result = await stage.run('deploy', { release: 'v2' }, { change: { proof } })

  expectEnd(result, 'held, green v2, blue v1')
  expect(result.outputs['proof']).toBe('nodes')
})

thorough('the nodes are found through the DNS server that the config names', async () => {
  const env = { SWITCHOVER_RESOLVER: '127.0.0.1:9' }
  await stage.faults([{ service: 'ec2', action: 'DescribeNetworkInterfaces', kind: 'deny', times: 50 }])

  const result = await stage.run(
    'deploy',
    { release: 'v2' },
    { env, change: { proof: { resolver: stage.sandbox.resolver } } },
  )

  expectEnd(result, 'held, green v2, blue v1')
  expect(result.outputs['proof']).toBe('nodes')
})
