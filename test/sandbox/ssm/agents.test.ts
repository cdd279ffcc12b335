import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

const pings = async (...ids: string[]) => {
  const { InstanceInformationList: list = [] } = await scene.ssm.describeInstanceInformation({
    Filters: [{ Key: 'InstanceIds', Values: ids }],
  })
  return list.map(({ PingStatus }) => PingStatus)
}

test('an instance is no managed node until its agent reports, some time after it runs', async () => {
  const { ec2, ssm, sandbox } = scene
  const { compute, settings } = sandbox.world
  const { Instances: [launched] = [] } = await ec2.runInstances({
    ImageId: [...compute.images.keys()][0],
    SubnetId: [...compute.subnets.keys()][0],
    MinCount: 1,
    MaxCount: 1,
  })
  const id = launched?.InstanceId ?? ''
  await scene.advance(5)
  const send = () =>
    ssm.sendCommand({
      DocumentName: 'AWS-RunShellScript',
      InstanceIds: [id],
      Parameters: { commands: ['true'] },
    })
  const before = [await pings(id), await refusal(send())]

  await scene.advance(20)

  expect(before).toEqual([
    [],
    `InvalidInstanceId: Instances [[${id}]] not in a valid state for account ${settings.account}`,
  ])
  expect(await pings(id)).toEqual(['Online'])
  expect(await refusal(send())).toBe('accepted')
})

test('a managed node says which system and agent it has', async () => {
  const [id] = await scene.launch()

  const { InstanceInformationList: [node] = [] } = await scene.ssm.describeInstanceInformation({
    Filters: [{ Key: 'InstanceIds', Values: [id] }],
  })

  const address = scene.sandbox.world.compute.instances.get(id)?.privateAddress
  expect(node).toMatchObject({
    InstanceId: id,
    PlatformType: 'Linux',
    ResourceType: 'EC2Instance',
    IPAddress: address,
    ComputerName: `ip-${address?.replaceAll('.', '-')}.ec2.internal`,
  })
  expect(node?.LastPingDateTime?.getTime()).toBeCloseTo(scene.sandbox.world.clock.now(), -4)
})

test('a node that stops loses its connection, is not told of while stopped, and comes back', async () => {
  const [id] = await scene.launch()

  await scene.ec2.stopInstances({ InstanceIds: [id] })
  const stopping = await pings(id)
  await scene.advance(10)
  const stopped = await pings(id)
  await scene.ec2.startInstances({ InstanceIds: [id] })
  await scene.advance(5)
  const started = await pings(id)
  await scene.advance(30)

  expect([stopping, stopped, started, await pings(id)]).toEqual([
    ['ConnectionLost'],
    [],
    ['ConnectionLost'],
    ['Online'],
  ])
})

test('a terminated instance is a node no more', async () => {
  const [id] = await scene.launch()

  await scene.ec2.terminateInstances({ InstanceIds: [id] })
  await scene.advance(1)

  expect(await pings(id)).toEqual([])
  expect(await refusal(scene.send([id], ['true']))).toMatch(/^InvalidInstanceId: /)
})

test('nodes are found by tag, by what they are, and by the older form of filters', async () => {
  const [one, other] = await scene.launch(2)
  await scene.ec2.createTags({ Resources: [one], Tags: [{ Key: 'Color', Value: 'blue' }] })
  const found = async (input: Parameters<Scene['ssm']['describeInstanceInformation']>[0]) => {
    const { InstanceInformationList: list = [] } = await scene.ssm.describeInstanceInformation(input)
    return list.map(({ InstanceId }) => InstanceId)
  }

  expect(await found({ Filters: [{ Key: 'tag:Color', Values: ['blue'] }] })).toEqual([one])
  expect(await found({ Filters: [{ Key: 'tag-key', Values: ['Color'] }] })).toEqual([one])
  expect(
    await found({ InstanceInformationFilterList: [{ key: 'InstanceIds', valueSet: [other ?? ''] }] }),
  ).toEqual([other])
  expect(await found({ Filters: [{ Key: 'PlatformTypes', Values: ['Windows'] }] })).toEqual([])
  expect(
    await refusal(
      found({
        Filters: [
          { Key: 'tag-key', Values: ['Color'] },
          { Key: 'PingStatus', Values: ['Online'] },
        ],
      }),
    ),
  ).toMatch(/^InvalidFilterKey: /)
  expect(await refusal(found({ Filters: [{ Key: 'Colour', Values: ['blue'] }] }))).toMatch(
    /^InvalidFilterKey: /,
  )
})

test('nodes come ten a page where no size is asked for, and 5 to 50 where one is', async () => {
  const ids = await scene.launch(12)
  const sizes: number[] = []
  const seen: (string | undefined)[] = []
  let token: string | undefined

  do {
    const page = await scene.ssm.describeInstanceInformation({ NextToken: token })
    seen.push(...(page.InstanceInformationList ?? []).map(({ InstanceId }) => InstanceId))
    sizes.push(page.InstanceInformationList?.length ?? 0)
    token = page.NextToken
  } while (token !== undefined)

  expect(sizes[0]).toBe(10)
  expect(seen).toEqual(expect.arrayContaining(ids))
  expect(await refusal(scene.ssm.describeInstanceInformation({ MaxResults: 4 }))).toBe(
    "ValidationException: 1 validation error detected: Value '4' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 5",
  )
  expect(await refusal(scene.ssm.describeInstanceInformation({ NextToken: 'mine' }))).toMatch(
    /^InvalidNextToken: /,
  )
})
