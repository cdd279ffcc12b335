import { DescribeInstancesCommand } from '@aws-sdk/client-ec2'
import { AddTagsCommand, DescribeLoadBalancersCommand } from '@aws-sdk/client-elastic-load-balancing-v2'
import { GetHostedZoneCommand, ListHostedZonesByNameCommand } from '@aws-sdk/client-route-53'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { GetCallerIdentity } from '../../../sandbox/operations/sts/get-caller-identity.ts'
import { CREDENTIALS } from '../../../sandbox/server/signature.ts'
import { clientsOf, endpointWith, failureOf } from './endpoint-under-test.ts'

const zones = { HostedZones: [], IsTruncated: false, MaxItems: 100 }

test('a request without a signature is answered 403 MissingAuthenticationToken', async () => {
  const { url } = await endpointWith({})

  const answer = await fetch(url, { method: 'POST', body: 'Action=DescribeRules&Version=2015-12-01' })

  expect(answer.status).toBe(403)
  expect(await answer.text()).toContain('<Code>MissingAuthenticationToken</Code>')
})

test('an unsigned request of Route 53 is refused in the document of Route 53', async () => {
  const { url } = await endpointWith({})

  const answer = await fetch(`${url}/2013-04-01/hostedzone`)

  expect(answer.status).toBe(403)
  expect(await answer.text()).toContain(
    '<ErrorResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/">',
  )
})

test('a wrong secret is SignatureDoesNotMatch, and AuthFailure for EC2', async () => {
  const { url } = await endpointWith({})
  const { elb, ec2, route53, sts } = clientsOf(url, { ...CREDENTIALS, secretAccessKey: 'wrong' })

  const failures = await Promise.all([
    failureOf(elb.send(new DescribeLoadBalancersCommand())),
    failureOf(route53.send(new ListHostedZonesByNameCommand())),
    failureOf(sts.send(new GetCallerIdentityCommand())),
    failureOf(ec2.send(new DescribeInstancesCommand())),
  ])

  expect(failures.map(({ code, status }) => `${status} ${code}`)).toEqual([
    '403 SignatureDoesNotMatch',
    '403 SignatureDoesNotMatch',
    '403 SignatureDoesNotMatch',
    '401 AuthFailure',
  ])
})

test('an unknown key is InvalidClientTokenId, and AuthFailure for EC2', async () => {
  const { url } = await endpointWith({})
  const { elb, ec2 } = clientsOf(url, { ...CREDENTIALS, accessKeyId: 'AKIAUNKNOWN' })

  const failures = await Promise.all([
    failureOf(elb.send(new DescribeLoadBalancersCommand())),
    failureOf(ec2.send(new DescribeInstancesCommand())),
  ])

  expect(failures.map(({ code, status }) => `${status} ${code}`)).toEqual([
    '403 InvalidClientTokenId',
    '401 AuthFailure',
  ])
})

test('bodies, paths and queries with any characters are signed as AWS signs them', async () => {
  const { elb, route53 } = await endpointWith({
    AddTags: () => ({}),
    GetHostedZone: (_world, { Id }: { Id: string }) => ({
      HostedZone: { Id, Name: 'a.', CallerReference: 'r' },
    }),
    ListHostedZonesByName: (_world, { DNSName }: { DNSName: string }) => ({ ...zones, DNSName }),
  })
  const odd = "größe 日本 a+b&c=d*(e)!'~%2F"

  await elb.send(new AddTagsCommand({ ResourceArns: ['arn:a/b'], Tags: [{ Key: odd, Value: '' }] }))
  const { HostedZone: zone } = await route53.send(new GetHostedZoneCommand({ Id: odd }))
  const { DNSName: name } = await route53.send(new ListHostedZonesByNameCommand({ DNSName: odd }))

  expect(zone?.Id).toBe(odd)
  expect(name).toBe(odd)
})

test('a changed body does not fit its signature', async () => {
  const { sts } = await endpointWith({ GetCallerIdentity })
  sts.middlewareStack.add(
    (next) => (sent) => {
      Object.assign(sent.request as object, { body: 'Action=GetCallerIdentity&Version=2011-06-16' })
      return next(sent)
    },
    { step: 'finalizeRequest', priority: 'low' },
  )

  expect(await failureOf(sts.send(new GetCallerIdentityCommand()))).toMatchObject({
    code: 'SignatureDoesNotMatch',
  })
})

test('any region will do, and the caller is told who it is', async () => {
  const { sts } = await endpointWith({ GetCallerIdentity })

  const { Account: account, Arn: arn } = await sts.send(new GetCallerIdentityCommand())

  expect({ account, arn }).toEqual({
    account: '123456789012',
    arn: 'arn:aws:sts::123456789012:assumed-role/switchover/sandbox',
  })
})

test('a signature hours off the clock passes, unless the check was asked for', async () => {
  const lax = await endpointWith({ GetCallerIdentity })
  const strict = await endpointWith({ GetCallerIdentity }, { clockSkew: true })
  await lax.world.clock.advance(3_600_000)
  await strict.world.clock.advance(3_600_000)

  await lax.sts.send(new GetCallerIdentityCommand())
  const failure = await failureOf(strict.sts.send(new GetCallerIdentityCommand()))

  expect(failure).toMatchObject({
    code: 'SignatureDoesNotMatch',
    message: expect.stringContaining('expired'),
  })
})

test('a client that follows the Date header signs by the clock of the sandbox from then on', async () => {
  const { sts, world } = await endpointWith({ GetCallerIdentity }, { clockSkew: true })
  await world.clock.advance(3_600_000)

  await failureOf(sts.send(new GetCallerIdentityCommand()))

  expect(await sts.send(new GetCallerIdentityCommand())).toMatchObject({ Account: '123456789012' })
})
