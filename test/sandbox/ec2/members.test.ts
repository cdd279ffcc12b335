import { afterEach, beforeEach, expect, test } from 'vitest'
import { zoneIdOf } from '../../../sandbox/operations/ec2/zone-ids.ts'
import { type Account, createAccount, group, image, subnetA, subnetC, vpc } from './account.ts'

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
    EnaSupport: true,
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

test('of the default VPC one subnet in each zone is a default one, of another VPC none', () => {
  const { compute } = account.world
  const other = compute.addVpc().id
  compute.addSubnet({ id: 'subnet-2', vpcId: vpc, zone: 'ap-northeast-1a' })
  compute.addSubnet({ id: 'subnet-3', vpcId: other, zone: 'ap-northeast-1d' })
  const filter = { Filters: [{ Name: 'default-for-az', Values: ['true'] }] }

  const subnets = (input: object) =>
    account.call<{ Subnets: Shown[] }>('DescribeSubnets', input).Subnets.map(({ SubnetId }) => SubnetId)

  expect(subnets(filter)).toEqual([subnetA, subnetC])
  expect(only('DescribeSubnets', 'Subnets', { SubnetIds: ['subnet-2'] })['DefaultForAz']).toBe(false)
  expect(account.call('DescribeVpcAttribute', { VpcId: other, Attribute: 'enableDnsHostnames' })).toEqual({
    VpcId: other,
    EnableDnsHostnames: { Value: false },
  })
})

test.each([
  ['us-east-1b', 'use1-az2'],
  ['ap-southeast-2c', 'apse2-az3'],
  ['us-gov-west-1a', 'usgw1-az1'],
])('the zone %s has an id like %s', (zone, id) => {
  expect(zoneIdOf(zone)).toBe(id)
})

test('a group is named within the default VPC', () => {
  account.world.compute.addSecurityGroup({ vpcId: account.world.compute.addVpc().id, name: 'elsewhere' })
  const groups = (...GroupNames: string[]) =>
    account.call<{ SecurityGroups: Shown[] }>('DescribeSecurityGroups', { GroupNames }).SecurityGroups

  expect(groups('default', 'web').map(({ VpcId }) => VpcId)).toEqual([vpc, vpc])
  expect(account.refusal('DescribeSecurityGroups', { GroupNames: ['elsewhere'] })).toBe(
    `InvalidGroup.NotFound: The security group 'elsewhere' does not exist in default VPC '${vpc}'`,
  )
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
    EnaSupport: true,
    ImageLocation: expect.stringMatching(/^123456789012\//),
    Hypervisor: 'xen',
    PlatformDetails: 'Linux/UNIX',
    BlockDeviceMappings: [{ Ebs: { SnapshotId: expect.stringMatching(/^snap-/), Encrypted: false } }],
  })
  expect(account.refusal('DescribeImages', { ImageIds: ['image'] })).toMatch(/^InvalidAMIID.Malformed/)
})
