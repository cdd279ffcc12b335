import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Account, createAccount, group, image, subnetA, vpc } from './account.ts'

let account: Account
beforeEach(() => {
  account = createAccount()
})
afterEach(() => account.clock.close())

type Shown = Record<string, unknown>

/** The one thing of that list in the answer. */
function only(action: string, list: string, input: object = {}): Shown {
  const [thing] = account.call<Record<string, Shown[]>>(action, input)[list] ?? []
  if (thing === undefined) throw new Error(`${action} shows nothing in ${list}`)
  return thing
}

async function instanceOf(...steps: readonly string[]): Promise<Shown> {
  const [id] = account.launch()
  await account.settle()
  for (const action of steps) account.call(action, { InstanceIds: [id] })
  await account.clock.advance(5000)
  const [one] = only('DescribeInstances', 'Reservations', { InstanceIds: [id] })['Instances'] as Shown[]
  return one ?? {}
}

// Members of the examples in AWS's API reference and the AWS CLI's documentation.
test('an instance is shown with its interface, attachment and volumes', async () => {
  const instance = await instanceOf()
  const [net] = instance['NetworkInterfaces'] as Shown[]
  const address = String(instance['PrivateIpAddress'])

  expect(instance).toMatchObject({
    Hypervisor: 'xen',
    HibernationOptions: { Configured: false },
    PlatformDetails: 'Linux/UNIX',
    ProductCodes: [],
    UsageOperation: 'RunInstances',
    PrivateDnsName: `ip-${address.replaceAll('.', '-')}.ap-northeast-1.compute.internal`,
    BlockDeviceMappings: [{ Ebs: { AttachTime: expect.any(Date) } }],
  })
  expect(net).toMatchObject({
    MacAddress: expect.stringMatching(/^02:00(:[0-9a-f]{2}){4}$/),
    PrivateDnsName: instance['PrivateDnsName'],
    Ipv6Addresses: [],
    Attachment: {
      AttachmentId: expect.stringMatching(/^eni-attach-[0-9a-f]{17}$/),
      AttachTime: expect.any(Date),
      DeviceIndex: 0,
      NetworkCardIndex: 0,
    },
  })
  expect(only('DescribeNetworkInterfaces', 'NetworkInterfaces')).toMatchObject({
    NetworkInterfaceId: net?.['NetworkInterfaceId'],
    MacAddress: net?.['MacAddress'],
    SourceDestCheck: true,
    Attachment: { InstanceOwnerId: '123456789012', InstanceId: instance['InstanceId'] },
  })
})

test('in us-east-1 private names end in ec2.internal', async () => {
  account.clock.close()
  account = createAccount({ region: 'us-east-1' })

  const instance = await instanceOf()

  expect(instance['PrivateDnsName']).toMatch(/^ip-[\d-]+\.ec2\.internal$/)
})

test('an instance that a user ended says when, and shows its former network as empty lists', async () => {
  const instance = await instanceOf('TerminateInstances')

  expect(instance).toMatchObject({
    State: { Name: 'terminated' },
    StateTransitionReason: expect.stringMatching(/^User initiated \(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d GMT\)$/),
    NetworkInterfaces: [],
    SecurityGroups: [],
    BlockDeviceMappings: [],
    PrivateDnsName: '',
  })
  expect(instance).not.toHaveProperty('SubnetId')
})

test('a network is shown with its zone, its groups and what they let pass', () => {
  expect(only('DescribeSubnets', 'Subnets', { SubnetIds: [subnetA] })).toMatchObject({
    AvailabilityZoneId: 'apne1-az1',
    DefaultForAz: true,
    Ipv6Native: false,
    PrivateDnsNameOptionsOnLaunch: { HostnameType: 'ip-name' },
  })
  expect(only('DescribeAvailabilityZones', 'AvailabilityZones')).toMatchObject({
    ZoneId: 'apne1-az1',
    GroupName: 'ap-northeast-1',
    Messages: [],
  })
  expect(only('DescribeVpcs', 'Vpcs', { VpcIds: [vpc] })).toMatchObject({
    DhcpOptionsId: expect.stringMatching(/^dopt-/),
    CidrBlockAssociationSet: [{ CidrBlock: '127.140.0.0/16', CidrBlockState: { State: 'associated' } }],
  })
  expect(only('DescribeSecurityGroups', 'SecurityGroups', { GroupIds: [group] })).toMatchObject({
    SecurityGroupArn: `arn:aws:ec2:ap-northeast-1:123456789012:security-group/${group}`,
    IpPermissions: [],
    IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  })
})

test('the default group lets in what comes out of it', () => {
  const [named] = account.call<{ SecurityGroups: { GroupId: string; IpPermissions: unknown }[] }>(
    'DescribeSecurityGroups',
    { GroupNames: ['default'] },
  ).SecurityGroups

  expect(named?.IpPermissions).toMatchObject([
    { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: named?.GroupId, UserId: '123456789012' }] },
  ])
})

test('an image is shown with where it is kept, and a malformed id of one is told from an unknown one', () => {
  expect(only('DescribeImages', 'Images', { ImageIds: [image] })).toMatchObject({
    ImageLocation: expect.stringMatching(/^123456789012\//),
    Hypervisor: 'xen',
    PlatformDetails: 'Linux/UNIX',
    BlockDeviceMappings: [{ Ebs: { SnapshotId: expect.stringMatching(/^snap-/), Encrypted: false } }],
  })
  expect(account.refusal('DescribeImages', { ImageIds: ['image'] })).toMatch(/^InvalidAMIID.Malformed/)
})
