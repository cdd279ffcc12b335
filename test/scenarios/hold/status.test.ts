import { DescribeTagsCommand } from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, expect } from 'vitest'
import { expectEnd, expectRefusals } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

/** One hold, looked at from its beginning until long after its end; each test finds what the one before it left. */
let stage: Stage
beforeAll(async () => {
  const price = { 'per-instance-hour': 0.25, currency: 'EUR' }
  stage = await openStage({ targets: 2 }, { 'hold-price': price, 'hold-default': 'rollback' })
  const asked = { release: 'v2', hold: '90m', reason: 'new checkout' }
  expectEnd(await stage.run('deploy', asked), 'held, green v2, blue v1')
})
afterAll(() => stage.close())

/** The tags of ours on a target group. */
async function tagsOf(color: 'blue' | 'green'): Promise<Readonly<Record<string, string>>> {
  const arn = stage.person.service('web')['target-groups'][color]
  const { TagDescriptions: [of] = [] } = await stage.person.elbv2.send(
    new DescribeTagsCommand({ ResourceArns: [arn] }),
  )
  return Object.fromEntries((of?.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]))
}

/** As people are told of it. */
const said = (due: string): string => `${due.slice(0, 19).replace('T', ' ')} UTC`

/** When the default is due, who left it so and why, as the tags have them. */
async function recorded(): Promise<{ due: string; by: string; why: string; ends: string; size: string }> {
  const tags = await tagsOf('blue')
  const [, due = '', , ends = '', size = ''] = (tags['switchover:hold'] ?? '').split(' ')
  const [, by = ''] = (tags['switchover:idle-run'] ?? '').split(' ')
  const why = Buffer.from(tags['switchover:idle-reason'] ?? '', 'base64url').toString()
  return { due, by, why, ends, size }
}

thorough('deadline, who, why and the default are tags on both target groups, and shown', async () => {
  const { due, by, why, ends, size } = await recorded()
  expect({ by, why, ends, size }).toEqual({ by: 'mona', why: 'new checkout', ends: 'rollback', size: '2' })
  expect((await tagsOf('green'))['switchover:hold']).toBe((await tagsOf('blue'))['switchover:hold'])

  const { log, outputs, summary } = await stage.run('status')

  expect(log).toMatch(
    new RegExp(`blue {2}v1 .*held since .* by mona: new checkout, rollback due ${said(due)}`),
  )
  expect(log).toMatch(/cost +0\.5 EUR an hour/)
  expect(log).toMatch(/terms +1 route; retire: terminate; /)
  expect(outputs).toMatchObject({ 'held-until': due, agrees: 'true', 'live-color': 'green' })
  expect(JSON.parse(outputs['services'] ?? '')).toMatchObject([{ service: 'web', 'held-until': due }])
  expect(summary).toContain('|  | 🟦 blue | 🟩 green |')
  expect(summary).toContain(`| Due | rollback at ${said(due)} |  |`)
})

thorough('what the held side has lost meanwhile is said', async () => {
  const [id = ''] = await stage.person.targetIds('blue')
  await stage.person.stop(id)
  await until(async () => (await stage.person.look()).blue.some((target) => !target.endsWith('healthy')))

  const { log, summary } = await stage.run('status')

  expect(log).toMatch(new RegExp(`lost +${id} is u`))
  expect(summary).toContain(`| Lost | ${id} is u`)
})

thorough('a default that is late is overdue by how much', async () => {
  const { due } = await recorded()
  await stage.advance('130m')

  const { log, summary } = await stage.run('status')

  expect(log).toMatch(new RegExp(`OVERDUE by (39|4\\d) min since ${said(due)}: rollback is due`))
  expect(summary).toMatch(/\*\*overdue by (39|4\d) min\*\*/)
})

thorough(
  'production on a side that we did not put it on: nothing is retired, and status says what differs',
  async () => {
    await stage.person.setRoute(0, 'blue')

    await expectRefusals(stage, /8080: the record says green with v2 → web-blue/, [
      ['retire', { allow: 'early-retire' }],
    ])
    const { log, outputs, code } = await stage.run('status')

    expect({ code, agrees: outputs['agrees'] }).toEqual({ code: 0, agrees: 'false' })
    expect(log).toContain('every route goes to blue; the record says green with v2 is live')
    expect((await stage.person.look()).green).toEqual(['v2 healthy', 'v2 healthy'])
  },
)
