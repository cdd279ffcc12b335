import { CreateTagsCommand, DescribeInstancesCommand, RunInstancesCommand } from '@aws-sdk/client-ec2'
import {
  CreateRuleCommand,
  DescribeTargetHealthCommand,
  DescribeTrustStoresCommand,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { ChangeResourceRecordSetsCommand, ListTrafficPoliciesCommand } from '@aws-sdk/client-route-53'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { AwsError } from '../../../sandbox/aws-error.ts'
import { endpointWith, failureOf } from './endpoint-under-test.ts'

const refuse = (code: string, message: string, status?: number, messages?: string[]) => () => {
  throw new AwsError(code, message, status, messages)
}

const change = new ChangeResourceRecordSetsCommand({
  HostedZoneId: 'Z1',
  ChangeBatch: { Changes: [{ Action: 'CREATE', ResourceRecordSet: { Name: 'a.b', Type: 'A' } }] },
})

test('an error reaches the client with the code, the words and the status it was thrown with', async () => {
  const { elb, ec2, route53 } = await endpointWith({
    CreateRule: refuse('PriorityInUse', "Priority '10' is currently in use"),
    DescribeTargetHealth: refuse('HealthUnavailable', 'later', 500),
    RunInstances: refuse('InsufficientInstanceCapacity', 'a < b & "c"', 500),
    ChangeResourceRecordSets: refuse('NoSuchHostedZone', 'No hosted zone found with ID: Z1', 404),
  })

  const failures = [
    await failureOf(
      elb.send(new CreateRuleCommand({ ListenerArn: 'l', Priority: 10, Conditions: [], Actions: [] })),
    ),
    await failureOf(elb.send(new DescribeTargetHealthCommand({ TargetGroupArn: 't' }))),
    await failureOf(ec2.send(new RunInstancesCommand({ MinCount: 1, MaxCount: 1 }))),
    await failureOf(route53.send(change)),
  ]

  expect(failures).toEqual([
    { code: 'PriorityInUse', message: "Priority '10' is currently in use", status: 400 },
    { code: 'HealthUnavailable', message: 'later', status: 500 },
    { code: 'InsufficientInstanceCapacity', message: 'a < b & "c"', status: 500 },
    { code: 'NoSuchHostedZone', message: 'No hosted zone found with ID: Z1', status: 404 },
  ])
})

test('a wrong change batch is an ordinary error with its sentences in the message', async () => {
  const { route53 } = await endpointWith({
    ChangeResourceRecordSets: refuse('InvalidChangeBatch', '[Tried to create a, but it exists]'),
  })

  expect(await failureOf(route53.send(change))).toEqual({
    code: 'InvalidChangeBatch',
    message: '[Tried to create a, but it exists]',
    status: 400,
  })
})

test('a wrong change batch is a document that the SDK cannot name, when that shape is chosen', async () => {
  const sentences = ['Tried to create a, but it exists', 'b is wrong']
  const { route53, url } = await endpointWith(
    { ChangeResourceRecordSets: refuse('InvalidChangeBatch', `[${sentences.join(', ')}]`, 400, sentences) },
    { changeBatch: 'messages' },
  )

  const error: unknown = await route53.send(change).catch((reason: unknown) => reason)

  expect(url).toBeDefined()
  expect(await failureOf(route53.send(change))).toMatchObject({ code: 'Unknown', status: 400 })
  expect(error).toMatchObject({ Messages: { Message: sentences } })
})

test('a call that the sandbox does not have is InvalidAction, said aloud', async () => {
  const { elb, route53, warnings } = await endpointWith({})

  const failures = [
    await failureOf(elb.send(new DescribeTrustStoresCommand())),
    await failureOf(route53.send(new ListTrafficPoliciesCommand())),
  ]

  expect(failures).toEqual([
    {
      code: 'InvalidAction',
      message: 'The action DescribeTrustStores is not valid for this web service.',
      status: 400,
    },
    {
      code: 'InvalidAction',
      message: 'The action ListTrafficPolicies is not valid for this web service.',
      status: 400,
    },
  ])
  expect(warnings).toEqual([
    'The sandbox does not have the call elasticloadbalancing DescribeTrustStores; it answered InvalidAction.',
    'The sandbox does not have the call route53 ListTrafficPolicies; it answered InvalidAction.',
  ])
})

test('a call of another service at the wrong door is InvalidAction too', async () => {
  const { elb, backend } = await endpointWith({ DescribeInstances: () => ({}) })
  const body = 'Action=DescribeInstances&Version=2015-12-01'
  elb.middlewareStack.add(
    (next) => (sent) => {
      Object.assign(sent.request as object, { body })
      return next(sent)
    },
    { step: 'build', priority: 'high' },
  )

  expect(await failureOf(elb.send(new DescribeTrustStoresCommand()))).toMatchObject({ code: 'InvalidAction' })
  expect(backend.calls.list()).toMatchObject([
    { service: 'elasticloadbalancing', action: 'DescribeInstances' },
  ])
})

test('a parameter that must be there and is not is answered in the words of its service', async () => {
  const { elb, ec2 } = await endpointWith({ RegisterTargets: () => ({}), RunInstances: () => ({}) })
  const noGroup = { TargetGroupArn: undefined, Targets: [{ Id: 'i-1' }] }
  const noId = { TargetGroupArn: 't', Targets: [{ Id: undefined, Port: 80 }] }

  const failures = [
    await failureOf(elb.send(new RegisterTargetsCommand(noGroup))),
    await failureOf(elb.send(new RegisterTargetsCommand(noId))),
    await failureOf(ec2.send(new RunInstancesCommand({ MinCount: 1, MaxCount: undefined }))),
  ]

  expect(failures.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'ValidationError: The request must contain the parameter TargetGroupArn',
    'ValidationError: The request must contain the parameter Targets.Id',
    'MissingParameter: The request must contain the parameter MaxCount',
  ])
})

test('a call without a result says so as EC2 does', async () => {
  const { ec2, backend } = await endpointWith({ CreateTags: () => ({}) })
  const { ec2: service } = backend.services
  const model = service.model('CreateTags')

  await ec2.send(new CreateTagsCommand({ Resources: ['i-1'], Tags: [{ Key: 'a', Value: 'b' }] }))

  if (model === undefined) throw new Error('EC2 has no CreateTags')
  expect(service.protocol.writeOutput(service, model, {}, 'r').body).toContain('<return>true</return>')
})

test('a mistake of the sandbox itself is a 500 of the service, and said aloud', async () => {
  const { ec2, elb, warnings } = await endpointWith({
    DescribeInstances: () => ({ Reservation: [] }),
    DescribeTargetHealth: () => {
      throw new TypeError('a bug')
    },
  })

  const failures = [
    await failureOf(ec2.send(new DescribeInstancesCommand())),
    await failureOf(elb.send(new DescribeTargetHealthCommand({ TargetGroupArn: 't' }))),
  ]

  expect(failures.map(({ code, status }) => `${status} ${code}`)).toEqual([
    '500 InternalError',
    '500 InternalFailure',
  ])
  expect(warnings.join('\n')).toMatch(/DescribeInstancesResult has no member Reservation.*a bug/s)
})

test('the Date header is the time of the sandbox', async () => {
  const { world, url } = await endpointWith({ GetCallerIdentity: () => ({}) })
  await world.clock.advance(36_000_000)

  const answer = await fetch(url, { method: 'POST' })

  const seconds = (Date.parse(answer.headers.get('date') ?? '') - Date.now()) / 1000
  expect(seconds).toBeGreaterThan(35_990)
  expect(seconds).toBeLessThan(36_010)
})

test('every answer carries the id of its request', async () => {
  const { sts } = await endpointWith({ GetCallerIdentity: () => ({}) })

  const { $metadata: metadata } = await sts.send(new GetCallerIdentityCommand())

  expect(metadata.requestId).toMatch(/^[0-9a-f-]{36}$/)
})
