import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Account, createAccount, group, image, subnetA, subnetC, vpc } from './account.ts'

let account: Account
let blue: string
let green: string
beforeEach(async () => {
  account = createAccount()
  ;[blue = ''] = account.launch({ ...tagged('web-blue-1'), SecurityGroupIds: [group] })
  ;[green = ''] = account.launch({ ...tagged('web-green-1'), SubnetId: subnetC, ClientToken: 'a1' })
  await account.settle()
})
afterEach(() => account.clock.close())

interface Answer {
  Reservations: { Instances: { InstanceId: string; PrivateIpAddress?: string; SubnetId?: string }[] }[]
  NextToken?: string
}
const tagged = (Value: string) => ({
  TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value }] }],
})
const ids = (answer: Answer) =>
  answer.Reservations.flatMap(({ Instances }) => Instances.map(({ InstanceId }) => InstanceId))
const found = (...Filters: { Name: string; Values: string[] }[]) =>
  ids(account.call<Answer>('DescribeInstances', { Filters }))

describe('DescribeInstances', () => {
  test.each([
    ['tag:Name', 'web-blue-1', () => [blue]],
    ['tag:Name', 'web-*', () => [blue, green]],
    ['tag:Name', 'web-?????-1', () => [green]],
    ['tag:Name', 'web-.*', () => []],
    ['tag:name', 'web-blue-1', () => []],
    ['tag-key', 'Name', () => [blue, green]],
    ['client-token', 'a1', () => [green]],
    ['subnet-id', subnetC, () => [green]],
    ['vpc-id', vpc, () => [blue, green]],
    ['image-id', image, () => [blue, green]],
    ['private-ip-address', '127.140.16.4', () => [blue]],
    ['instance-state-name', 'running', () => [blue, green]],
    ['instance-state-name', 'stopped', () => []],
    ['availability-zone', '*a', () => [blue]],
    ['instance.group-id', group, () => [blue]],
  ])('filtered by %s = %s finds those it fits', (Name, value, expected) => {
    expect(found({ Name, Values: [value] })).toEqual(expected())
  })

  test('needs every filter to fit, by any of its values', () => {
    const zones = { Name: 'subnet-id', Values: [subnetA, subnetC] }

    expect(found(zones, { Name: 'tag:Name', Values: ['web-green-1'] })).toEqual([green])
  })

  test('takes a backslash as what makes a wildcard plain', async () => {
    account.call('CreateTags', { Resources: [blue], Tags: [{ Key: 'Name', Value: 'a*' }] })

    expect(found({ Name: 'tag:Name', Values: ['\\*'] })).toEqual([])
    expect(found({ Name: 'tag:Name', Values: ['a\\*'] })).toEqual([blue])
  })

  test('refuses a filter that it does not know, an id of the wrong form, and ids with MaxResults', () => {
    const refusals = [
      { Filters: [{ Name: 'color', Values: ['blue'] }] },
      { InstanceIds: ['blue'] },
      { InstanceIds: [blue], MaxResults: 5 },
      { MaxResults: 4 },
      { NextToken: 'made up' },
    ].map((input) => account.refusal('DescribeInstances', input).split(':')[0])

    expect(refusals).toEqual([
      'InvalidParameterValue',
      'InvalidInstanceID.Malformed',
      'InvalidParameterCombination',
      'InvalidParameterValue',
      'InvalidParameterValue',
    ])
  })

  test('gives everything once over pages', async () => {
    const more = account.launch({ MinCount: 10, MaxCount: 10 })
    await account.settle()
    const seen: string[] = []
    let NextToken: string | undefined
    do {
      const answer: Answer = account.call('DescribeInstances', { MaxResults: 5, NextToken })
      expect(ids(answer).length).toBeLessThanOrEqual(5)
      seen.push(...ids(answer))
      NextToken = answer.NextToken
    } while (NextToken !== undefined)

    expect(seen).toEqual([blue, green, ...more])
  })

  test('shows a terminated instance without network', async () => {
    account.call('TerminateInstances', { InstanceIds: [blue] })
    await account.clock.advance(5000)
    const [instance] = account
      .call<Answer>('DescribeInstances', { InstanceIds: [blue] })
      .Reservations.flatMap(({ Instances }) => Instances)

    expect([instance?.PrivateIpAddress, instance?.SubnetId]).toEqual([undefined, undefined])
    expect(found({ Name: 'subnet-id', Values: [subnetA] })).toEqual([])
  })
})

test('reads may show what was true a while ago, while acts follow the present', async () => {
  account.clock.close()
  account = createAccount({ staleReadsMs: 3000 })
  const [id] = account.launch(tagged('old'))
  await account.clock.advance(20_000)

  account.call('CreateTags', { Resources: [id], Tags: [{ Key: 'Name', Value: 'new' }] })
  const shown = () => {
    const { Tags } = account.call<{ Tags: { ResourceId: string; Value: string }[] }>('DescribeTags')
    return Tags.filter(({ ResourceId }) => ResourceId === id).map(({ Value }) => Value)
  }

  expect([shown(), found({ Name: 'tag:Name', Values: ['new'] })]).toEqual([['old'], []])
  expect([...account.world.compute.tagsOf(id ?? '').values()]).toEqual(['new'])
  await account.clock.advance(3000)
  expect([shown(), found({ Name: 'tag:Name', Values: ['new'] })]).toEqual([['new'], [id]])
})

test('DescribeInstances shows what nobody asked for at the launch as AWS has it by itself', () => {
  const { Reservations } = account.call<{ Reservations: { Instances: object[] }[] }>('DescribeInstances', {
    InstanceIds: [blue],
  })

  expect(Reservations[0]?.Instances[0]).toMatchObject({
    EbsOptimized: false,
    Monitoring: { State: 'disabled' },
    PublicDnsName: '',
    SourceDestCheck: true,
    NetworkInterfaces: [
      { SourceDestCheck: true, PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: '127.140.16.4' }] },
    ],
  })
})

test('DescribeInstances shows detailed monitoring and EBS optimisation that a launch asked for', async () => {
  const [id] = account.launch({ EbsOptimized: true, Monitoring: { Enabled: true } })
  await account.settle()

  const { Reservations } = account.call<{ Reservations: { Instances: object[] }[] }>('DescribeInstances', {
    InstanceIds: [id],
  })
  expect(Reservations[0]?.Instances[0]).toMatchObject({
    EbsOptimized: true,
    Monitoring: { State: 'enabled' },
  })
})

test('DescribeInstanceStatus shows only running instances unless all are asked for', async () => {
  account.call('StopInstances', { InstanceIds: [blue] })
  const statuses = (input: object) =>
    account
      .call<{ InstanceStatuses: { InstanceId: string }[] }>('DescribeInstanceStatus', input)
      .InstanceStatuses.map(({ InstanceId }) => InstanceId)

  expect(statuses({})).toEqual([green])
  expect(statuses({ IncludeAllInstances: true })).toEqual([blue, green])
})

test('DescribeInstanceAttribute gives user data back as it was sent', async () => {
  const UserData = Buffer.from('#!/bin/sh\necho ü\n').toString('base64')
  const [id] = account.launch({ UserData })
  await account.settle()

  expect(account.call('DescribeInstanceAttribute', { InstanceId: id, Attribute: 'userData' })).toEqual({
    InstanceId: id,
    UserData: { Value: UserData },
  })
})

test.each([
  ['enableDnsSupport', { EnableDnsSupport: { Value: true } }],
  ['enableDnsHostnames', { EnableDnsHostnames: { Value: true } }],
  ['enableNetworkAddressUsageMetrics', { EnableNetworkAddressUsageMetrics: { Value: false } }],
])('DescribeVpcAttribute tells %s of the default VPC, and nothing else', (Attribute, value) => {
  expect(account.call('DescribeVpcAttribute', { VpcId: vpc, Attribute })).toEqual({ VpcId: vpc, ...value })
})

test('DescribeVpcAttribute refuses an attribute that VPCs do not have', () => {
  const code = (input: object) => account.refusal('DescribeVpcAttribute', input).split(':')[0]

  expect(code({ VpcId: vpc, Attribute: 'colour' })).toBe('InvalidParameterValue')
  expect(code({ VpcId: vpc })).toBe('MissingParameter')
})

test('the nodes of a load balancer are network interfaces that name it', () => {
  const balancer = account.world.loadBalancing.createLoadBalancer({
    name: 'web',
    scheme: 'internet-facing',
    vpcId: vpc,
    subnets: [
      { id: subnetA, zone: 'ap-northeast-1a' },
      { id: subnetC, zone: 'ap-northeast-1c' },
    ],
    securityGroups: [group],
  })
  const name = balancer.arn.split('loadbalancer/')[1]

  const { NetworkInterfaces } = account.call<{ NetworkInterfaces: { PrivateIpAddress: string }[] }>(
    'DescribeNetworkInterfaces',
    { Filters: [{ Name: 'description', Values: [`ELB ${name}`] }] },
  )

  expect(NetworkInterfaces.map((one) => one.PrivateIpAddress)).toEqual(balancer.nodeAddresses)
})

test.each([
  ['DescribeSubnets', { SubnetIds: ['subnet-0'] }, 'InvalidSubnetID.NotFound'],
  ['DescribeVpcs', { VpcIds: ['vpc-0'] }, 'InvalidVpcID.NotFound'],
  ['DescribeVpcAttribute', { VpcId: 'vpc-0', Attribute: 'enableDnsSupport' }, 'InvalidVpcID.NotFound'],
  ['DescribeImages', { ImageIds: ['ami-0123456789abcdef0'] }, 'InvalidAMIID.NotFound'],
  ['DescribeSecurityGroups', { GroupIds: ['sg-0'] }, 'InvalidGroup.NotFound'],
  ['DescribeLaunchTemplates', { LaunchTemplateIds: ['lt-0'] }, 'InvalidLaunchTemplateId.NotFound'],
])('%s refuses an id that is not there', (action, input, code) => {
  expect(account.refusal(action, input).split(':')[0]).toBe(code)
})

test('the free addresses of a subnet go down with its instances', () => {
  const { Subnets } = account.call<{ Subnets: { AvailableIpAddressCount: number }[] }>('DescribeSubnets', {
    SubnetIds: [subnetA],
  })

  expect(Subnets.map((subnet) => subnet.AvailableIpAddressCount)).toEqual([4090])
})
