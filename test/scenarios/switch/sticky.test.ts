import {
  DescribeListenersCommand,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { bySteps, started } from './canary.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ healthIntervalMs: 1000 }, bySteps)
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

/** Both groups keep sessions. */
async function keepSessions(attributes: Readonly<Record<string, string>>): Promise<void> {
  const { blue, green } = stage.person.service('web')['target-groups']
  const Attributes = Object.entries(attributes).map(([key, Value]) => ({ Key: `stickiness.${key}`, Value }))
  for (const TargetGroupArn of [blue, green])
    await stage.person.elbv2.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes }))
}

const byLoadBalancer = {
  enabled: 'true',
  type: 'lb_cookie',
  'lb_cookie.duration_seconds': '3600',
}

async function actions() {
  const { listener = '' } = stage.person.service('web').routes[0] ?? {}
  const { Listeners } = await stage.person.elbv2.send(
    new DescribeListenersCommand({ ListenerArns: [listener] }),
  )
  return Listeners?.[0]?.DefaultActions
}

/** Asks production with these cookies: who answers, and the cookies that come with it. */
async function visit(cookies = ''): Promise<{ readonly release: string; readonly cookies: string }> {
  const answer = await fetch(`${stage.sandbox.nodes[0]?.[0]}/version`, { headers: { cookie: cookies } })
  await answer.text()
  const given = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  return { release: answer.headers.get('x-release') ?? '', cookies: given.join('; ') }
}

test('sticky sessions get the group stickiness that AWS demands, only while both sides have weight', async () => {
  await keepSessions(byLoadBalancer)
  const before = JSON.stringify(await actions())
  const deploy = started(stage, 'deploy', { release: 'v2' })
  await deploy.says('10 % for 60 s')
  await deploy.says(
    'sticky sessions delay the move: a client keeps the side that it was sent to for up to 1 h',
  )
  expect((await actions())?.[0]?.ForwardConfig?.TargetGroupStickinessConfig).toEqual({
    Enabled: true,
    DurationSeconds: 3600,
  })
  let visitor = await visit()
  while (visitor.release !== 'v1') visitor = await visit()
  await stage.advance('1m')
  await deploy.says('50 % for 60 s')
  const stays = await Promise.all(Array.from({ length: 30 }, () => visit(visitor.cookies)))
  expect(new Set(stays.map(({ release }) => release))).toEqual(new Set(['v1']))
  await stage.advance('1m')

  expectEnd(await deploy.done, 'held, green v2, blue v1')

  expect((await visit(visitor.cookies)).release).toBe('v2')
  const { blue, green } = stage.person.service('web')['target-groups']
  expect(JSON.stringify(await actions())).toBe(before.replaceAll(blue, green))
})

thorough(
  'a run that is killed with sticky sessions leaves no stickiness behind when traffic goes back',
  async () => {
    await keepSessions(byLoadBalancer)
    const before = await actions()
    const killed = started(stage, 'deploy', { release: 'v2' }, { runId: 7 })
    await killed.says('10 % for 60 s')
    killed.kill('SIGKILL')
    await killed.done

    expectEnd(await stage.run('rollback', {}, { runId: 7, runAttempt: 2 }), 'rolled-back, blue v1, green v2')

    expect(await actions()).toEqual(before)
  },
)

thorough(
  'sessions by a cookie of the application cannot go by weights: refused before anything is written',
  async () => {
    const application = { enabled: 'true', type: 'app_cookie', 'app_cookie.cookie_name': 'session' }
    await keepSessions(application)

    const result = await stage.run('deploy', { release: 'v2' })

    expectRefusal(result, /web-blue keeps sessions by a cookie of the application.*web-green keeps sessions/s)
  },
)
