import type { EvaluationResult, SimulatePrincipalPolicyCommandInput } from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { readConfig } from '../../src/action/config/read.ts'
import { createClients } from '../../src/aws/clients.ts'
import { simulate } from '../../src/aws/rights/simulate.ts'
import { pathOf } from '../docs/markdown.ts'
import { aRun, signal } from './support/adapter.ts'

const { services } = await readConfig('.github/switchover.yml', pathOf('examples'))
const [service] = Object.values(services)
if (service === undefined) throw new Error('the example has a service')
const { settings } = service

const action = 'elasticloadbalancing:RegisterTargets'
const group = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web-blue/0123456789abcdef'

/** What is made of IAM's answer to one call on one target group, and what IAM was asked. */
async function judged(result: Partial<EvaluationResult>, call = action) {
  const asked: SimulatePrincipalPolicyCommandInput[] = []
  const iam = async () => ({
    simulatePrincipalPolicy: async (input: SimulatePrincipalPolicyCommandInput) => {
      asked.push(input)
      const whole = { EvalActionName: call, EvalDecision: 'implicitDeny' as const, ...result }
      return { EvaluationResults: [whole], $metadata: {} }
    },
  })
  const scope = {
    clients: { ...createClients(), iam },
    settings,
    owner: 'owner',
    run: aRun,
    say: () => {},
    wrote: new Map(),
  }
  const need = { actions: [call], resources: [group] }
  const found = await simulate(scope, 'arn:aws:iam::123456789012:role/switchover', need, signal)
  const regions = asked
    .flatMap(({ ContextEntries = [] }) => ContextEntries)
    .filter(({ ContextKeyName }) => ContextKeyName === 'aws:RequestedRegion')
  return { ...found, regions: regions.flatMap(({ ContextKeyValues = [] }) => ContextKeyValues) }
}

test('the resource is the one that was asked about: IAM names what kind of one it is', async () => {
  const { denied } = await judged({ EvalResourceName: 'arn:PARTITION:elasticloadbalancing:REGION:…' })

  expect(denied).toMatchObject([{ action, resource: group, by: undefined }])
})

test('what an organisation denies, by conditions that IAM was not told of, is not known', async () => {
  const organisation = { OrganizationsDecisionDetail: { AllowedByOrganizations: false } }

  expect(await judged({ EvalDecision: 'explicitDeny', ...organisation })).toMatchObject({
    denied: [],
    unknown: [
      {
        action,
        why: 'a policy of the organisation denies it, unless that depends on what IAM was not told',
      },
    ],
  })
})

test('who denies is told: a statement, or the permissions boundary', async () => {
  const boundary = { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false } }

  expect((await judged({ EvalDecision: 'explicitDeny' })).denied).toMatchObject([{ by: 'statement' }])
  expect((await judged(boundary)).denied).toMatchObject([{ by: 'boundary' }])
})

test('IAM is told of the Region of each call', async () => {
  expect((await judged({ EvalDecision: 'allowed' })).regions).toEqual(['eu-west-1'])
  const route53 = 'route53:ChangeResourceRecordSets'
  expect((await judged({ EvalDecision: 'allowed' }, route53)).regions).toEqual(['us-east-1'])
})
