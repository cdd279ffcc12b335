import { Resolver } from 'node:dns/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startDns } from '../../../sandbox/data-plane/dns.ts'
import type { LoadBalancer } from '../../../sandbox/model/load-balancing/load-balancer.ts'
import { type Account, createAccount, subnetA, vpc } from '../ec2/account.ts'

let account: Account
let dns: Awaited<ReturnType<typeof startDns>>
let zone: string
const resolver = new Resolver({ timeout: 2000, tries: 1 })

beforeEach(() => begin(3))
afterEach(end)

async function begin(nodes: number): Promise<void> {
  account = createAccount({ network: 141, nodes })
  zone = account.world.zones.add({ name: 'bdash.inside.' }).id
  dns = await startDns(account.world)
  resolver.setServers([dns.address])
}

async function end(): Promise<void> {
  await dns.close()
  account.clock.close()
}

function balancer(...more: LoadBalancer['subnets']): LoadBalancer {
  return account.world.loadBalancing.createLoadBalancer({
    name: 'web',
    scheme: 'internet-facing',
    vpcId: vpc,
    subnets: [{ id: subnetA, zone: 'ap-northeast-1a' }, ...more],
    securityGroups: [],
  })
}

async function create(...records: object[]): Promise<void> {
  const Changes = records.map((ResourceRecordSet) => ({ Action: 'CREATE', ResourceRecordSet }))
  account.call('ChangeResourceRecordSets', { HostedZoneId: zone, ChangeBatch: { Changes } })
  await account.clock.advance(1000)
}
const values = (...all: string[]) => ({ TTL: 60, ResourceRecords: all.map((Value) => ({ Value })) })
const inSync = () => account.clock.advance(10_000)

test('the name of a load balancer has the addresses of its nodes, in turn, and no IPv6 ones', async () => {
  const { dnsName, nodeAddresses } = balancer()
  const first = await resolver.resolve4(dnsName)
  const second = await resolver.resolve4(dnsName.toUpperCase())

  expect(first.toSorted()).toEqual(nodeAddresses.toSorted())
  expect(second.toSorted()).toEqual(nodeAddresses.toSorted())
  expect(second[0]).not.toBe(first[0])
  await expect(resolver.resolve6(dnsName)).rejects.toMatchObject({ code: 'ENODATA' })
})

test('nodes in a zone that traffic is shifted away from are not named', async () => {
  const { loadBalancing, compute } = account.world
  const { id } = compute.addSubnet({ vpcId: vpc, zone: 'ap-northeast-1c' })
  const { arn, dnsName, nodeAddresses } = balancer({ id, zone: 'ap-northeast-1c' })
  loadBalancing.setLoadBalancerAttributes(arn, new Map([['zonal_shift.config.enabled', 'true']]))

  loadBalancing.shiftZone(arn, 'ap-northeast-1a')

  expect(await resolver.resolve4(dnsName)).toEqual([nodeAddresses[1]])
})

test('of many nodes an answer has eight, and repeated answers have them all', async () => {
  await end()
  await begin(12)
  const { dnsName, nodeAddresses } = balancer()
  const answers = []
  for (let asked = 0; asked < 12; asked += 1) answers.push(await resolver.resolve4(dnsName))

  expect(new Set(answers.map(({ length }) => length))).toEqual(new Set([8]))
  expect([...new Set(answers.flat())].toSorted()).toEqual(nodeAddresses.toSorted())
})

test('a record is answered when it is INSYNC, not before', async () => {
  await create({ Name: 'web-1.bdash.inside', Type: 'A', ...values('127.141.16.4') })

  await expect(resolver.resolve4('web-1.bdash.inside')).rejects.toMatchObject({ code: 'ENOTFOUND' })
  await inSync()
  expect(await resolver.resolve4('web-1.bdash.inside')).toEqual(['127.141.16.4'])
})

test('texts, aliases of a load balancer, CNAMEs to one and wildcards are answered', async () => {
  const { dnsName, nodeAddresses, hostedZoneId } = balancer()
  const AliasTarget = {
    HostedZoneId: hostedZoneId,
    DNSName: `dualstack.${dnsName}`,
    EvaluateTargetHealth: false,
  }
  await create(
    { Name: 'text.bdash.inside', Type: 'TXT', ...values('"v=1; a" "b"') },
    { Name: 'bdash.inside', Type: 'A', AliasTarget },
    { Name: 'www.bdash.inside', Type: 'CNAME', ...values(dnsName) },
    { Name: '*.any.bdash.inside', Type: 'A', ...values('127.141.16.5') },
  )
  await inSync()
  const sorted = async (name: string) => (await resolver.resolve4(name)).toSorted()

  expect(await resolver.resolveTxt('text.bdash.inside')).toEqual([['v=1; a', 'b']])
  expect(await sorted('bdash.inside')).toEqual(nodeAddresses.toSorted())
  expect(await sorted('www.bdash.inside')).toEqual(nodeAddresses.toSorted())
  expect(await sorted('x.any.bdash.inside')).toEqual(['127.141.16.5'])
})

test('weighted records are answered one at a time, each as often as its weight says', async () => {
  const weighted = (SetIdentifier: string, Weight: number, address: string) => ({
    Name: 'w.bdash.inside',
    Type: 'A',
    SetIdentifier,
    Weight,
    ...values(address),
  })
  await create(
    weighted('blue', 90, '127.141.16.1'),
    weighted('green', 10, '127.141.16.2'),
    weighted('off', 0, '127.141.16.3'),
  )
  await inSync()
  const answers = await Promise.all(Array.from({ length: 200 }, () => resolver.resolve4('w.bdash.inside')))
  const green = answers.filter(([address]) => address === '127.141.16.2').length

  expect(answers.every(({ length }) => length === 1)).toBe(true)
  expect(answers.flat()).not.toContain('127.141.16.3')
  expect(green).toBeGreaterThan(5)
  expect(green).toBeLessThan(45)
})

test('a name without records of the type asked for is told from one that does not exist', async () => {
  await create({ Name: 'deep.below.bdash.inside', Type: 'A', ...values('127.141.16.4') })
  await inSync()

  await expect(resolver.resolveTxt('deep.below.bdash.inside')).rejects.toMatchObject({ code: 'ENODATA' })
  await expect(resolver.resolve4('below.bdash.inside')).rejects.toMatchObject({ code: 'ENODATA' })
  await expect(resolver.resolve4('nothing.bdash.inside')).rejects.toMatchObject({ code: 'ENOTFOUND' })
  await expect(resolver.resolve4('example.com')).rejects.toMatchObject({ code: 'ENOTFOUND' })
})
