import { EC2 } from '@aws-sdk/client-ec2'
import { Route53 } from '@aws-sdk/client-route-53'
import { STS } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts'
import { failureOf } from '../server/endpoint-under-test.ts'

interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

let sandbox: Sandbox
let own: ReturnType<typeof clients>
beforeAll(async () => {
  sandbox = await startSandbox({
    targets: 0,
    nodes: 1,
    insyncMs: [0, 0],
    propagationMs: [0, 0],
    speed: 0.001,
  })
  own = clients({
    accessKeyId: sandbox.env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: sandbox.env['AWS_SECRET_ACCESS_KEY'] ?? '',
  })
})
afterAll(() => sandbox.close())
beforeEach(() => fetch(`${sandbox.control}/faults`, { method: 'DELETE' }))

function clients(credentials: Keys) {
  const config = { endpoint: sandbox.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 }
  return { sts: new STS(config), ec2: new EC2(config), route53: new Route53(config) }
}

const assume = (more: object = {}) =>
  own.sts.assumeRole({ RoleArn: sandbox.foreignZone.role, RoleSessionName: 'release', ...more })

async function session(more: object = {}) {
  const { Credentials: given } = await assume(more)
  return clients({
    accessKeyId: given?.AccessKeyId ?? '',
    secretAccessKey: given?.SecretAccessKey ?? '',
    sessionToken: given?.SessionToken ?? '',
  })
}

test('GetCallerIdentity tells the account, and the role with the name of its session', async () => {
  const mine = await own.sts.getCallerIdentity({})
  const theirs = await (await session()).sts.getCallerIdentity({})

  expect(mine).toMatchObject({
    Account: '123456789012',
    Arn: 'arn:aws:sts::123456789012:assumed-role/switchover/sandbox',
  })
  expect(theirs).toMatchObject({
    Account: '210987654321',
    Arn: 'arn:aws:sts::210987654321:assumed-role/dns/release',
    UserId: expect.stringMatching(/^AROA[0-9A-F]{17}:release$/),
  })
})

describe('AssumeRole', () => {
  test('gives keys that last an hour, or as long as asked for', async () => {
    const now = sandbox.world.clock.now()
    const lasting = async (more: object) =>
      Math.round((((await assume(more)).Credentials?.Expiration?.getTime() ?? 0) - now) / 1000)

    expect(await lasting({})).toBe(3600)
    expect(await lasting({ DurationSeconds: 900 })).toBe(900)
  })

  test('tells whom the keys stand for', async () => {
    const { AssumedRoleUser, Credentials } = await assume()

    expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::210987654321:assumed-role/dns/release')
    expect(Credentials?.AccessKeyId).toMatch(/^ASIA[0-9A-F]{16}$/)
  })

  test("reaches the zone of the other account, which the sandbox's own keys do not see", async () => {
    const { id: Id } = sandbox.foreignZone
    const theirs = await session()

    const { HostedZone } = await theirs.route53.getHostedZone({ Id })
    const { HostedZones: listed = [] } = await theirs.route53.listHostedZones({})
    const mine = await failureOf(own.route53.getHostedZone({ Id }))

    expect(HostedZone?.Name).toBe('other.inside.')
    expect(listed.map(({ Name }) => Name)).toEqual(['other.inside.'])
    expect(mine).toMatchObject({ code: expect.stringMatching(/^(AccessDenied|NoSuchHostedZone)$/) })
  })

  test('gives no more than what the role may do', async () => {
    const theirs = await session()

    expect(await failureOf(theirs.ec2.describeInstances({}))).toMatchObject({
      code: 'UnauthorizedOperation',
      status: 403,
    })
  })

  test.each([
    ['that does not trust us', 'arn:aws:iam::210987654321:role/closed'],
    ['that is not there', 'arn:aws:iam::210987654321:role/nowhere'],
  ])('of a role %s is AccessDenied, in the same words', async (_which, RoleArn) => {
    expect(await failureOf(assume({ RoleArn }))).toEqual({
      code: 'AccessDenied',
      message: `User: arn:aws:sts::123456789012:assumed-role/switchover/sandbox is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
      status: 403,
    })
  })

  test('by a session of a role is refused where the role trusts somebody else', async () => {
    const theirs = await session()
    const { role: RoleArn } = sandbox.foreignZone

    expect(await failureOf(theirs.sts.assumeRole({ RoleArn, RoleSessionName: 'again' }))).toMatchObject({
      code: 'AccessDenied',
    })
  })

  test.each([
    ['RoleArn', { RoleArn: 'role' }],
    ['RoleSessionName', { RoleSessionName: 'a b' }],
    ['DurationSeconds', { DurationSeconds: 899 }],
    ['DurationSeconds', { DurationSeconds: 3601 }],
  ])('refuses a wrong %s as ValidationError', async (member, more) => {
    expect(await failureOf(assume(more))).toMatchObject({
      code: 'ValidationError',
      message: expect.stringMatching(new RegExp(member, 'i')),
    })
  })
})

describe('the keys of a session', () => {
  test('are expired when their time is over, in the words of each service', async () => {
    const theirs = await session({ DurationSeconds: 900 })

    await sandbox.world.clock.advance(901_000)

    expect(await failureOf(theirs.sts.getCallerIdentity({}))).toMatchObject({
      code: 'ExpiredToken',
      status: 403,
    })
    expect(await failureOf(theirs.ec2.describeInstances({}))).toMatchObject({ code: 'RequestExpired' })
  })

  test('are nothing without their token', async () => {
    const { Credentials: given } = await assume()
    const { sts } = clients({
      accessKeyId: given?.AccessKeyId ?? '',
      secretAccessKey: given?.SecretAccessKey ?? '',
    })

    expect(await failureOf(sts.getCallerIdentity({}))).toMatchObject({
      code: 'InvalidClientTokenId',
      status: 403,
    })
  })
})

describe('DecodeAuthorizationMessage', () => {
  test('says in JSON what a call that EC2 refused was about', async () => {
    const denial = [{ service: 'ec2', action: 'RunInstances', kind: 'deny' }]
    await fetch(`${sandbox.control}/faults`, { method: 'POST', body: JSON.stringify(denial) })
    const [ImageId] = sandbox.world.compute.images.keys()
    const refused = await failureOf(own.ec2.runInstances({ ImageId, MinCount: 1, MaxCount: 1 }))
    const EncodedMessage = /Encoded authorization failure message: (\S+)$/.exec(refused.message)?.[1]

    const { DecodedMessage = '' } = await own.sts.decodeAuthorizationMessage({ EncodedMessage })

    expect(refused).toMatchObject({ code: 'UnauthorizedOperation', status: 403 })
    expect(JSON.parse(DecodedMessage)).toMatchObject({
      allowed: false,
      explicitDeny: false,
      context: {
        action: 'ec2:RunInstances',
        resource: expect.stringMatching(/^arn:aws:ec2:.*:123456789012:instance\/\*$/),
        principal: { arn: 'arn:aws:sts::123456789012:assumed-role/switchover/sandbox' },
      },
    })
  })

  test('refuses what is no such message', async () => {
    expect(await failureOf(own.sts.decodeAuthorizationMessage({ EncodedMessage: 'mine' }))).toMatchObject({
      code: 'InvalidAuthorizationMessageException',
      status: 400,
    })
  })

  test('can be denied', async () => {
    const denial = [{ service: 'sts', action: 'DecodeAuthorizationMessage', kind: 'deny' }]
    await fetch(`${sandbox.control}/faults`, { method: 'POST', body: JSON.stringify(denial) })

    expect(await failureOf(own.sts.decodeAuthorizationMessage({ EncodedMessage: 'mine' }))).toMatchObject({
      code: 'AccessDenied',
      status: 403,
    })
  })
})
