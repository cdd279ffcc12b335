import {
  type Action,
  CreateListenerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DescribeTargetGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { expectTold, misfit } from './refused.ts'

/** Each test has a service, and so a load balancer, of its own. */
let stage: Stage
beforeAll(async () => {
  stage = await openStage({ services: 8, routes: 2 })
})
afterAll(() => stage.close())

const groupsOf = (service: string) => stage.person.service(service)['target-groups']
const listenerOf = (service: string) => stage.person.service(service).routes[0]?.listener ?? ''

const weighted = (...weights: readonly (readonly [arn: string, weight: number])[]): Action[] => [
  {
    Type: 'forward',
    ForwardConfig: { TargetGroups: weights.map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight })) },
  },
]

const deploy = ['deploy', { release: 'v2' }] as const

test('a route that somebody moved: a plain diff, a line for each route', async () => {
  await stage.person.setRoute(1, 'green', 'web')

  await expectTold(stage, 'web', deploy, [
    'somebody else changed the routes (foreign-change)',
    '8080: the record says blue with v1; unchanged',
    '8081 rule 100: the record says blue with v1 → web-green',
    'Set the routes back, or run rollback. To let it pass, give allow: foreign-change.',
  ])
})

thorough('both groups live, and no canary of ours: the same diff, with the weights', async () => {
  const { blue, green } = groupsOf('web2')
  await stage.person.setRoute(0, weighted([blue, 90], [green, 10]), 'web2')

  await expectTold(stage, 'web2', deploy, [
    'somebody else changed the routes (foreign-change)',
    '8080: the record says blue with v1 → web2-blue 90, web2-green 10',
    '8081 rule 100: the record says blue with v1; unchanged',
    'Set the routes back, or run rollback. To let it pass, give allow: foreign-change.',
  ])
})

thorough(
  'weights of 100 and 0, as CodeDeploy and Terraform leave them, are a forward to one group',
  async () => {
    const { blue, green } = groupsOf('web3')
    await stage.person.setRoute(0, weighted([blue, 100], [green, 0]), 'web3')
    await stage.person.setRoute(1, weighted([blue, 1], [green, 0]), 'web3')

    const result = await stage.run('deploy', { config: stage.config({}, 'web3'), release: 'v2' })

    expectEnd(result, 'held, green v2, blue v1')
    expect((await stage.person.look('web3')).routes).toEqual(['green', 'green'])
  },
)

test('a third group in the forward of a route', async () => {
  const { blue } = groupsOf('web4')
  await stage.person.setRoute(1, weighted([blue, 9], [await groupLike('web4', 'third'), 1]), 'web4')

  await expectTold(stage, 'web4', deploy, [
    misfit,
    'services.web4.routes[1]: the rule shares its forward with a third group (shared-forward): web4-blue 9, third 1. Take third out of this forward, or give it a rule of its own: the switch sets the whole forward to one group.',
  ])
})

thorough(
  'a third group in the forward of a route: nor is anything taken away, or traffic moved back',
  async () => {
    const said =
      'a route forwards to a group that is not of this service: 8080: web4-blue; 8081 rule 100: web4-blue 9, third 1 (shared-forward). Set the route to one of the two groups, or correct target-groups in the config.'

    await expectTold(stage, 'web4', ['rollback'], [said])
    await expectTold(stage, 'web4', ['retire'], [said])
  },
)

test('a rule and a listener of somebody else that forward to our groups, told at once', async () => {
  const { blue, green } = groupsOf('web5')
  const { Rules } = await stage.person.elbv2.send(
    new CreateRuleCommand({
      ListenerArn: listenerOf('web5'),
      Priority: 50,
      Conditions: [{ Field: 'path-pattern', Values: ['/api/*'] }],
      Actions: [{ Type: 'forward', TargetGroupArn: blue }],
    }),
  )
  const { Listeners } = await stage.person.elbv2.send(
    new CreateListenerCommand({
      LoadBalancerArn: await balancerOf('web5'),
      Protocol: 'HTTP',
      Port: 9090,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: green }],
    }),
  )
  const remedy =
    'Add it to routes, so that it is switched with them, or let it forward elsewhere: it would stay behind at the switch.'

  await expectTold(stage, 'web5', deploy, [
    misfit,
    `services.web5.routes: the rule ${Rules?.[0]?.RuleArn} (priority 50: path-pattern /api/*) forwards to web5-blue and is none of the routes. ${remedy}`,
    `services.web5.routes: the default action of ${Listeners?.[0]?.ListenerArn} forwards to web5-green and is none of the routes. ${remedy}`,
  ])
})

thorough('a listener that only redirects, beside a route to neither group', async () => {
  const redirect: Action = {
    Type: 'redirect',
    RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' },
  }
  const elsewhere = await groupLike('web6', 'elsewhere')
  await stage.person.setRoute(0, [redirect], 'web6')
  await stage.person.setRoute(1, [{ Type: 'forward', TargetGroupArn: elsewhere }], 'web6')

  await expectTold(stage, 'web6', deploy, [
    misfit,
    "services.web6.routes[0]: the listener's default action is a redirect. Leave it out of the routes: it forwards nothing.",
    `services.web6.routes[1]: the rule forwards to neither of the two target groups, but to ${elsewhere}. Name the target groups that this route forwards to, or let it forward to one of those named.`,
  ])
})

thorough('a group that another load balancer has', async () => {
  const { green } = groupsOf('web7')
  const elsewhere = await balancerOf('web8')
  await stage.person.elbv2.send(
    new CreateListenerCommand({
      LoadBalancerArn: elsewhere,
      Protocol: 'HTTP',
      Port: 9090,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: green }],
    }),
  )

  await expectTold(stage, 'web7', deploy, [
    misfit,
    `services.web7.target-groups.green: web7-green belongs to another load balancer than its routes: ${elsewhere}. A target group serves one load balancer only: name the group of the load balancer that the routes are on.`,
  ])
})

/** A target group like the blue one, attached to nothing. */
async function groupLike(service: string, Name: string): Promise<string> {
  const { elbv2 } = stage.person
  const { TargetGroups } = await elbv2.send(
    new DescribeTargetGroupsCommand({ TargetGroupArns: [groupsOf(service).blue] }),
  )
  const [{ Protocol, Port, VpcId } = {}] = TargetGroups ?? []
  const made = await elbv2.send(new CreateTargetGroupCommand({ Name, Protocol, Port, VpcId }))
  return made.TargetGroups?.[0]?.TargetGroupArn ?? ''
}

async function balancerOf(service: string): Promise<string> {
  const { TargetGroups } = await stage.person.elbv2.send(
    new DescribeTargetGroupsCommand({ TargetGroupArns: [groupsOf(service).blue] }),
  )
  return TargetGroups?.[0]?.LoadBalancerArns?.[0] ?? ''
}
