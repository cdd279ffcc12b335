import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

const shown = { MetadataOptions: { InstanceMetadataTags: 'enabled' } } as const
const tagged = (Key: string) => ({
  TagSpecifications: [{ ResourceType: 'instance' as const, Tags: [{ Key, Value: '' }] }],
})
const wrongKey = /^InvalidParameterValue: '.*' is not a valid tag key\./

async function launched(said: Parameters<Scene['launch']>[0]): Promise<string> {
  const [id = ''] = await scene.launch(said)
  await scene.advance(2)
  return id
}

test('a launch that says nothing has the service on, without tags, for both versions', async () => {
  expect((await scene.instance(await launched({}))).MetadataOptions).toEqual({
    State: 'applied',
    HttpEndpoint: 'enabled',
    HttpTokens: 'optional',
    HttpPutResponseHopLimit: 1,
    HttpProtocolIpv6: 'disabled',
    InstanceMetadataTags: 'disabled',
  })
})

test('a change keeps what it does not name', async () => {
  const InstanceId = await launched({ MetadataOptions: { HttpTokens: 'required' } })

  await scene.ec2.modifyInstanceMetadataOptions({ InstanceId, InstanceMetadataTags: 'enabled' })

  expect((await scene.instance(InstanceId)).MetadataOptions).toMatchObject({
    HttpTokens: 'required',
    InstanceMetadataTags: 'enabled',
  })
})

test.each([
  ['an unknown choice', { HttpTokens: 'never' as 'required' }],
  ['no hop', { HttpPutResponseHopLimit: 0 }],
  ['more than 64 hops', { HttpPutResponseHopLimit: 65 }],
])('%s is refused', async (_what, MetadataOptions) => {
  expect(await scene.refused({ MetadataOptions })).toMatch(/^InvalidParameterValue: /)
})

// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/work-with-tags-in-IMDS.html
test.each(['switchover-live', 'switchover:owner', 'a.b_c+d=e,f@g'])(
  'a tag %s can be shown to its instance',
  async (key) => {
    expect(await scene.launch({ ...shown, ...tagged(key) })).toHaveLength(1)
  },
)

test.each(['with space', 'team/web', '..', '_index', 'größe'])(
  'a tag %s cannot, whether it comes at the launch, later, or is there when tags are to be shown',
  async (key) => {
    const open = await launched(shown)
    const closed = await launched(tagged(key))

    expect(await scene.refused({ ...shown, ...tagged(key) })).toMatch(wrongKey)
    expect(
      await refusal(scene.ec2.createTags({ Resources: [open], Tags: [{ Key: key, Value: '' }] })),
    ).toMatch(wrongKey)
    expect(
      await refusal(
        scene.ec2.modifyInstanceMetadataOptions({ InstanceId: closed, InstanceMetadataTags: 'enabled' }),
      ),
    ).toMatch(wrongKey)
  },
)
