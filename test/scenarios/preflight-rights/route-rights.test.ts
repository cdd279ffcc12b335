import { createHash } from 'node:crypto'
import { DescribeListenersCommand, DescribeRulesCommand } from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApiCall } from '../../support/api-call.ts'
import type { ActionResult } from '../../support/runner.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ routes: 5 })
})
afterAll(() => stage.close())

/** All listeners and rules of the service, as AWS tells them. */
async function everyRoute(): Promise<string> {
  const { elbv2, service } = stage.person
  const told = await Promise.all(
    service('web').routes.map(async ({ listener, rule }) =>
      rule === undefined
        ? (await elbv2.send(new DescribeListenersCommand({ ListenerArns: [listener ?? ''] }))).Listeners
        : (await elbv2.send(new DescribeRulesCommand({ RuleArns: [rule] }))).Rules,
    ),
  )
  return JSON.stringify(told)
}

const isLease = ({ action, parameters }: ApiCall) =>
  action === 'DeleteRule' ||
  (action === 'CreateRule' && JSON.stringify(parameters).includes('X-Switchover-Lease'))

/** Writes from here on, but for the lease. */
async function writesSince(before: number): Promise<readonly string[]> {
  const writes = (await stage.writes()).slice(before)
  return writes.filter((call) => !isLease(call)).map(({ action, error }) => `${action} ${error ?? 'done'}`)
}

/** It is refused so, with one notice: what IAM did not tell. */
function expectRefused({ code, outputs, commands, log }: ActionResult, why: RegExp): void {
  expect([code, outputs['outcome']], log).toEqual([1, 'refused'])
  const said = (kind: string) => commands.flatMap(({ name, message }) => (name === kind ? [message] : []))
  expect(said('error')).toEqual([expect.stringMatching(why)])
  expect(said('notice')).toEqual([
    expect.stringMatching(/elasticloadbalancing:ModifyRule.*SimulatePrincipalPolicy/),
  ])
}

test('a denied ModifyRule of the fourth route is found before the first launch: nothing is changed', async () => {
  const { routes } = stage.person.service('web')
  const [denied] = [routes[3]?.rule]
  expect(denied).toMatch(/listener-rule/)
  const [shown, before] = [await everyRoute(), (await stage.writes()).length]
  await stage.faults([
    { service: 'iam', action: 'SimulatePrincipalPolicy', kind: 'deny', times: 9 },
    { action: 'ModifyRule', match: { RuleArn: denied ?? '' }, kind: 'deny', times: 9 },
  ])

  const result = await stage.run('deploy', { release: 'v2' })
  expectRefused(
    result,
    new RegExp(
      `ModifyRule ${denied}: AccessDenied: .* Give the role what is missing, and run the command again`,
    ),
  )
  expect(
    createHash('sha256')
      .update(await everyRoute())
      .digest('hex'),
  ).toBe(createHash('sha256').update(shown).digest('hex'))
  expect(await writesSince(before)).toEqual([
    'ModifyListener done',
    'ModifyRule done',
    'ModifyListener done',
    'ModifyRule AccessDenied',
    'ModifyListener done',
  ])
  expect(await stage.person.look()).toMatchObject({ green: [], apart: [], preview: 'none' })
})
