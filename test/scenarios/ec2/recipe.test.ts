import { readFileSync } from 'node:fs'
import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  type Instance,
  type RequestLaunchTemplateData,
} from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ActionResult } from '../../support/runner.ts'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { launched, subnetsOf } from './machines.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ runUserData: true })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const createTemplate = async (data: RequestLaunchTemplateData): Promise<string> => {
  const { LaunchTemplate } = await stage.person.ec2.send(
    new CreateLaunchTemplateCommand({ LaunchTemplateName: 'web', LaunchTemplateData: data }),
  )
  return LaunchTemplate?.LaunchTemplateId ?? ''
}

/** The version that a run's machines are made from, as its report says. */
const templateOf = ({ outputs }: ActionResult): string | undefined => {
  const report: { services: { made: { template?: string } }[] } = JSON.parse(
    readFileSync(outputs['report'] ?? '', 'utf8'),
  )
  return report.services[0]?.made.template
}

const tagsOf = ({ Tags = [] }: Instance) => Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]))

const onGreen = async (): Promise<readonly Instance[]> =>
  (await stage.person.instances()).filter((machine) => tagsOf(machine)['switchover:color'] === 'green')

test('every key of the config is in the launch, over what the template says', async () => {
  const id = await createTemplate({
    InstanceType: 't3.large',
    Monitoring: { Enabled: true },
    MetadataOptions: { HttpPutResponseHopLimit: 2 },
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Team', Value: 'shop' }] }],
  })
  const ec2 = {
    count: 2,
    'launch-template': { id, version: '1' },
    types: ['t3.micro'],
    'key-name': 'ops',
    'instance-profile': 'web',
    'public-ip': true,
    spot: true,
    volumes: [{ device: '/dev/xvda', type: 'gp3', size: 20, encrypted: true }],
    name: '{service}-{color}-{index}',
    tags: { Environment: 'production' },
  }

  const result = await stage.run('provision', { release: 'v2' }, { change: { fleet: { ec2 } } })

  expectEnd(result, 'provisioned, blue v1, green v2')
  const machines = await onGreen()
  expect(machines.map(({ SubnetId }) => SubnetId).sort()).toEqual([...subnetsOf(stage)].sort())
  for (const machine of machines) {
    expect(machine).toMatchObject({
      InstanceType: 't3.micro',
      KeyName: 'ops',
      InstanceLifecycle: 'spot',
      Monitoring: { State: 'enabled' },
      IamInstanceProfile: { Arn: expect.stringMatching(/instance-profile\/web$/) },
      MetadataOptions: {
        HttpTokens: 'required',
        InstanceMetadataTags: 'enabled',
        HttpPutResponseHopLimit: 2,
      },
      PublicIpAddress: expect.any(String),
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { DeleteOnTermination: true } }],
    })
    expect(tagsOf(machine)).toMatchObject({
      ...{ Team: 'shop', Environment: 'production', Service: 'web', Color: 'green', Release: 'v2' },
      ...{ 'switchover:attempt': 'a2', 'switchover:release': 'v2', 'switchover-live': 'false' },
      Name: expect.stringMatching(/^web-green-[12]$/),
      Run: expect.stringMatching(/\/\d+$/),
    })
  }
})

thorough('without a word about it no machine has a public address, and only IMDSv2 answers', async () => {
  for (const subnet of subnetsOf(stage)) stage.sandbox.world.compute.setMapPublicIp(subnet, true)

  await stage.run('provision', { release: 'v2' })

  const [machine] = await onGreen()
  expect(machine?.PublicIpAddress).toBeUndefined()
  expect(machine?.MetadataOptions?.HttpTokens).toBe('required')
})

test('$Latest is looked up once: a run that goes on launches what the attempt began with', async () => {
  const LaunchTemplateId = await createTemplate({ InstanceType: 't3.micro' })
  const ec2 = {
    count: 2,
    'launch-template': { id: LaunchTemplateId, version: '$Latest' },
    types: undefined,
  }
  const around = { change: { fleet: { ec2 } } }
  await stage.die({ action: 'RunInstances', nth: 2 }, 'deploy', { release: 'v2' }, around)
  await stage.person.ec2.send(
    new CreateLaunchTemplateVersionCommand({
      LaunchTemplateId,
      LaunchTemplateData: { InstanceType: 't3.large' },
    }),
  )

  const result = await stage.run('provision', { release: 'v2' }, around)

  expectEnd(result, 'provisioned, blue v1, green v2')
  expect(launched(stage).map(({ type }) => type)).toEqual(['t3.micro', 't3.micro'])
  expect(templateOf(result)).toBe(`${LaunchTemplateId}:1`)
})

thorough('what machines were made from may be gone by the time of the switch', async () => {
  const id = await createTemplate({ InstanceType: 't3.micro' })
  const ec2 = { 'launch-template': { id, version: '1' }, types: undefined }
  const around = { change: { fleet: { ec2 } } }
  await stage.run('provision', { release: 'v2' }, around)
  stage.sandbox.world.compute.deleteLaunchTemplate(id)

  const switched = await stage.run('switch', {}, around)

  expectEnd(switched, 'held, green v2, blue v1')
  const again = await stage.run('deploy', { release: 'v3', allow: 'early-retire' }, around)
  expectRefusal(again, /the launch template lt-[0-9a-f]+ version 1 does not exist/)
})

thorough('the next attempt is made of what $Latest means by then', async () => {
  const LaunchTemplateId = await createTemplate({ InstanceType: 't3.micro' })
  const LaunchTemplateData = { InstanceType: 't3.large' } as const
  const ec2 = { 'launch-template': { id: LaunchTemplateId, version: '$Latest' }, types: undefined }
  const around = { change: { fleet: { ec2 } } }
  await stage.run('deploy', { release: 'v2' }, around)
  await stage.person.ec2.send(
    new CreateLaunchTemplateVersionCommand({ LaunchTemplateId, LaunchTemplateData }),
  )

  const next = await stage.run('deploy', { release: 'v3', allow: 'early-retire' }, around)

  expectEnd(next, 'held, blue v3, green v2')
  expect(templateOf(next)).toBe(`${LaunchTemplateId}:2`)
})
