import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectEnd, expectRefusal } from '../../scenarios/support/endings.ts'
import type { ActionResult } from '../../support/runner.ts'
import { type NameServer, startNameServer } from './name-server.ts'
import type { Built } from './person.ts'
import type { Stage } from './stage.ts'
import { expectByMinimumHold, pair, perform, told } from './told.ts'

/** Nothing serves yet, and the runner is outside the network of the load balancer. */
export function inANewAccount(stage: Stage): void {
  let names: NameServer
  let built: Built
  beforeAll(async () => {
    names = await startNameServer()
    const mark = { header: { 'x-release': '{release}' }, passes: 3 }
    built = await stage.begin(0, { proof: { path: '/api/version', ...mark, resolver: names.address } })
  })
  afterAll(() => names.close())

  test('a first release ends as live, and says in one line why nothing but the minimum hold shows it', async () => {
    const { result, after } = await perform(stage, 'deploy', { release: 'v1' })

    expectEnd(result, 'live, green v1, blue empty')
    expectByMinimumHold(result)
    const lines = result.log
      .split('\n')
      .filter((line) => line.includes('no node of the load balancer can be asked'))
    expect(lines).toEqual([expect.stringContaining(built.dnsName)])
    expect(names.asked()).toEqual([built.dnsName])
    expect(told(after)).toMatchObject({
      routes: ['web-green', 'web-green'],
      blue: [],
      green: pair('green', 'v1'),
      added: [],
    })
  })

  test('of two runs at once the second is refused, and the first goes on undisturbed', async () => {
    const second = Promise.withResolvers<ActionResult>()
    stage.relay.after('RunInstances', async () => {
      second.resolve(await stage.run('deploy', { release: 'v3' }))
    })
    const first = await stage.run('deploy', { release: 'v2' })

    expectEnd(first, 'held, blue v2, green v1')
    expectRefusal(withoutNotices(await second.promise), /lease/)
    expect(told(await stage.person.look())).toMatchObject({
      routes: ['web-blue', 'web-blue'],
      blue: pair('blue', 'v2'),
      green: pair('green', 'v1'),
    })
  })

  test('a route that somebody moved is told and stops every command but the way back', async () => {
    await stage.person.forward(built.routes.listener, built.groups.green)
    const moved = await stage.person.look()

    expect((await stage.run('status')).outputs['agrees']).toBe('false')
    expectRefusal(withoutNotices(await stage.run('deploy', { release: 'v3' })), /foreign-change/)
    expectRefusal(withoutNotices(await stage.run('retire', { allow: 'early-retire' })), /./)
    expect(await stage.person.look()).toEqual(moved)
    const { result, after } = await perform(stage, 'rollback')

    expectEnd(result, 'rolled-back, green v1, blue v2')
    expect(told(after)).toMatchObject({
      routes: ['web-green', 'web-green'],
      blue: pair('blue', 'v2'),
      green: pair('green', 'v1'),
    })
  })
}

/** What nobody can know here (permissions, requests that CloudWatch counted) is a notice beside the refusal. */
const withoutNotices = (result: ActionResult): ActionResult => ({
  ...result,
  commands: result.commands.filter(({ name }) => name !== 'notice'),
})
