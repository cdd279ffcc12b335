import { CreateTagsCommand } from '@aws-sdk/client-ec2'
import { CreateRuleCommand, DeleteRuleCommand } from '@aws-sdk/client-elastic-load-balancing-v2'
import { expect, test } from 'vitest'
import { AwsError } from '../../../sandbox/aws-error.ts'
import { createCalls } from '../../../sandbox/server/calls.ts'
import { endpointWith, failureOf } from './endpoint-under-test.ts'

test('every call is logged with its time, parameters and answer, in order', async () => {
  const { elb, ec2, backend, world } = await endpointWith({
    CreateTags: () => ({}),
    DeleteRule: () => {
      throw new AwsError('RuleNotFound', 'One or more rules not found')
    },
  })
  await world.clock.advance(86_400_000)

  await ec2.send(new CreateTagsCommand({ Resources: ['i-1'], Tags: [{ Key: 'a', Value: 'b' }] }))
  await failureOf(elb.send(new DeleteRuleCommand({ RuleArn: 'r' })))

  const tomorrow = new Date(world.clock.now()).toISOString().slice(0, 10)
  expect(backend.calls.list()).toEqual([
    {
      time: expect.stringContaining(tomorrow),
      service: 'ec2',
      action: 'CreateTags',
      parameters: { Resources: ['i-1'], Tags: [{ Key: 'a', Value: 'b' }] },
      status: 200,
    },
    {
      time: expect.stringContaining(tomorrow),
      service: 'elasticloadbalancing',
      action: 'DeleteRule',
      parameters: { RuleArn: 'r' },
      status: 400,
      error: 'RuleNotFound',
    },
  ])
})

test('a secret reaches its call, and never the log', async () => {
  let received: unknown
  const { elb, backend } = await endpointWith({
    CreateRule(_world, input) {
      received = input
      return { Rules: [] }
    },
  })
  const oidc = {
    Issuer: 'i',
    AuthorizationEndpoint: 'a',
    TokenEndpoint: 't',
    UserInfoEndpoint: 'u',
    ClientId: 'c',
    ClientSecret: 'hush',
    UseExistingClientSecret: false,
  }
  const actions = [{ Type: 'authenticate-oidc' as const, AuthenticateOidcConfig: oidc }]

  await elb.send(
    new CreateRuleCommand({
      ListenerArn: 'l',
      Priority: 1,
      Conditions: [{ Field: 'path-pattern' }],
      Actions: actions,
    }),
  )

  expect(JSON.stringify(received)).toContain('hush')
  expect(JSON.stringify(backend.calls.list())).not.toContain('hush')
  expect(backend.calls.list()).toMatchObject([
    {
      parameters: {
        Actions: [{ AuthenticateOidcConfig: { ...oidc, ClientSecret: '***' } }],
      },
    },
  ])
})

test('the log keeps the latest calls and lets go of the oldest', () => {
  const calls = createCalls(3)

  for (let status = 1; status <= 10; status++) {
    calls.note({ time: '', service: '', action: '', parameters: {}, status })
  }

  expect(calls.list().map(({ status }) => status)).toEqual([8, 9, 10])
})
