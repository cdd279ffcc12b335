import { afterEach, beforeEach, expect, test } from 'vitest'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
beforeEach(async () => {
  scene = await openScene()
})
afterEach(() => scene.close())

const token = { ClientToken: 'attempt-1' }
const mismatch =
  /^IdempotentParameterMismatch: The request uses the same client token as a previous, but non-identical request\./
const anywhere = { SubnetId: undefined }

// https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html
test('a token counts in one zone where a subnet or a zone is named, and in the Region where none is', async () => {
  const [a, b] = scene.subnets

  const launches = [
    await scene.launch({ ...token, SubnetId: a }),
    await scene.launch({ ...token, SubnetId: b }),
    await scene.launch({ ...token, ...anywhere }),
  ]

  expect(new Set(launches.flat()).size).toBe(3)
  expect(await scene.launch({ ...token, SubnetId: b })).toEqual(launches[1])
  expect(await scene.launch({ ...token, ...anywhere })).toEqual(launches[2])
})

test.each([
  ['another count', { MaxCount: 2 }],
  ['another type', { InstanceType: 't3.large' }],
  ['other user data', { UserData: 'IyEvYmluL3NoCg==' }],
  ['a tag more', { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'a', Value: 'b' }] }] }],
] as const)('the same token with %s is another request', async (_what, said) => {
  await scene.launch(token)

  expect(await scene.refused({ ...token, ...structuredClone(said) } as object)).toMatch(mismatch)
})

test('the order that parameters come in makes no other request', async () => {
  const tags = { Tags: [{ Key: 'a', Value: 'b' }], ResourceType: 'instance' as const }
  const first = await scene.launch({ ...token, TagSpecifications: [tags] })

  const again = await scene.launch({
    TagSpecifications: [{ ResourceType: tags.ResourceType, Tags: tags.Tags }],
    ...token,
  })

  expect(again).toEqual(first)
})

test('a launch of fewer than were wanted is given again as it was, also when there is room for more', async () => {
  await scene.capacity({ pools: [{ room: 2 }] })
  const wanted = { ...token, MinCount: 1, MaxCount: 5 }
  const first = await scene.launch(wanted)

  await scene.capacity({ pools: [] })

  expect(first).toHaveLength(2)
  expect(await scene.launch(wanted)).toEqual(first)
})

test('a refused launch used no token', async () => {
  await scene.capacity({ pools: [{ room: 0 }] })
  const refused = await scene.refused(token)

  await scene.capacity({ pools: [] })

  expect(refused).toMatch(/^500 InsufficientInstanceCapacity: /)
  expect(await scene.launch({ ...token, InstanceType: 't3.large' })).toHaveLength(1)
})

test('a token stands for the dead once all that it launched have ended, and not before', async () => {
  const wanted = { ...token, MinCount: 2, MaxCount: 2 }
  const [first = '', second = ''] = await scene.launch(wanted)
  await scene.advance(2)
  await scene.ec2.terminateInstances({ InstanceIds: [first] })
  await scene.advance(10)
  const between = await scene.launch(wanted)

  await scene.ec2.terminateInstances({ InstanceIds: [second] })
  await scene.advance(10)

  expect(between).toEqual([first, second])
  expect(await scene.refused(wanted)).toMatch(/^IdempotentInstanceTerminated: /)
})

test('instances are found by the token that launched them', async () => {
  const ids = await scene.launch(token)
  await scene.launch({ ClientToken: 'attempt-2' })
  await scene.advance(2)

  const { Reservations } = await scene.ec2.describeInstances({
    Filters: [{ Name: 'client-token', Values: [token.ClientToken] }],
  })

  expect(
    Reservations?.flatMap(({ Instances = [] }) => Instances.map(({ InstanceId }) => InstanceId)),
  ).toEqual(ids)
})
