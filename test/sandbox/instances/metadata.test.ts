import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Instances, startInstances } from '../../../sandbox/data-plane/instances/start-instances.ts'
import { type Account, createAccount, group, image } from '../ec2/account.ts'

let account: Account
let instances: Instances
beforeEach(async () => {
  account = createAccount({ network: 143, runUserData: true })
  instances = await startInstances(account.world)
})
afterEach(async () => {
  await instances.close()
  account.clock.close()
})

/** Says where it can ask; the seconds of a token's life are those of the sandbox's clock. */
const script = '#!/bin/sh\necho "ask $AWS_EC2_METADATA_SERVICE_ENDPOINT"\n'
const UserData = Buffer.from(script).toString('base64')
const tags = (Tags: object[]) => ({ TagSpecifications: [{ ResourceType: 'instance', Tags }] })
const shown = { MetadataOptions: { InstanceMetadataTags: 'enabled' } }

async function boot(said: object = {}) {
  const [id = ''] = account.launch({ UserData, ...said })
  await account.settle()
  const [, endpoint = ''] = /ask (\S+)/.exec(account.world.compute.console.get(id)?.text ?? '') ?? []
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${endpoint}${path}`, {
      ...init,
      headers: { ...init.headers, connection: 'close' },
    })
    return { status: answer.status, text: await answer.text() }
  }
  const session = (seconds: string) =>
    ask('/latest/api/token', {
      method: 'PUT',
      headers: { 'X-aws-ec2-metadata-token-ttl-seconds': seconds },
    })
  return { id, ask, session, told: async (path: string) => (await ask(`/latest/meta-data/${path}`)).text }
}

const withToken = (token: string) => ({ headers: { 'X-aws-ec2-metadata-token': token } })

// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-metadata.html
test('an instance learns what it is', async () => {
  const { id, told, ask } = await boot({ SecurityGroupIds: [group] })
  const address = account.world.compute.instances.get(id)?.privateAddress

  expect(await told('instance-id')).toBe(id)
  expect(await told('ami-id')).toBe(image)
  expect(await told('instance-type')).toBe('t3.small')
  expect(await told('local-ipv4')).toBe(address)
  expect(await told('placement/availability-zone')).toBe('ap-northeast-1a')
  expect(await told('placement/region')).toBe('ap-northeast-1')
  expect(await told('security-groups')).toBe('web')
  expect(await told('instance-life-cycle')).toBe('on-demand')
  expect((await ask('/latest/user-data')).text).toBe(script)
  expect((await told('')).split('\n')).toEqual(expect.arrayContaining(['ami-id', 'placement/']))
  const { text } = await ask('/latest/dynamic/instance-identity/document')
  expect(JSON.parse(text)).toMatchObject({ instanceId: id, region: 'ap-northeast-1', privateIp: address })
})

test('instances of one launch are told apart by their index', async () => {
  const said = { MinCount: 2, MaxCount: 2 }
  const ids = account.launch({ UserData, ...said })
  await account.settle()
  const endpoints = ids.map((id) => /ask (\S+)/.exec(account.world.compute.console.get(id)?.text ?? '')?.[1])

  const indexes = await Promise.all(
    endpoints.map(async (endpoint) => (await fetch(`${endpoint}/latest/meta-data/ami-launch-index`)).text()),
  )

  expect(indexes).toEqual(['0', '1'])
})

test.each(['public-ipv4', 'made-up', 'instance-id/more', 'tags', '%E0%A4%A'])(
  '%s is not there',
  async (path) => {
    const { ask } = await boot()

    expect((await ask(`/latest/meta-data/${path}`)).status).toBe(404)
  },
)

describe('tags', () => {
  test('are shown where the launch says so, as they are at the moment', async () => {
    const { id, told } = await boot({
      ...shown,
      ...tags([
        { Key: 'Name', Value: 'web-1' },
        { Key: 'switchover-live', Value: 'no' },
      ]),
    })
    const before = [await told('tags/instance'), await told('tags/instance/switchover-live')]

    account.call('CreateTags', { Resources: [id], Tags: [{ Key: 'switchover-live', Value: 'yes' }] })

    expect(before).toEqual(['Name\nswitchover-live', 'no'])
    expect(await told('tags/instance/switchover-live')).toBe('yes')
  })

  test('appear and vanish with the option', async () => {
    const { id, ask } = await boot(tags([{ Key: 'Name', Value: 'web-1' }]))
    const statuses: number[] = []
    for (const InstanceMetadataTags of ['disabled', 'enabled', 'disabled']) {
      account.call('ModifyInstanceMetadataOptions', { InstanceId: id, InstanceMetadataTags })
      statuses.push((await ask('/latest/meta-data/tags/instance/Name')).status)
    }

    expect(statuses).toEqual([404, 200, 404])
  })
})

// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-v2-how-it-works.html
describe('a session', () => {
  test('is needed where tokens are required, and ends after its time', async () => {
    const { ask, session } = await boot({ MetadataOptions: { HttpTokens: 'required' } })
    const { text: token } = await session('60')
    const status = async (init?: RequestInit) => (await ask('/latest/meta-data/instance-id', init)).status

    const before = [await status(), await status(withToken('made-up')), await status(withToken(token))]
    await account.clock.advance(60_000)

    expect(before).toEqual([401, 401, 200])
    expect(await status(withToken(token))).toBe(401)
  })

  test('is no need elsewhere, but a wrong token is refused', async () => {
    const { ask } = await boot()

    expect((await ask('/latest/meta-data/instance-id')).status).toBe(200)
    expect((await ask('/latest/meta-data/instance-id', withToken('made-up'))).status).toBe(401)
  })

  test('lasts from a second to six hours, and is not given through a proxy', async () => {
    const { ask, session } = await boot()
    const headers = { 'X-aws-ec2-metadata-token-ttl-seconds': '60', 'X-Forwarded-For': '10.0.0.1' }

    const given = await Promise.all(['1', '21600', '0', '21601', 'soon', ''].map(session))
    const proxied = await ask('/latest/api/token', { method: 'PUT', headers })

    expect(given.map(({ status }) => status)).toEqual([200, 200, 400, 400, 400, 400])
    expect(proxied.status).toBe(403)
  })
})

test('a service that is off answers nobody', async () => {
  const { ask, session } = await boot({ MetadataOptions: { HttpEndpoint: 'disabled' } })

  expect([(await ask('/latest/meta-data/instance-id')).status, (await session('60')).status]).toEqual([
    403, 403,
  ])
})

test('a service ends with its instance', async () => {
  const { id, ask } = await boot()

  account.call('TerminateInstances', { InstanceIds: [id] })
  await account.clock.advance(10_000)

  await expect(ask('/latest/meta-data/instance-id')).rejects.toThrow('fetch failed')
})
