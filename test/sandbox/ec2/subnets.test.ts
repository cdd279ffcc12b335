import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
let prefix: string
beforeAll(async () => {
  scene = await openScene()
  const { Vpcs } = await scene.ec2.describeVpcs({ VpcIds: [scene.vpc] })
  prefix = (Vpcs?.[0]?.CidrBlock ?? '').split('.').slice(0, 2).join('.')
})
afterAll(() => scene.close())

const create = async (CidrBlock: string, AvailabilityZone = 'us-east-1c') => {
  const { Subnet } = await scene.ec2.createSubnet({ VpcId: scene.vpc, CidrBlock, AvailabilityZone })
  return Subnet?.SubnetId ?? ''
}
const described = async (id: string) => (await scene.ec2.describeSubnets({ SubnetIds: [id] })).Subnets?.[0]

test('a new subnet has all addresses but the five that AWS keeps, and launches take them one by one', async () => {
  const subnet = await create(`${prefix}.200.0/28`)
  const before = (await described(subnet))?.AvailableIpAddressCount

  const ids = await scene.launch({ SubnetId: subnet, MinCount: 5, MaxCount: 5 })
  await scene.advance(2)
  const [first] = await Promise.all(ids.slice(0, 1).map(scene.instance))

  expect([before, (await described(subnet))?.AvailableIpAddressCount]).toEqual([11, 6])
  expect(first).toMatchObject({
    SubnetId: subnet,
    PrivateIpAddress: `${prefix}.200.4`,
    Placement: { AvailabilityZone: 'us-east-1c' },
  })
})

test('a subnet that is full launches what fits above MinCount, and else nothing', async () => {
  const subnet = await create(`${prefix}.201.0/28`)

  const fitting = await scene.launch({ SubnetId: subnet, MinCount: 1, MaxCount: 20 })
  const refused = await scene.refused({ SubnetId: subnet })
  await scene.advance(2)
  await scene.ec2.terminateInstances({ InstanceIds: [...fitting] })
  await scene.advance(10)

  expect(fitting).toHaveLength(11)
  expect(refused).toBe(
    `InsufficientFreeAddressesInSubnet: There are not enough free addresses in subnet '${subnet}' to satisfy the requested number of instances.`,
  )
  expect(await scene.launch({ SubnetId: subnet, MinCount: 11, MaxCount: 11 })).toHaveLength(11)
})

test('public addresses come where the subnet or the launch says so, and the launch wins', async () => {
  const subnet = await create(`${prefix}.202.0/24`)
  await scene.ec2.modifySubnetAttribute({ SubnetId: subnet, MapPublicIpOnLaunch: { Value: true } })
  const launched = async (said: object) => {
    const [id] = await scene.launch(said)
    await scene.advance(2)
    return (await scene.instance(id)).PublicIpAddress
  }

  expect((await described(subnet))?.MapPublicIpOnLaunch).toBe(true)
  expect(await launched({ SubnetId: subnet })).toMatch(/^198\.18\./)
  expect(
    await launched({
      SubnetId: undefined,
      NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: subnet, AssociatePublicIpAddress: false }],
    }),
  ).toBeUndefined()
  expect(await launched({})).toBeUndefined()
})

test('a subnet with instances stays, and goes when they are terminated', async () => {
  const SubnetId = await create(`${prefix}.203.0/28`)
  const [id = ''] = await scene.launch({ SubnetId })
  await scene.advance(2)

  const refused = await refusal(scene.ec2.deleteSubnet({ SubnetId }))
  await scene.ec2.terminateInstances({ InstanceIds: [id] })
  await scene.advance(10)
  await scene.ec2.deleteSubnet({ SubnetId })

  expect(refused).toMatch(/^DependencyViolation: /)
  expect(await scene.refused({ SubnetId })).toBe(
    `InvalidSubnetID.NotFound: The subnet ID '${SubnetId}' does not exist`,
  )
})

test('a subnet with a load balancer in it stays', async () => {
  expect(await refusal(scene.ec2.deleteSubnet({ SubnetId: scene.subnets[0] }))).toMatch(
    /^DependencyViolation: /,
  )
})

test('blocks lie inside the VPC, are no smaller than /28, and overlap no other', async () => {
  await create(`${prefix}.204.0/24`)

  expect(await refusal(create(`${prefix}.204.16/28`))).toMatch(/^InvalidSubnet.Conflict: /)
  expect(await refusal(create(`${prefix}.205.0/29`))).toMatch(/^InvalidSubnet.Range: /)
  expect(await refusal(create('10.0.0.0/24'))).toMatch(/^InvalidSubnet.Range: /)
  expect(await refusal(create('everywhere'))).toMatch(/^InvalidParameterValue: /)
  expect(await refusal(create(`${prefix}.206.0/24`, 'eu-west-1a'))).toMatch(/^InvalidParameterValue: /)
})
