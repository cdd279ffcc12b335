import { readFileSync } from 'node:fs'
import {
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DeleteRuleCommand,
  DescribeTargetGroupsCommand,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, expect } from 'vitest'
import { launchByHand } from '../support/own-machines.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { expectNothingOwed, expectSwept } from './swept.ts'

let stage: Stage
let orphan = ''
beforeAll(async () => {
  // A day of health checks takes its time.
  stage = await openStage({ healthIntervalMs: 300_000 })
  const [live] = await stage.person.instances()
  const owner = live?.Tags?.find(({ Key }) => Key === 'switchover:owner')?.Value ?? ''
  const tags = { 'switchover:owner': owner, 'switchover:attempt': 'a99', 'switchover:release': 'v9' }
  ;[orphan = ''] = await launchByHand(stage, 1, tags)
})
afterAll(() => stage.close())

thorough(
  'an instance of ours that belongs to nothing is listed once it is an hour old, and stays',
  async () => {
    expect((await stage.run('sweep')).log).not.toContain(orphan)
    // Half an hour more: AWS tells times by the second.
    await stage.advance('1590m')

    const result = await stage.run('sweep')

    expectSwept(result, 'swept 0, blue v1, green empty')
    expect(result.log).toMatch(new RegExp(`orphan +${orphan} running, 26 h old, v9 of a99`))
    expect(result.log).toContain('1 orphan left, which allow: orphans ends')
    expect(result.summary).toContain('### Orphans')
    const report = JSON.parse(readFileSync(result.outputs['report'] ?? '', 'utf8'))
    expect(report.services[0].orphans).toMatchObject([{ id: orphan, age: '26 h', attempt: 'a99' }])
    expect((await stage.run('status')).log).toMatch(new RegExp(`orphan +${orphan} running, 26 h old`))
    expect((await stage.person.look()).apart).toEqual(['v9 running'])
    await expectNothingOwed(stage)
  },
)

thorough(
  'R8: one that takes production traffic by another way is not ended, whatever is allowed',
  async () => {
    const arn = await anotherWayTo(orphan)

    const { outputs, log } = await stage.run('sweep', { allow: 'orphans' })

    expect(outputs['outcome'], log).toBe('failed')
    expect(log).toContain(`${orphan} takes production traffic`)
    await stage.person.elbv2.send(new DeleteRuleCommand({ RuleArn: arn }))
  },
)

thorough('with `allow: orphans` it ends', async () => {
  expectSwept(await stage.run('sweep', { allow: 'orphans' }), 'swept 0, blue v1, green empty')

  expect((await stage.person.look()).apart).toEqual([])
})

/** A rule that somebody wrote sends requests to the instance, in a group that no config names. */
async function anotherWayTo(id: string): Promise<string | undefined> {
  const { elbv2, service } = stage.person
  const { 'target-groups': groups, routes } = service('web')
  const { TargetGroups } = await elbv2.send(
    new DescribeTargetGroupsCommand({ TargetGroupArns: [groups.blue] }),
  )
  const [like] = TargetGroups ?? []
  const made = await elbv2.send(
    new CreateTargetGroupCommand({ Name: 'beside', Protocol: 'HTTP', Port: 8080, VpcId: like?.VpcId }),
  )
  const TargetGroupArn = made.TargetGroups?.[0]?.TargetGroupArn
  await elbv2.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: id }] }))
  const { Rules } = await elbv2.send(
    new CreateRuleCommand({
      ListenerArn: routes[0]?.listener,
      Priority: 500,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/beside/*'] } }],
      Actions: [{ Type: 'forward', TargetGroupArn }],
    }),
  )
  return Rules?.[0]?.RuleArn
}
