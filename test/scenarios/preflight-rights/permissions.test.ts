import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Mapping } from '../support/config.ts'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ routes: 2 })
})
afterEach(() => stage.reset())
afterAll(() => stage.close())

const role = 'arn:aws:iam::123456789012:role/switchover'
const always = 10_000
const noSimulation = { service: 'iam', action: 'SimulatePrincipalPolicy', kind: 'deny', times: always }

/** What a deploy says that meets these faults; nothing was written, and nothing is left of a dry run. */
async function refused(faults: readonly Mapping[], why: RegExp, command = 'deploy'): Promise<string> {
  await stage.faults(faults)
  const before = (await stage.writes()).length
  const result = await stage.run(command, command === 'switch' ? {} : { release: 'v2' })

  expectRefusal(result, why)
  expect((await stage.writes()).slice(before)).toEqual([])
  return result.log
}

test('every missing permission is told at once, each with its resources and the statement to add', async () => {
  const { routes, 'target-groups': groups } = stage.person.service('web')
  const deny = (action: string, more: Mapping = {}) => ({ action, kind: 'deny', times: always, ...more })
  const log = await refused(
    [
      deny('ModifyRule', { match: { RuleArn: routes[1]?.rule ?? '' } }),
      deny('RegisterTargets'),
      deny('ChangeResourceRecordSets'),
      deny('TerminateInstances'),
    ],
    /permissions/,
  )

  expect(log).toContain(`${role} may not elasticloadbalancing:ModifyRule on ${routes[1]?.rule}`)
  expect(log).toContain(
    `${role} may not elasticloadbalancing:RegisterTargets on ${groups.blue}, ${groups.green}`,
  )
  expect(log).toContain(
    `Add to a policy of the role: ${JSON.stringify({ Effect: 'Allow', Action: 'elasticloadbalancing:RegisterTargets', Resource: [groups.blue, groups.green] })}`,
  )
  expect(log).toMatch(/may not route53:ChangeResourceRecordSets on arn:aws:route53:::hostedzone\/Z/)
  expect(log).toMatch(/may not ec2:TerminateInstances on arn:aws:ec2:us-east-1:123456789012:instance\/\*/)
})

thorough('where one read is denied, all that are denied are told', async () => {
  const deny = (action: string) => ({ action, kind: 'deny', times: always })
  const log = await refused(
    [deny('DescribeRules'), deny('DescribeTargetHealth'), deny('DescribeImages')],
    /the role may not do what this run needs/,
  )

  const actions = [
    'ec2:DescribeImages',
    'elasticloadbalancing:DescribeRules',
    'elasticloadbalancing:DescribeTargetHealth',
  ]
  expect(log).toContain(
    `permissions: ${role} may not ${actions.join(', ')}. Add to a policy of the role: ${JSON.stringify({ Effect: 'Allow', Action: actions, Resource: '*' })}`,
  )
})

thorough('a launch is tried by its dry run, with its own parameters, and told why it is denied', async () => {
  await refused(
    [{ ...noSimulation }, { action: 'RunInstances', kind: 'deny', times: always }],
    /may not ec2:RunInstances on arn:aws:ec2:us-east-1:123456789012:instance\/\*: no statement of a policy allows it/,
  )

  const tried = (await stage.calls()).find(({ action }) => action === 'RunInstances')
  expect(tried?.parameters).toMatchObject({ DryRun: true, InstanceType: 't3.small' })
  expect(JSON.stringify(tried?.parameters)).toContain('switchover:owner')
})

thorough(
  'where IAM may not be asked, a deploy goes ahead with one notice that says what was not checked',
  async () => {
    await stage.faults([noSimulation])

    const result = await stage.run('deploy', { release: 'v2' })

    expectEnd(result, 'held, green v2, blue v1')
    const notices = result.commands.filter(({ name }) => name === 'notice')
    expect(notices.map(({ message }) => message)).toEqual([
      'whether the role may do this was not checked beforehand: ec2:TerminateInstances, elasticloadbalancing:AddTags, elasticloadbalancing:CreateRule, elasticloadbalancing:DeleteRule, elasticloadbalancing:DeregisterTargets, elasticloadbalancing:ModifyListener, elasticloadbalancing:ModifyRule, elasticloadbalancing:RegisterTargets, route53:ChangeResourceRecordSets (iam:SimulatePrincipalPolicy answered AccessDenied)',
    ])
  },
)

thorough(
  'what a command does not do it need not be allowed: provision without the switch, switch without a launch',
  async () => {
    const { routes } = stage.person.service('web')
    const listener = { action: 'ModifyListener', kind: 'deny', times: always }
    await stage.faults([
      listener,
      { action: 'ModifyRule', match: { RuleArn: routes[1]?.rule ?? '' }, kind: 'deny', times: always },
    ])
    expectEnd(await stage.run('provision', { release: 'v2' }), 'provisioned, blue v1, green v2')

    const log = await refused([listener], /may not elasticloadbalancing:ModifyListener on/, 'switch')
    expect(log).toContain(routes[0]?.listener)
  },
)

thorough('a way back is never refused for a permission: it is tried', async () => {
  expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
  await stage.faults([{ action: 'RegisterTargets', kind: 'deny', times: always }])

  expectEnd(await stage.run('rollback'), 'rolled-back, blue v1, green v2')
})
