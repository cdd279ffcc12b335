import type {
  DescribeInstanceTypeOfferingsCommandInput,
  DescribeInstanceTypesCommandInput,
} from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
  await scene.capacity({ notOffered: [{ type: 't3a.small', zone: 'us-east-1b' }] })
})
afterAll(() => scene.close())

const types = async (input: DescribeInstanceTypesCommandInput) =>
  (await scene.ec2.describeInstanceTypes(input)).InstanceTypes ?? []
const offered = async (input: DescribeInstanceTypeOfferingsCommandInput) =>
  ((await scene.ec2.describeInstanceTypeOfferings(input)).InstanceTypeOfferings ?? [])
    .map(({ InstanceType, Location }) => `${InstanceType} in ${Location}`)
    .sort()
const named = (...Values: string[]) => [{ Name: 'instance-type', Values }]

// https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html
test.each([
  ['t3.small', 2, 2048, 'x86_64'],
  ['t2.micro', 1, 1024, 'x86_64'],
  ['m5.large', 2, 8192, 'x86_64'],
  ['c6i.4xlarge', 16, 32_768, 'x86_64'],
  ['r6g.medium', 1, 8192, 'arm64'],
] as const)('%s has %i virtual CPUs, %i MiB and %s', async (type, vcpus, mib, architecture) => {
  expect(await types({ InstanceTypes: [type] })).toMatchObject([
    {
      InstanceType: type,
      VCpuInfo: { DefaultVCpus: vcpus },
      MemoryInfo: { SizeInMiB: mib },
      ProcessorInfo: { SupportedArchitectures: [architecture] },
      SupportedUsageClasses: ['on-demand', 'spot'],
    },
  ])
})

test('a type that there is not is named', async () => {
  const asked = scene.ec2.describeInstanceTypes({ InstanceTypes: ['t3.small', 'x9.huge' as 't3.small'] })

  expect(await refusal(asked)).toBe(
    'InvalidInstanceType: The following supplied instance types do not exist: [x9.huge]',
  )
})

test('types are found by what they have, and page after page', async () => {
  const found = await types({
    Filters: [
      { Name: 'vcpu-info.default-vcpus', Values: ['16'] },
      { Name: 'processor-info.supported-architecture', Values: ['arm64'] },
    ],
  })
  const first = await scene.ec2.describeInstanceTypes({ MaxResults: 100 })
  const rest = await types({ MaxResults: 100, NextToken: first.NextToken })

  expect(found.map(({ InstanceType }) => InstanceType)).toContain('c7g.4xlarge')
  expect(first.InstanceTypes).toHaveLength(100)
  expect(rest.length).toBeGreaterThan(0)
})

test('a Region offers what one of its zones does, a zone only its own', async () => {
  const Filters = named('t3.small', 't3a.small')

  expect(await offered({ Filters })).toEqual(['t3.small in us-east-1', 't3a.small in us-east-1'])
  expect(await offered({ LocationType: 'availability-zone', Filters })).toEqual([
    't3.small in us-east-1a',
    't3.small in us-east-1b',
    't3a.small in us-east-1a',
  ])
  expect(
    await offered({
      LocationType: 'availability-zone',
      Filters: [...named('t3*.small'), { Name: 'location', Values: ['us-east-1b'] }],
    }),
  ).toEqual(['t3.small in us-east-1b'])
})

test('a type that the zone does not have is not launched there, and is told where it is', async () => {
  const [a, b] = scene.subnets

  expect(await scene.launch({ InstanceType: 't3a.small', SubnetId: a })).toHaveLength(1)
  expect(await scene.refused({ InstanceType: 't3a.small', SubnetId: b })).toBe(
    'Unsupported: Your requested instance type (t3a.small) is not supported in your requested Availability Zone (us-east-1b). Please retry your request by not specifying an Availability Zone or choosing us-east-1a.',
  )
})

test('type and image have one architecture', async () => {
  expect(await scene.refused({ InstanceType: 't4g.small' })).toMatch(
    /^InvalidParameterValue: The architecture 'arm64' of the specified instance type does not match/,
  )
})
