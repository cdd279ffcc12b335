import {
  CreateRuleCommand,
  CreateTargetGroupCommand,
  type CreateTargetGroupCommandInput,
  DescribeTargetGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sized } from '../support/size.ts'
import type { Mapping } from './support/config.ts'
import { openStage, type Stage } from './support/stage.ts'

/** What each test names in its config, made once: none of these runs changes anything. */
interface World {
  readonly http2: string
  readonly https: string
  readonly byAddress: string
  readonly lambda: string
  readonly loadBalancer: string
  readonly elsewhere: string
  /** Of another load balancer. */
  readonly foreign: string
  readonly redirect: string
  readonly toThird: string
  readonly blue: string
  readonly green: string
  readonly listener: string
}

let stage: Stage
let world: World
let writesBefore: number
beforeAll(async () => {
  stage = await openStage({ services: 2, routes: 5 })
  world = await createWorld()
  writesBefore = (await stage.writes()).length
})
afterAll(() => stage.close())

/** One run: all that it is given, and every mistake it has to tell of, each with its remedy. */
interface Case {
  readonly name: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly config?: string
  readonly change?: () => Mapping
  readonly told: readonly (readonly [mistake: RegExp, remedy: RegExp])[]
}

const groups = (blue: string, green: string) => ({ 'target-groups': { blue, green } })

const cases: readonly Case[] = [
  {
    name: 'a missing config',
    config: 'deploy/none.yml',
    told: [[/config: "deploy\/none.yml" cannot be read/, /check out the repository/]],
  },
  {
    name: 'an unreadable config',
    config: 'services:\n  web: {\n',
    told: [[/config: line \d+, column \d+/, /Correct the YAML/]],
  },
  {
    name: 'an unknown key',
    change: () => ({ prof: { path: '/' } }),
    told: [[/services\.web\.prof.*`prof` is not a key here/, /Did you mean `proof`\?/]],
  },
  {
    name: 'a wrong ARN form',
    change: () => groups('arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/x', world.green),
    told: [[/services\.web\.target-groups\.blue/, /the ARN of a target group/]],
  },
  {
    name: 'an unknown service, and a release name outside its pattern',
    inputs: { service: 'wep', release: 'v2; rm -rf' },
    told: [
      [/service: "wep" is not in the config/, /Did you mean `web`\?/],
      [/release: "v2; rm -rf" is not a release name/, /Use at most 128 letters/],
    ],
  },
  {
    name: 'a target group on another load balancer',
    change: () => groups(world.blue, world.foreign),
    told: [[/green: web2-blue belongs to another load balancer/, /serves one load balancer only/]],
  },
  {
    name: 'blue and green the same',
    change: () => groups(world.blue, world.blue),
    told: [
      [
        /target-groups.*blue and green are the same target group/,
        /Give each side a (target )?group of its own/,
      ],
    ],
  },
  {
    name: 'blue and green different in protocol',
    change: () => groups(world.blue, world.https),
    told: [[/blue and green differ in protocol: HTTP and HTTPS/, /Make the two target groups alike/]],
  },
  {
    name: 'blue and green different in protocol version',
    change: () => groups(world.blue, world.http2),
    told: [
      [/blue and green differ in protocol version: HTTP1 and HTTP2/, /Make the two target groups alike/],
    ],
  },
  {
    name: 'blue and green different in target type',
    change: () => groups(world.blue, world.byAddress),
    told: [[/blue and green differ in target type: instance and ip/, /Make the two target groups alike/]],
  },
  {
    name: 'blue and green in different VPCs',
    change: () => groups(world.blue, world.elsewhere),
    told: [[/blue and green differ in VPC: vpc-[0-9a-f]+ and vpc-/, /Make the two target groups alike/]],
  },
  {
    name: 'a target type `lambda`',
    change: () => groups(world.blue, world.lambda),
    told: [[/green: to-lambda takes targets of type lambda/, /Use target groups of type instance/]],
  },
  {
    name: 'a target type `alb`',
    change: () => groups(world.blue, world.loadBalancer),
    told: [[/green: to-alb takes targets of type alb/, /Use target groups of type instance/]],
  },
  {
    name: 'a listener whose default action is a redirect',
    change: () => ({ routes: [{ listener: world.listener }, { listener: world.redirect }] }),
    told: [[/routes\[1\]: the listener's default action is a redirect/, /Leave it out.*forwards nothing/]],
  },
  {
    name: 'no forward to either group',
    change: () => ({ routes: [{ listener: world.listener }, { listener: world.toThird }] }),
    told: [[/routes\[1\]: .*forwards to neither of the two target groups/, /Name the target groups/]],
  },
  {
    name: 'priorities taken by a stranger',
    change: () => ({ preview: { priority: 29 } }),
    told: [
      [/preview\.priority: priorities 29 and 30 are taken by .*path-pattern \/theirs/, /Choose a priority/],
    ],
  },
  {
    name: 'a preview rule that another rule would shadow',
    change: () => ({ preview: { priority: 41 } }),
    told: [[/preview\.priority: the rule .* would take GET app\.example\.com\/version/, /before that rule/]],
  },
  {
    name: 'several mistakes of the config, all told at once',
    inputs: { hold: 'sometimes', allow: 'everything', release: '-v2' },
    change: () => ({
      ...groups('here', 'there'),
      hold: 'for a while',
      prof: { path: '/' },
      fleet: { ec2: { tags: { 'aws:x': 'y' } } },
    }),
    told: [
      [/hold: "sometimes" is not a hold/, /Write none/],
      [/allow: "everything" is not a guard/, /Use one of/],
      [/release: "-v2" is not a release name/, /beginning with a letter or digit/],
      [/target-groups\.blue/, /ARN of a target group/],
      [/target-groups\.green/, /ARN of a target group/],
      [/services\.web\.hold/, /a duration such as/],
      [/`prof` is not a key here/, /Did you mean `proof`/],
      [/tags that begin with aws: belong to AWS/, /Choose another key/],
    ],
  },
  {
    name: 'several mistakes that only AWS can tell, all told at once',
    change: () => ({
      ...groups(world.foreign, world.https),
      routes: [{ listener: world.listener }, { listener: world.redirect }],
      preview: { priority: 30 },
      fleet: { ec2: { image: 'ami-0gone', subnets: ['subnet-0gone'], 'security-groups': ['sg-0gone'] } },
      dns: { zone: 'Z0GONE' },
    }),
    told: [
      [/blue: web2-blue belongs to another load balancer/, /serves one load balancer only/],
      [/blue and green differ in protocol/, /Make the two target groups alike/],
      [/routes\[1\]: the listener's default action is a redirect/, /Leave it out/],
      [/priorities 30 and 31 are taken/, /Choose a priority/],
      [/the image ami-0gone does not exist/, /Name an? image/],
      [/the subnet subnet-0gone does not exist/, /Name a subnet/],
      [/the security group sg-0gone does not exist/, /Name a security group/],
      [/the hosted zone Z0GONE does not exist/, /Name a hosted zone/],
    ],
  },
]

/** Those that another one tells of as well are asked alone in the long run only. */
const alone = [
  'protocol version',
  'target type',
  '`alb`',
  'redirect',
  'stranger',
  'an unknown key',
  'wrong ARN',
]
const few = cases.filter(({ name }) => !alone.some((words) => name.includes(words)))

test.concurrent.for(sized({ small: few, full: cases }))(
  '$name: `refused`, each mistake with its remedy, and nothing written',
  async (one) => {
    const config =
      one.config ?? stage.config({ routes: [{ listener: world.listener }], ...one.change?.() }, 'web')
    const inputs = { release: 'v2', ...one.inputs, config }

    const { code, outputs, commands, log } = await stage.run('deploy', inputs)

    expect({ code, outcome: outputs['outcome'] }, log).toEqual({ code: 1, outcome: 'refused' })
    expect(commands.map(({ name }) => name)).toEqual(['error'])
    for (const [mistake, remedy] of one.told) {
      expect(commands[0]?.message).toMatch(mistake)
      expect(commands[0]?.message).toMatch(remedy)
    }
    expect((await stage.writes()).slice(writesBefore)).toEqual([])
  },
)

async function createWorld(): Promise<World> {
  const { elbv2, service } = stage.person
  const { routes, 'target-groups': own } = service('web')
  const { TargetGroups } = await elbv2.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [own.blue] }))
  const VpcId = TargetGroups?.[0]?.VpcId
  const group = async (Name: string, input: Partial<CreateTargetGroupCommandInput>) => {
    const plain = { Name, Protocol: 'HTTP', Port: 8080, VpcId } as const
    const made = await elbv2.send(new CreateTargetGroupCommand({ ...plain, ...input }))
    return made.TargetGroups?.[0]?.TargetGroupArn ?? ''
  }
  const rule = (Priority: number, path: string) =>
    elbv2.send(
      new CreateRuleCommand({
        ListenerArn: routes[0]?.listener,
        Priority,
        Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: [path] } }],
        Actions: [{ Type: 'forward', TargetGroupArn: own.blue }],
      }),
    )
  await rule(30, '/theirs')
  await rule(40, '/version')
  await stage.person.setRoute(2, [
    { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } },
  ])
  await stage.person.setRoute(4, [{ Type: 'forward', TargetGroupArn: await group('third', {}) }])
  return {
    ...own,
    http2: await group('two', { ProtocolVersion: 'HTTP2' }),
    https: await group('tls', { Protocol: 'HTTPS' }),
    byAddress: await group('by-address', { TargetType: 'ip' }),
    lambda: await group('to-lambda', {
      TargetType: 'lambda',
      Protocol: undefined,
      Port: undefined,
      VpcId: undefined,
    }),
    loadBalancer: await group('to-alb', { TargetType: 'alb', Protocol: 'TCP' }),
    elsewhere: await group('elsewhere', { VpcId: stage.sandbox.world.compute.addVpc().id }),
    foreign: service('web2')['target-groups'].blue,
    redirect: routes[2]?.listener ?? '',
    toThird: routes[4]?.listener ?? '',
    listener: routes[0]?.listener ?? '',
  }
}
