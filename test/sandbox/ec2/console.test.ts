import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene({ runUserData: true })
})
afterAll(() => scene.close())

const UserData = Buffer.from('#!/bin/sh\necho last words\n').toString('base64')
const words = async (InstanceId: string, Latest: boolean) => {
  const { Output = '' } = await scene.ec2.getConsoleOutput({ InstanceId, Latest })
  return Buffer.from(Output, 'base64').toString()
}

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetConsoleOutput.html
test('the newest words can be read at once, those of the last change of state a while after it', async () => {
  const [id = ''] = await scene.launch({ UserData })
  await scene.advance(1)

  expect(await words(id, true)).toMatch(/^\[ +0\.\d{6}\] cloud-init\[1201\]: .*\n(.*\n)*.*last words\n/)
  expect(await words(id, false)).toBe('')
  await scene.advance(5)
  expect(await words(id, false)).toContain('last words\n')
})

test('an older type cannot show the newest words', async () => {
  const [id = ''] = await scene.launch({ UserData, InstanceType: 't2.micro' })
  await scene.advance(10)

  expect(await refusal(words(id, true))).toMatch(/^UnsupportedOperation: /)
  expect(await words(id, false)).toContain('last words\n')
})

test('an instance that died is still asked for what it said, until it is forgotten', async () => {
  await scene.faults({ service: 'ec2', action: 'RunInstances', kind: 'die', ms: 5000 })
  const [id = ''] = await scene.launch({ UserData })
  await scene.advance(10)

  const state = (await scene.instance(id)).State?.Name
  const said = await words(id, false)
  await scene.advance(3600)

  expect(state).toBe('terminated')
  expect(said).toContain('last words\n')
  expect(await refusal(words(id, false))).toMatch(/^InvalidInstanceID.NotFound: /)
})

test('an instance that died before it ran has said nothing', async () => {
  await scene.faults({ service: 'ec2', action: 'RunInstances', kind: 'die', ms: 100 })
  const [id = ''] = await scene.launch({ UserData })
  await scene.advance(10)

  expect(await words(id, false)).toBe('')
})
