import { EC2 } from '@aws-sdk/client-ec2'
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2'
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts'
import { failureOf } from '../server/endpoint-under-test.ts'

let sandbox: Sandbox
let iam: IAM
let ec2: EC2
let elbv2: ElasticLoadBalancingV2
beforeAll(async () => {
  sandbox = await startSandbox({ targets: 1, children: 0, routes: 2, speed: 0.001 })
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = sandbox.env
  const config = {
    endpoint: sandbox.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  }
  ;[iam, ec2, elbv2] = [new IAM(config), new EC2(config), new ElasticLoadBalancingV2(config)]
})
beforeEach(() => fetch(`${sandbox.control}/faults`, { method: 'DELETE' }))
afterAll(async () => {
  for (const client of [iam, ec2, elbv2]) client.destroy()
  await sandbox.close()
})

const role = 'arn:aws:iam::123456789012:role/switchover'
const faults = (...list: readonly object[]) =>
  fetch(`${sandbox.control}/faults`, { method: 'POST', body: JSON.stringify(list) })

/** Decisions, as `action resource: decision`. */
async function simulated(actions: string[], resources: string[]): Promise<readonly string[]> {
  const { EvaluationResults = [] } = await iam.simulatePrincipalPolicy({
    PolicySourceArn: role,
    ActionNames: actions,
    ResourceArns: resources,
  })
  return EvaluationResults.flatMap(
    ({ EvalActionName, EvalResourceName, EvalDecision, ResourceSpecificResults: each }) =>
      each === undefined || each.length === 0
        ? [`${EvalActionName} ${EvalResourceName}: ${EvalDecision}`]
        : each.map((one) => `${EvalActionName} ${one.EvalResourceName}: ${one.EvalResourceDecision}`),
  )
}

test('what a fault denies is denied by the simulation and by the call, of the resource that it names alone', async () => {
  const [one = '', two = ''] = [...sandbox.world.loadBalancing.listeners.keys()]
  await faults(
    { action: 'ModifyListener', kind: 'deny', match: { ListenerArn: one }, times: 9 },
    { service: 'elbv2', action: 'CreateRule', kind: 'deny', times: 9 },
  )

  expect(
    await simulated(['elasticloadbalancing:ModifyListener', 'elasticloadbalancing:CreateRule'], [one, two]),
  ).toEqual([
    `elasticloadbalancing:ModifyListener ${one}: implicitDeny`,
    `elasticloadbalancing:ModifyListener ${two}: allowed`,
    `elasticloadbalancing:CreateRule ${one}: implicitDeny`,
    `elasticloadbalancing:CreateRule ${two}: implicitDeny`,
  ])
  expect(await failureOf(elbv2.modifyListener({ ListenerArn: one }))).toMatchObject({ code: 'AccessDenied' })
  await elbv2.modifyListener({ ListenerArn: two })
})

test('a denial that comes later is not foretold, one that is over is forgotten', async () => {
  const ask = () => simulated(['ec2:TerminateInstances'], ['*'])
  await faults({ action: 'TerminateInstances', kind: 'deny', nth: 2 })

  const [instance = ''] = sandbox.world.compute.instances.keys()
  const told = [await ask()]
  for (const _ of [1, 2]) {
    await failureOf(ec2.terminateInstances({ InstanceIds: [instance], DryRun: true }))
    told.push(await ask())
  }

  expect(told.flat()).toEqual([
    'ec2:TerminateInstances *: allowed',
    'ec2:TerminateInstances *: implicitDeny',
    'ec2:TerminateInstances *: allowed',
  ])
})

test('a role that is not there, a session and an action without a service are refused', async () => {
  const ask = (PolicySourceArn: string, action = 'ec2:RunInstances') =>
    failureOf(iam.simulatePrincipalPolicy({ PolicySourceArn, ActionNames: [action] }))

  expect(await ask('arn:aws:iam::123456789012:role/lost')).toMatchObject({ code: 'NoSuchEntity' })
  expect(await ask('arn:aws:sts::123456789012:assumed-role/switchover/sandbox')).toMatchObject({
    code: 'InvalidInput',
  })
  expect(await ask(role, 'RunInstances')).toMatchObject({ code: 'InvalidInput' })
})

test('more answers than one page takes come on the next', async () => {
  const ask = (Marker?: string) =>
    iam.simulatePrincipalPolicy({
      PolicySourceArn: role,
      ActionNames: ['ec2:RunInstances', 'ec2:CreateTags', 'ec2:StopInstances'],
      MaxItems: 2,
      Marker,
    })
  const first = await ask()
  const second = await ask(first.Marker)

  const names = [first, second].map(({ EvaluationResults }) =>
    EvaluationResults?.map(({ EvalActionName }) => EvalActionName),
  )
  expect(names).toEqual([['ec2:RunInstances', 'ec2:CreateTags'], ['ec2:StopInstances']])
  expect([first.IsTruncated, second.IsTruncated]).toEqual([true, false])
})

test('a dry run meets no fault that lies behind the permissions, and does not count for one', async () => {
  const [instance = ''] = sandbox.world.compute.instances.keys()
  const ask = (DryRun: boolean) =>
    failureOf(ec2.createTags({ Resources: [instance], Tags: [{ Key: 'a', Value: 'b' }], DryRun }))
  await faults({ action: 'CreateTags', kind: 'error', code: 'InternalError' })

  expect(await ask(true)).toMatchObject({ code: 'DryRunOperation' })
  expect(await ask(false)).toMatchObject({ code: 'InternalError' })
})
