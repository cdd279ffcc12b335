import { CreateRuleCommand, ModifyTargetGroupCommand } from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ targets: 3 }, { fleet: { ec2: { count: 1 } } })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

thorough(
  'deploy with `hold: none` retires at once, but never before the minimum hold is over; it ends `live`',
  async () => {
    let told = ''
    const around = { change: { 'minimum-hold': '5m' }, onOutput: (text: string) => (told += text) }
    const running = stage.start('deploy', { release: 'v2', hold: 'none' }, around)
    await until(() => told.includes('keep the minimum hold'))
    expect(await stage.person.look()).toMatchObject({ routes: ['green'], blue: Array(3).fill('v1 healthy') })

    await stage.advance('5m')

    expectEnd(await running.done, 'live, green v2, blue empty')
    expect(await stage.person.look()).toEqual({
      routes: ['green'],
      blue: [],
      green: ['v2 healthy'],
      apart: [],
      preview: 'none',
    })
  },
)

describe('what happens while the minimum hold lasts', () => {
  /** A deploy with `hold: none` that waits for nothing but the end of the minimum hold, and what it comes to then. */
  async function deployed(meanwhile: () => Promise<unknown>) {
    let told = ''
    const around = { change: { 'minimum-hold': '5m' }, onOutput: (text: string) => (told += text) }
    const running = stage.start('deploy', { release: 'v2', hold: 'none' }, around)
    await until(() => told.includes('keep the minimum hold'))
    await meanwhile()
    await stage.advance('5m')
    await until(() => /look at the live side|Result:/.test(told))
    await stage.advance('60s')
    return running.done
  }

  thorough('to the live side keeps the other one: it may be needed', async () => {
    const result = await deployed(async () => {
      await Promise.all((await stage.person.targetIds('green')).map(stage.person.stop))
      await until(async () => (await stage.person.look()).green[0] !== 'v2 healthy')
    })

    expectEnd(result, 'failed, green v2, blue v1')
    expect(result.log).toMatch(/the live side is not well: green has 0 of 1 .* Run rollback/)
    expect(await stage.person.look()).toMatchObject({ blue: Array(3).fill('v1 healthy'), preview: 'blue' })
    expectEnd(await stage.run('rollback'), 'rolled-back, blue v1, green v2')
  })

  thorough('to the routes keeps it too, and the diff is told', async () => {
    const result = await deployed(() => stage.person.setRoute(0, 'blue'))

    expectEnd(result, 'failed, blue v1, green v2')
    expect(result.log).toContain('8080: the record says green with v2 → web-blue')
    expect(await stage.person.look()).toMatchObject({ blue: Array(3).fill('v1 healthy'), preview: 'blue' })
  })
})

/** Asks every target of both sides for a page that there is not. */
async function breakHealthChecks(): Promise<void> {
  const { elbv2, look, service } = stage.person
  for (const TargetGroupArn of Object.values(service('web')['target-groups']))
    await elbv2.send(new ModifyTargetGroupCommand({ TargetGroupArn, HealthCheckPath: '/nowhere' }))
  await until(async () => {
    const { blue, green } = await look()
    return [...blue, ...green].every((target) => target.endsWith('unhealthy'))
  })
}

describe('a rollback of which nobody knows whether it makes things worse', () => {
  thorough('goes to a side without a healthy target where a person says so', async () => {
    await stage.run('deploy', { release: 'v2' })
    await breakHealthChecks()

    expectEnd(await stage.run('rollback'), 'refused, green v2, blue v1')
    expectEnd(await stage.run('rollback', { allow: 'unhealthy-side' }), 'rolled-back, blue v1, green v2')
  })

  thorough('goes ahead so where somebody took the priority of the preview rule', async () => {
    await stage.run('deploy', { release: 'v2' })
    const { elbv2, rules, removeRule, service } = stage.person
    for (const rule of await rules()) if (rule.Priority === '10') await removeRule(rule.RuleArn ?? '')
    await elbv2.send(
      new CreateRuleCommand({
        ...{ ListenerArn: service('web').routes[0]?.listener, Priority: 10 },
        Conditions: [{ Field: 'path-pattern', Values: ['/api/*'] }],
        Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
      }),
    )

    const asked = await stage.run('rollback')
    const forced = await stage.run('rollback', { allow: 'unhealthy-side' })

    expectEnd(asked, 'failed, green v2, blue v1')
    expect(asked.log).toMatch(/are taken by .*set-rule-priorities.*give allow: unhealthy-side/)
    expectEnd(forced, 'rolled-back, blue v1, green v2')
    expect(forced.log).toContain('v2 is rolled back from; the preview could not be set: priorities 10 and 11')
  })
})

thorough('`count: live` launches as many as serve, and at least what is said', async () => {
  const count = { live: true, 'at-least': 2 }

  await stage.run('provision', { release: 'v2' }, { change: { fleet: { ec2: { count } } } })

  expect((await stage.person.look()).green).toEqual(Array(3).fill('v2 healthy'))
})

test('retire: a side that still works is left to it as `retiring`; a later run retires it', async () => {
  const busy = { change: { retire: { busy: { http: { path: '/busy', port: 8080 } } } } }
  await stage.run('deploy', { release: 'v2', hold: 'approval' })
  const [worker] = await stage.person.instances()
  const app = `http://${worker?.PrivateIpAddress}:8080`
  const visitor = new AbortController()
  const work = fetch(`${app}/slow?ms=600000`, { signal: visitor.signal }).catch(() => undefined)
  await until(async () => (await fetch(`${app}/busy`, { headers: { connection: 'close' } })).status === 409)

  const retiring = await stage.run('retire', { wait: '0s' }, busy)

  expectEnd(retiring, 'retiring, green v2, blue v1')
  expect(retiring.log).toContain('1 slow request')
  expect(await stage.person.look()).toMatchObject({ blue: Array(3).fill('v1 healthy') })
  visitor.abort()
  await work
  expectEnd(await stage.run('retire', {}, busy), 'retired, green v2, blue empty')
  expect(await stage.person.look()).toMatchObject({ blue: [], apart: [] })
})
