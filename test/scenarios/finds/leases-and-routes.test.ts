import {
  CreateTargetGroupCommand,
  DescribeTargetGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningAction } from '../../support/runner.ts'
import { expectEnd, expectRefusals } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ routes: 2 })
})
afterAll(() => stage.close())

describe('a live lease of another run', () => {
  let other: RunningAction
  beforeAll(async () => {
    await stage.reset()
    await stage.faults([{ kind: 'delay', action: 'RegisterTargets', ms: 600_000 }])
    let log = ''
    const onOutput = (text: string) => (log += text)
    other = stage.start('deploy', { release: 'v2' }, { runId: 77, onOutput })
    // From this line on it writes nothing but the call whose answer it waits for.
    await until(() => log.includes('▸ register the targets'))
  })

  test('every command: `refused`, naming the run', async () => {
    await expectRefusals(
      stage,
      /octo\/shop run 77 attempt 1 \(https:\/\/github\.com\/octo\/shop\/actions\/runs\/77\/attempts\/1\) holds the lease/,
      [
        ['deploy', { release: 'v3' }],
        ['provision', { release: 'v3' }],
        ['test'],
        ['switch'],
        ['rollback'],
        ['retire'],
      ],
      'alive',
    )
  })

  test('deploy: waits (`wait-for-lease`); and when that run dies, resumes its attempt', async () => {
    const inVain = async () => (await stage.calls()).filter(({ error }) => error === 'PriorityInUse').length
    const before = await inVain()
    const waiting = stage.start('deploy', { release: 'v2', 'wait-for-lease': '10m' })
    await until(async () => (await inVain()) > before)
    other.kill()
    await other.done
    await stage.advance('10s')

    expectEnd(await waiting.done, 'held, green v2, blue v1')
    expect(await stage.person.look()).toEqual({
      routes: ['green', 'green'],
      blue: ['v1 healthy'],
      green: ['v2 healthy'],
      apart: [],
      preview: 'blue',
    })
  })
})

describe('a route on a third group, or on neither of ours', () => {
  beforeAll(() => stage.reset())

  thorough('every command: `refused`', async () => {
    const third = await thirdGroup()
    await stage.person.setRoute(1, [{ Type: 'forward', TargetGroupArn: third }])

    await expectRefusals(stage, /third/, [
      ['deploy', { release: 'v2' }],
      ['provision', { release: 'v2' }],
      ['test'],
      ['switch'],
      ['rollback'],
      ['retire'],
    ])
  })

  thorough('a route that shares its traffic with a third group: every command: `refused`', async () => {
    const blue = stage.person.service('web')['target-groups'].blue
    const groups = [
      { TargetGroupArn: blue, Weight: 9 },
      { TargetGroupArn: await thirdGroup(), Weight: 1 },
    ]
    await stage.person.setRoute(1, [{ Type: 'forward', ForwardConfig: { TargetGroups: groups } }])

    await expectRefusals(stage, /third/, [
      ['deploy', { release: 'v2' }],
      ['switch'],
      ['rollback'],
      ['retire'],
    ])
  })

  thorough('a route that forwards nowhere: every command: `refused`', async () => {
    await stage.person.setRoute(1, [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '503' } }])

    await expectRefusals(stage, /fixed-response/, [
      ['deploy', { release: 'v2' }],
      ['switch'],
      ['rollback'],
      ['retire'],
    ])
  })
})

describe('routes that disagree, or differ from the record, all on our two groups', () => {
  beforeAll(async () => {
    await stage.reset()
    expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
    await stage.person.setRoute(1, 'blue')
  })

  thorough('deploy, provision, test, switch, retire: `refused`', async () => {
    await expectRefusals(stage, /foreign-change|somebody else changed the routes/, [
      ['deploy', { release: 'v3' }],
      ['provision', { release: 'v3' }],
      ['test'],
      ['switch'],
      ['retire', { allow: 'foreign-change' }],
    ])
  })

  thorough('switch (`foreign-change`): all to the idle side', async () => {
    expectEnd(await stage.run('switch', { allow: 'foreign-change' }), 'held, blue v1, green v2')
    expect(await stage.person.look()).toMatchObject({ routes: ['blue', 'blue'], green: ['v2 healthy'] })
  })

  thorough('rollback: all are set to the held side', async () => {
    await stage.person.setRoute(1, 'green')

    expectEnd(await stage.run('rollback'), 'rolled-back, green v2, blue v1')
    expect(await stage.person.look()).toMatchObject({ routes: ['green', 'green'], blue: ['v1 healthy'] })
  })

  thorough('routes that all differ from the record: deploy, switch, retire: `refused`', async () => {
    await stage.person.setRoute(0, 'blue')
    await stage.person.setRoute(1, 'blue')

    await expectRefusals(stage, /the record says green with v2/, [
      ['deploy', { release: 'v3' }],
      ['switch'],
      ['retire'],
    ])
  })

  thorough(
    'routes that all differ from the record: deploy (`foreign-change`) goes ahead beside what serves',
    async () => {
      await stage.reset()
      expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
      await stage.person.setRoute(0, 'blue')
      await stage.person.setRoute(1, 'blue')

      // The other side is held by nobody's terms now: only a person ends that.
      const allow = 'foreign-change,early-retire'
      expectEnd(await stage.run('deploy', { release: 'v3', allow }), 'held, green v3, blue v1')
      expect(await stage.person.look()).toMatchObject({
        routes: ['green', 'green'],
        blue: ['v1 healthy'],
        green: ['v3 healthy'],
        apart: [],
      })
    },
  )
})

async function thirdGroup(): Promise<string> {
  const { elbv2, service } = stage.person
  const blue = service('web')['target-groups'].blue
  const { TargetGroups } = await elbv2.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [blue] }))
  const made = await elbv2.send(
    new CreateTargetGroupCommand({
      Name: 'third',
      Protocol: 'HTTP',
      Port: 8080,
      VpcId: TargetGroups?.[0]?.VpcId,
    }),
  )
  return made.TargetGroups?.[0]?.TargetGroupArn ?? ''
}
