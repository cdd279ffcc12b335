import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CreateLaunchTemplateCommand } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sized } from '../../support/size.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import type { Mapping } from '../support/config.ts'
import { expectRefusal } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { subnetsOf } from './machines.ts'

/** What each test names in its config, made once: none of these runs changes anything. */
interface World {
  readonly workspace: string
  /** In a zone of the Region that the load balancer is not enabled in. */
  readonly dark: string
  readonly ofAnotherVpc: string
  readonly withoutImage: string
}

let stage: Stage
let world: World
let writesBefore: number
beforeAll(async () => {
  stage = await openStage({ targets: 2 })
  world = await createWorld(stage)
  writesBefore = (await stage.writes()).length
})
afterAll(() => stage.close())

async function createWorld({ person, sandbox }: Stage): Promise<World> {
  const { compute, settings } = sandbox.world
  const [first = ''] = subnetsOf(stage)
  const { vpcId = '' } = compute.subnets.get(first) ?? {}
  const workspace = temporaryFolder('switchover-workspace-')
  mkdirSync(join(workspace, 'deploy'))
  writeFileSync(join(workspace, 'deploy/large.sh'), `#!/bin/sh\n# ${'x'.repeat(16 * 1024)}\n`)
  writeFileSync(join(workspace, 'deploy/counting.sh'), '#!/bin/sh\nhostname web-{index}\n')
  const { LaunchTemplate } = await person.ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: 'bare',
      LaunchTemplateData: { InstanceType: 't3.small' },
    }),
  )
  return {
    workspace,
    dark: compute.addSubnet({ vpcId, zone: `${settings.region}c` }).id,
    ofAnotherVpc: compute.addSubnet({ vpcId: compute.addVpc().id, zone: `${settings.region}a` }).id,
    withoutImage: LaunchTemplate?.LaunchTemplateId ?? '',
  }
}

/** A config, and every mistake that has to be told of it, each with its remedy. */
interface Case {
  readonly name: string
  readonly change: () => Mapping
  readonly told: readonly (readonly [mistake: RegExp, remedy: RegExp])[]
}

const ec2 = (change: Mapping): Mapping => ({ fleet: { ec2: change } })

const cases: readonly Case[] = [
  {
    name: 'a count of none',
    change: () => ec2({ count: 0 }),
    told: [[/fleet\.ec2\.count/, /1 to 1000/]],
  },
  {
    name: 'a floor of none',
    change: () => ec2({ count: { live: true, 'at-least': 0 } }),
    told: [[/fleet\.ec2\.count/, /1 to 1000/]],
  },
  {
    name: 'user data that is missing',
    change: () => ec2({ 'user-data': 'deploy/none.sh' }),
    told: [[/fleet\.ec2\.user-data: "deploy\/none\.sh" cannot be read/, /a file in the checkout/]],
  },
  {
    name: 'user data that is too large',
    change: () => ec2({ 'user-data': 'deploy/large.sh' }),
    told: [[/fleet\.ec2\.user-data: has 16397 bytes; AWS takes at most 16384/, /Fetch the rest/]],
  },
  {
    name: 'user data that would differ by instance',
    change: () => ec2({ 'user-data': 'deploy/counting.sh' }),
    told: [[/fleet\.ec2\.user-data: \{index\} cannot be filled in/, /ami-launch-index/]],
  },
  {
    name: 'several mistakes of the config, all told at once',
    change: () => ({
      ...ec2({
        count: 0,
        type: 't3.micro',
        'user-data': 'deploy/none.sh',
        name: 'web-{colour}-{index}',
        subnets: ['sub-1'],
        volumes: [{ device: '/dev/xvda', size: 0 }],
        tags: { 'cost center': '7' },
      }),
      dns: { record: '{name}.bdash.inside', ttl: -1 },
    }),
    told: [
      [/fleet\.ec2\.count/, /1 to 1000/],
      [/`type` and `types` are both given/, /Keep `types`/],
      [/user-data: "deploy\/none\.sh" cannot be read/, /a file in the checkout/],
      [/\{colour\} is not filled in here/, /color/],
      [/fleet\.ec2\.subnets\[0\]/, /subnet/],
      [/fleet\.ec2\.volumes\[0\]\.size/, /GiB|size/],
      [/dns\.ttl/, /seconds|number/],
      [/tags\.cost center: cannot be the key of a tag that an instance sees/, /Use letters/],
    ],
  },
  {
    name: 'more than a target group takes',
    change: () => ec2({ count: 1001 }),
    told: [[/fleet\.ec2\.count/, /1 to 1000/]],
  },
  {
    name: 'more than the load balancer takes',
    change: () => ec2({ count: 999 }),
    told: [
      [
        /fleet\.ec2\.count: blue and green together would have 1001 targets \(2 on blue, the live side\); web takes 1000/,
        /Ask for fewer/,
      ],
    ],
  },
  {
    name: 'a subnet outside the load balancer’s zones',
    change: () => ec2({ subnets: [world.dark] }),
    told: [
      [
        /subnets\[0\]: the subnet subnet-[0-9a-f]+ is in us-east-1c, where the load balancer is not enabled/,
        /Enable us-east-1c for the load balancer/,
      ],
    ],
  },
  {
    name: 'a type that is not offered',
    change: () => ec2({ types: ['t3.small', 'x9.huge'] }),
    told: [
      [/fleet\.ec2\.types\[1\]: the type x9\.huge is offered in none of the subnets' zones/, /Name types/],
    ],
  },
  {
    name: 'a zone that does not hold the domain',
    change: () => ({ dns: { record: '{name}.elsewhere.example' } }),
    told: [[/dns\.record: \{name\}\.elsewhere\.example is not in the zone bdash\.inside/, /\.bdash\.inside/]],
  },
  {
    name: 'several mistakes that only AWS can tell, all told at once',
    change: () => ({
      ...ec2({
        count: 999,
        'launch-template': { id: world.withoutImage, version: '7' },
        image: { ssm: '/images/none' },
        types: ['x9.huge'],
        subnets: [world.dark, world.ofAnotherVpc, 'subnet-0123'],
        'security-groups': ['sg-0123'],
        'key-name': 'lost',
      }),
      dns: { record: '{name}.elsewhere.example', address: 'public' },
    }),
    told: [
      [/together would have 1001 targets/, /Ask for fewer/],
      [/the launch template lt-[0-9a-f]+ version 7 does not exist/, /Name a launch template/],
      [/image\.ssm: the parameter \/images\/none does not exist/, /Name a parameter/],
      [/types\[0\]: the type x9\.huge is offered/, /Name types/],
      [/subnets\[0\]: .* is in us-east-1c/, /Enable us-east-1c/],
      [/subnets\[1\]: .* is in vpc-[0-9a-f]+, the target groups are in/, /Name one of the VPC/],
      [/subnets\[2\]: the subnet subnet-0123 does not exist/, /Name a subnet/],
      [/security-groups\[0\]: the security group sg-0123 does not exist/, /Name a security group/],
      [/key-name: the key pair lost does not exist/, /Name a key pair/],
      [/dns\.record: .* is not in the zone/, /End the record's name/],
      [/dns\.address: asks for public addresses/, /public-ip to true/],
    ],
  },
  {
    name: 'a launch template without an image, and none beside it',
    change: () => ec2({ 'launch-template': { id: world.withoutImage, version: '1' }, image: undefined }),
    told: [[/launch-template: lt-[0-9a-f]+ version 1 names no image/, /Name an image/]],
  },
]

/** Those that another one tells of as well are asked alone in the long run only. */
const few = cases.filter(({ name }) => /all told at once|too large|by instance/.test(name))

test.concurrent.for(sized({ small: few, full: cases }))(
  '$name: `refused`, each mistake with its remedy, and nothing written',
  async ({ change, told }) => {
    const around = { change: change(), workspace: world.workspace }

    const result = await stage.run('deploy', { release: 'v2' }, around)

    for (const [mistake, remedy] of told) {
      expectRefusal(result, mistake)
      expectRefusal(result, remedy)
    }
    expect((await stage.writes()).slice(writesBefore)).toEqual([])
  },
)
