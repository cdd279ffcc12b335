import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { readReport } from '../support/report.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage(
    { nodes: 3, routes: 2, targets: 2, propagationMs: [0, 400], runUserData: true },
    { proof: { from: 'ssm', passes: 4 } },
  )
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

/** Something that no retry mends. */
const noCommand = { service: 'ssm', action: 'SendCommand', kind: 'error', code: 'MaxDocumentSizeExceeded' }

const commands = async () => (await stage.calls()).filter(({ action }) => action === 'SendCommand')

test('from: ssm has an instance ask every node, for the preview and for the switch, and says so', async () => {
  const result = await stage.run('deploy', { release: 'v2' })

  expectEnd(result, 'held, green v2, blue v1')
  expect(result.outputs['proof']).toBe('ssm')
  const { by, nodes } = readReport(result).services[0]?.proof ?? {}
  expect([by, nodes?.length]).toEqual(['ssm', 6])
  // The side that has no traffic any more asks: it may be ended, but not before the proof.
  const blue = await stage.person.targetIds('blue')
  for (const { asked, passes, from } of nodes ?? [])
    expect({ asked, right: passes >= 4, blue: blue.includes(from) }).toEqual({
      asked: true,
      right: true,
      blue: true,
    })
  expect(result.summary).toMatch(/Asked from i-\S+, by Systems Manager/)
  expect((await commands()).length).toBeGreaterThanOrEqual(2)
})

thorough('a node that does not converge is named by what the instance heard from it', async () => {
  const stuck = new URL(stage.sandbox.nodes[0]?.[1] ?? '').hostname
  await stage.node(stuck, false)

  const result = await stage.run(
    'deploy',
    { release: 'v2' },
    { change: { 'release-test': [], proof: { from: 'ssm', within: '3s', passes: 3 } } },
  )

  expectEnd(result, 'rejected, blue v1, green v2')
  expect(result.log).toContain('the switch could not be proven: 2 of 3 nodes answer v2')
  expect(result.log).toMatch(new RegExp(`${stuck.replaceAll('.', '\\.')} \\(.*\\) still answers v1`))
})

thorough(
  'where Systems Manager runs no command nobody is asked, and the minimum hold is the evidence',
  async () => {
    const change = { 'release-test': [] }
    await stage.faults([{ ...noCommand, times: 100 }])

    const result = await stage.run('deploy', { release: 'v2' }, { change })

    expectEnd(result, 'held, green v2, blue v1')
    expect(result.outputs['proof']).toBe('minimum-hold')
    expect(result.log).toContain('no instance can ask: ')
  },
)

thorough(
  'a proof that is required and then cannot be had rejects the release, and traffic goes back',
  async () => {
    const change = { 'release-test': [], proof: { from: 'ssm', required: true } }
    await stage.faults([{ ...noCommand, times: 100 }])

    const result = await stage.run('deploy', { release: 'v2' }, { change })

    expectEnd(result, 'rejected, blue v1, green v2')
    expect(result.log).toContain('the switch could not be proven: no load-balancer node could be asked')
    expect(await stage.person.look()).toMatchObject({
      routes: ['blue', 'blue'],
      blue: ['v1 healthy', 'v1 healthy'],
    })
  },
)

thorough('who may not send commands is refused before anything is launched', async () => {
  const before = await stage.writes()
  await stage.faults([{ service: 'ssm', action: 'SendCommand', kind: 'deny', times: 100 }])

  const refused = await stage.run('deploy', { release: 'v2' })

  expectRefusal(refused, /ssm:SendCommand/)
  expect(await stage.writes()).toEqual(before)
})
