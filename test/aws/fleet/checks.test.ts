import type { RequestLaunchTemplateData } from '@aws-sdk/client-ec2'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../../sandbox/start.ts'
import type { Ec2Settings } from '../../../src/settings.ts'
import { adapterOf, type Ec2Service, perform, quickSandbox, settingsOf, signal } from '../support/adapter.ts'
import { launchedOn, setCapacity, setFaults } from '../support/control.ts'

let sandbox: Sandbox
let settings: Ec2Service
const open = async (options: Parameters<typeof quickSandbox>[0] = {}) => {
  sandbox = await quickSandbox({ targets: 0, ...options })
  settings = settingsOf(sandbox)
}
beforeEach(() => open())
afterEach(() => sandbox.close())

const mistakesOf = async (change: Partial<Ec2Service>) => {
  const mistakes = await (await adapterOf(sandbox, change)).check(signal)
  return mistakes.map(({ path, said }) => `${path.replace('services.web.', '')}: ${said}`)
}
const mistakesIn = (change: Partial<Ec2Settings>) => mistakesOf({ fleet: { ...settings.fleet, ...change } })

const compute = () => sandbox.world.compute
const vpcId = () => compute().subnets.get(settings.fleet.subnets[0] ?? '')?.vpcId ?? ''

const template = (data: RequestLaunchTemplateData = {}): string => {
  const { id } = compute().addLaunchTemplate('web')
  compute().addLaunchTemplateVersion(id, { data: { ...data } })
  return id
}

const parameter = (name: string, value: string) =>
  sandbox.world.systemsManager.parameters.put({
    ...{ name, value, type: 'String', tier: 'Standard', dataType: 'text' },
  })

const dns = (change: Partial<NonNullable<Ec2Service['dns']>>): Partial<Ec2Service> => {
  if (settings.dns === undefined) throw new Error('the seeded service has a zone')
  return { dns: { ...settings.dns, ...change } }
}

test('a launch template, and a version of it, must exist', async () => {
  const id = template({ ImageId: 'ami-0' })

  expect(await mistakesIn({ launchTemplate: { id: 'lt-0123456789abcdef0', version: '1' } })).toEqual([
    'fleet.ec2.launch-template: the launch template lt-0123456789abcdef0 version 1 does not exist',
  ])
  expect(await mistakesIn({ launchTemplate: { id, version: '7' } })).toEqual([
    `fleet.ec2.launch-template: the launch template ${id} version 7 does not exist`,
  ])
})

test('an image must come from the config or from the template', async () => {
  const id = template({ InstanceType: 't3.micro' })

  expect(await mistakesIn({ image: undefined, launchTemplate: { id, version: '1' } })).toEqual([
    `fleet.ec2.launch-template: ${id} version 1 names no image`,
  ])
})

test('the image of a template is looked at as well', async () => {
  const id = template({ ImageId: 'ami-0123456789abcdef0' })

  expect(await mistakesIn({ image: undefined, launchTemplate: { id, version: '1' } })).toEqual([
    'fleet.ec2.launch-template: the image ami-0123456789abcdef0 does not exist',
  ])
})

test('a parameter must exist and hold the id of an image that exists', async () => {
  parameter('/images/words', 'the newest')
  parameter('/images/gone', 'ami-0123456789abcdef0')

  expect(await mistakesIn({ image: { ssm: '/images/none' } })).toEqual([
    'fleet.ec2.image.ssm: the parameter /images/none does not exist',
  ])
  expect(await mistakesIn({ image: { ssm: '/images/words' } })).toEqual([
    'fleet.ec2.image.ssm: the value of the parameter /images/words is no image id',
  ])
  expect(await mistakesIn({ image: { ssm: '/images/gone' } })).toEqual([
    'fleet.ec2.image.ssm: the image ami-0123456789abcdef0 does not exist',
  ])
})

test('a type that no zone of the subnets has is a mistake; one zone is enough', async () => {
  const zones = settings.fleet.subnets.map((id) => compute().subnets.get(id)?.zone ?? '')
  await setCapacity(sandbox, {
    notOffered: [
      { type: 't3.large', zone: zones[0] },
      { type: 't3.micro', zone: zones[0] },
      { type: 't3.micro', zone: zones[1] },
    ],
  })

  expect(await mistakesIn({ types: ['t3.large', 't3.micro', 'x9.huge'] })).toEqual([
    `fleet.ec2.types[1]: the type t3.micro is offered in none of the subnets' zones (${zones.join(', ')})`,
    `fleet.ec2.types[2]: the type x9.huge is offered in none of the subnets' zones (${zones.join(', ')})`,
  ])
})

test('the type of a template is looked at where the config names none', async () => {
  const id = template({ InstanceType: 'x9.huge' } as object)

  expect(await mistakesIn({ types: [], subnets: [], launchTemplate: { id, version: '1' } })).toEqual([
    'fleet.ec2.launch-template: the type x9.huge is offered nowhere in this Region',
  ])
})

test('a type that cannot run the image is a mistake', async () => {
  expect(await mistakesIn({ types: ['t3.small', 't4g.small'] })).toEqual([
    expect.stringMatching(
      /^fleet\.ec2\.image: the image ami-\w+ is for x86_64, which t4g\.small cannot run$/,
    ),
  ])
})

test('a subnet in a zone that the load balancer is not enabled in is a mistake', async () => {
  const { region } = sandbox.world.settings
  const { id } = compute().addSubnet({ vpcId: vpcId(), zone: `${region}c` })

  expect(await mistakesIn({ subnets: [...settings.fleet.subnets, id] })).toEqual([
    `fleet.ec2.subnets[2]: the subnet ${id} is in ${region}c, where the load balancer is not enabled`,
  ])
})

test('subnets and security groups of another VPC are mistakes', async () => {
  const other = compute().addVpc().id
  const { region } = sandbox.world.settings
  const subnet = compute().addSubnet({ vpcId: other, zone: `${region}a` }).id
  const group = compute().addSecurityGroup({ vpcId: other, name: 'web' }).id

  const said = await mistakesIn({ subnets: [subnet], securityGroups: [group] })

  expect(said).toEqual([
    `fleet.ec2.subnets[0]: the subnet ${subnet} is in ${other}, the target groups are in ${vpcId()}`,
    `fleet.ec2.security-groups[0]: the security group ${group} is in ${other}, the target groups are in ${vpcId()}`,
  ])
})

test('a key pair must exist', async () => {
  expect(await mistakesIn({ keyName: 'lost' })).toEqual([
    'fleet.ec2.key-name: the key pair lost does not exist',
  ])
  expect(await mistakesIn({ keyName: 'ops' })).toEqual([])
})

test('a public address cannot be asked for beside groups of the instance', async () => {
  const id = template({ SecurityGroupIds: [...settings.fleet.securityGroups] })

  const said = await mistakesIn({ publicIp: true, launchTemplate: { id, version: '1' } })

  expect(said).toEqual([
    'fleet.ec2.public-ip: cannot be asked for beside a launch template that names security groups of the instance',
  ])
})

test('records of public addresses need instances that have some', async () => {
  expect(await mistakesOf(dns({ address: 'public' }))).toEqual([
    'dns.address: asks for public addresses, and the instances get none',
  ])
  const fleet = { ...settings.fleet, publicIp: true }
  expect(await mistakesOf({ ...dns({ address: 'public' }), fleet })).toEqual([])
})

test('a tag of a template whose key cannot be read from the metadata is a mistake', async () => {
  const id = template({
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'cost/center', Value: '7' }] }],
  })

  expect(await mistakesIn({ launchTemplate: { id, version: '1' } })).toEqual([
    'fleet.ec2.launch-template: the key "cost/center" of an instance\'s tag cannot be read from its metadata',
  ])
})

test('addresses for all instances must be free; those of the attempt itself count', async () => {
  const { region } = sandbox.world.settings
  const cidr = `127.${sandbox.world.settings.network}.240.0/28`
  const { id } = compute().addSubnet({ vpcId: vpcId(), zone: `${region}a`, cidr })
  const free = compute().freeAddresses(id)
  const small = { subnets: [id], count: { live: false, atLeast: free } }
  expect(await mistakesIn({ ...small, count: { live: false, atLeast: free + 2 } })).toEqual([
    `fleet.ec2.subnets: the subnets have ${free} free addresses, ${free + 2} are needed`,
  ])

  const run = await adapterOf(sandbox, { fleet: { ...settings.fleet, ...small } })
  const launch = { kind: 'launch', color: 'green', attempt: 'a2', release: 'v2', made: run.made } as const
  await perform(run, { ...launch, count: 3 })
  await expect.poll(() => launchedOn(sandbox).every(({ state }) => state === 'running')).toBe(true)

  expect(await mistakesIn(small)).toEqual([])
})

test('a target group, and a load balancer, takes so many targets and no more', async () => {
  await sandbox.close()
  await open({ targets: 2 })

  expect(await mistakesIn({ count: { live: false, atLeast: 1001 } })).toEqual([
    'fleet.ec2.count: 1001 instances are asked for; a target group takes 1000',
  ])
  expect(await mistakesIn({ count: { live: false, atLeast: 999 } })).toEqual([
    'fleet.ec2.count: blue and green together would have 1001 targets (2 on blue, the live side); web takes 1000',
  ])
  expect(await mistakesIn({ count: { live: false, atLeast: 998 } })).toEqual([])
})

test('where quotas may not be asked for the usual ones count', async () => {
  const deny = { service: 'elasticloadbalancing', action: 'DescribeAccountLimits', kind: 'deny', times: 9 }
  await setFaults(sandbox, { ...deny, when: 'before' })

  expect(await mistakesIn({ count: { live: false, atLeast: 1001 } })).toEqual([
    'fleet.ec2.count: 1001 instances are asked for; a target group takes 1000',
  ])
})

test('a role that does not trust us is a mistake, and its zone is not asked for', async () => {
  const closed = sandbox.foreignZone.role.replace('role/dns', 'role/closed')
  const record = `{name}.${sandbox.foreignZone.name}`

  expect(await mistakesOf(dns({ zone: sandbox.foreignZone.id, record, role: closed }))).toEqual([
    `dns.role: the role ${closed} cannot be assumed: AccessDenied`,
  ])
  const { role, id: zone } = sandbox.foreignZone
  expect(await mistakesOf(dns({ zone, record, role }))).toEqual([])
})

test('a record’s name lies in its zone, as a whole label', async () => {
  expect(await mistakesOf(dns({ record: '{name}.notbdash.inside' }))).toEqual([
    'dns.record: {name}.notbdash.inside is not in the zone bdash.inside',
  ])
  expect(await mistakesOf(dns({ record: '{name}.Shop.BDASH.inside.' }))).toEqual([])
})

test('a record that leads to a machine of the live side is never taken from it', async () => {
  await sandbox.close()
  await open({ targets: 2 })
  const fleet = { ...settings.fleet, name: 'web-blue-{index}' }
  const [live] = launchedOn(sandbox, 'blue')

  expect(await mistakesOf({ fleet })).toEqual([
    expect.stringMatching(
      /^dns\.record: the live side has names that green would take: web-blue-1\.bdash\.inside leads to i-\w+, web-blue-2/,
    ),
  ])
  const run = await adapterOf(sandbox, { fleet })
  await perform(run, {
    ...{ kind: 'launch', color: 'green', attempt: 'a2', release: 'v2', made: run.made, count: 1 },
  })
  const [machine] = launchedOn(sandbox)
  const record = { name: 'web-blue-1.bdash.inside', values: [machine?.privateAddress ?? ''], ttl: 60 }
  const machines = [{ id: machine?.id ?? '', name: 'web-blue-1', record }]
  await expect(perform(run, { kind: 'name', color: 'green', machines })).rejects.toMatchObject({
    code: 'live-side',
    message: `web-blue-1.bdash.inside leads to ${live?.id} of blue`,
  })
  const standing = sandbox.world.zones.served('web-blue-1.bdash.inside.', 'A')
  expect(standing.map(({ values }) => values)).toEqual([[live?.privateAddress]])
})
