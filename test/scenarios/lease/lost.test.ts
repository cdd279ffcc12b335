import {
  CreateRuleCommand,
  DeleteRuleCommand,
  DescribeTagsCommand,
  type Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Mapping } from '../support/config.ts'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ routes: 5 })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const renewals = { action: 'AddTags', match: { 'Tags.Key': 'switchover:expires' } }
const live = ['blue', 'blue', 'blue', 'blue', 'blue']
const green = ['green', 'green', 'green', 'green', 'green']

/** Starts a deploy of v2, and sets faults when it has registered its targets: comes back when its log has this. */
async function deployUntil(said: string, ...faults: readonly Mapping[]) {
  let log = ''
  const running = stage.start('deploy', { release: 'v2' }, { onOutput: (text) => (log += text) })
  await until(() => log.includes('▸ register the targets'))
  await stage.faults(faults)
  await until(() => log.includes(said))
  return running
}

const leaseRule = async (): Promise<Rule | undefined> =>
  (await stage.person.rules()).find(({ Priority }) => Priority === '11')

/** Deletes the lease, and puts one of another run in its place, as a run does that takes over. */
async function takeOver(): Promise<void> {
  const { elbv2, service } = stage.person
  const rule = await leaseRule()
  const arn = rule?.RuleArn ?? ''
  const { TagDescriptions } = await elbv2.send(new DescribeTagsCommand({ ResourceArns: [arn] }))
  const theirs: Readonly<Record<string, string>> = {
    'switchover:repository': 'acme/web',
    'switchover:run': '12',
    'switchover:nonce': 'theirs',
    'switchover:expires': new Date(stage.sandbox.world.clock.now() + 3_600_000).toISOString(),
  }
  const tags = (TagDescriptions?.[0]?.Tags ?? []).map(({ Key = '', Value }) => ({
    Key,
    Value: theirs[Key] ?? Value,
  }))
  await elbv2.send(new DeleteRuleCommand({ RuleArn: arn }))
  await elbv2.send(
    new CreateRuleCommand({
      ListenerArn: service('web').routes[0]?.listener,
      Priority: 11,
      Conditions: [
        {
          Field: 'http-header',
          HttpHeaderConfig: { HttpHeaderName: 'X-Switchover-Lease', Values: ['theirs'] },
        },
      ],
      Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
      Tags: tags,
    }),
  )
}

const traffic = /^(Modify(Rule|Listener)|DeregisterTargets|TerminateInstances)$/

test('a lease that another run takes midway stops the run before its next act, and names that run', async () => {
  await stage.faults([{ kind: 'delay', action: 'RegisterTargets', ms: 600_000 }])
  const running = await deployUntil('▸ register the targets')

  await takeOver()
  const before = (await stage.writes()).length
  const ended = await running.done

  expectEnd(ended, 'failed, blue v1, green v2')
  expect(ended.log).toMatch(
    /the lease was lost: acme\/web run 12 attempt 1 \(https:.*\/attempts\/1\) took it over/,
  )
  const after = (await stage.writes()).slice(before).filter(({ action }) => action !== 'RegisterTargets')
  // It tries to take its lease again in vain, and finds the rule gone that it would give back.
  expect(after.filter(({ error }) => error === undefined)).toEqual([])
  expect(await stage.person.look()).toMatchObject({ routes: live, preview: 'none' })
})

thorough('a lease that somebody deletes midway is taken again where no other stands', async () => {
  await stage.faults([{ kind: 'delay', action: 'RegisterTargets', ms: 2_000 }])
  const running = await deployUntil('▸ register the targets')

  await stage.person.elbv2.send(new DeleteRuleCommand({ RuleArn: (await leaseRule())?.RuleArn }))

  expectEnd(await running.done, 'held, green v2, blue v1')
  expect(await stage.person.look()).toMatchObject({ routes: green })
  expect(await leaseRule()).toBeUndefined()
})

thorough(
  'nothing that the SDK repeats lands after the end of a lease that cannot be renewed; a later run goes on',
  async () => {
    const throttle = { kind: 'throttle', action: 'ModifyListener', times: 1_000 }
    const running = await deployUntil('▸ switch traffic', throttle)
    await stage.faults([{ ...renewals, kind: 'delay', ms: 600_000, times: 1_000 }])

    const ended = await running.done

    expectEnd(ended, 'failed, blue v1, green v2')
    expect(ended.log).toContain('the lease was lost: AWS did not answer in time')
    // Far past the end of the lease: all that was to be repeated would have been.
    const sent = (await stage.calls()).filter(({ action }) => traffic.test(action)).length
    await stage.advance('1m')
    expect((await stage.calls()).filter(({ action }) => traffic.test(action))).toHaveLength(sent)
    expect(await stage.person.look()).toMatchObject({ routes: live })

    await stage.noFaults()
    expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
    expect(await stage.person.look()).toMatchObject({ routes: green, apart: [] })
  },
)

thorough(
  'a lease that is lost between two routes leaves the rest as they are, and says so; a later run agrees on one side',
  async () => {
    const late = { kind: 'delay', action: 'ModifyRule', when: 'after', ms: 600_000 }
    const running = await deployUntil('▸ switch traffic', late)
    await until(async () => (await stage.person.look()).routes.includes('green', 1))
    await stage.faults([{ ...renewals, kind: 'deny', times: 1_000 }])

    const ended = await running.done

    expect(ended.outputs['outcome'], ended.log).toBe('failed')
    expect(ended.log).toContain('the lease was lost: it could not be renewed: AddTags')
    const { routes } = await stage.person.look()
    expect(routes).toEqual(['green', 'green', 'blue', 'blue', 'blue'])

    await stage.noFaults()
    expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
    expect(await stage.person.look()).toMatchObject({ routes: green, apart: [] })
  },
)
