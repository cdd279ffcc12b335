import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

const spot = { InstanceMarketOptions: { MarketType: 'spot' } } as const

async function launched(said: Parameters<Scene['launch']>[0]): Promise<string> {
  const [id = ''] = await scene.launch(said)
  await scene.advance(2)
  return id
}

test('a Spot Instance says that it is one, each with a request of its own', async () => {
  const [first, second, other] = [await launched(spot), await launched(spot), await launched({})]

  const [one, two] = [await scene.instance(first), await scene.instance(second)]

  expect([one.InstanceLifecycle, two.InstanceLifecycle]).toEqual(['spot', 'spot'])
  expect(one.SpotInstanceRequestId).toMatch(/^sir-/)
  expect(two.SpotInstanceRequestId).not.toBe(one.SpotInstanceRequestId)
  expect(await scene.instance(other)).not.toHaveProperty('InstanceLifecycle')
})

test('a price below what the type costs is too low, one that reaches it is not', async () => {
  const asking = (MaxPrice: string) => ({
    InstanceMarketOptions: { MarketType: 'spot', SpotOptions: { MaxPrice } } as const,
  })

  expect(await scene.refused(asking('0.001'))).toBe(
    'SpotMaxPriceTooLow: Your Spot request price of 0.001 is lower than the minimum required Spot request fulfillment price of 0.0208.',
  )
  expect(await scene.launch(asking('0.0208'))).toHaveLength(1)
  expect(await scene.refused(asking('cheap'))).toMatch(/^InvalidParameterValue: /)
})

test('a one-time Spot Instance cannot be stopped, and none be protected from termination', async () => {
  const InstanceId = await launched(spot)
  const protect = scene.ec2.modifyInstanceAttribute({ InstanceId, DisableApiTermination: { Value: true } })

  expect(await refusal(protect)).toMatch(/^UnsupportedOperation: /)
  expect(await refusal(scene.ec2.stopInstances({ InstanceIds: [InstanceId] }))).toMatch(
    /^UnsupportedOperation: /,
  )
})

test('a persistent Spot Instance can be stopped', async () => {
  const InstanceId = await launched({
    InstanceMarketOptions: {
      MarketType: 'spot',
      SpotOptions: { SpotInstanceType: 'persistent', InstanceInterruptionBehavior: 'stop' },
    },
  })

  await scene.ec2.stopInstances({ InstanceIds: [InstanceId] })
  await scene.advance(10)

  expect((await scene.instance(InstanceId)).State?.Name).toBe('stopped')
})

test('only a persistent request may say that an interruption stops it', async () => {
  const SpotOptions = { InstanceInterruptionBehavior: 'stop' } as const

  expect(await scene.refused({ InstanceMarketOptions: { MarketType: 'spot', SpotOptions } })).toMatch(
    /^InvalidParameterCombination: /,
  )
})
