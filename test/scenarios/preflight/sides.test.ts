import {
  CreateRuleCommand,
  DescribeTargetGroupsCommand,
  ModifyLoadBalancerAttributesCommand,
  ModifyTargetGroupAttributesCommand,
  ModifyTargetGroupCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'
import { expectTold, misfit } from './refused.ts'

/** Each test has a service, and so a load balancer, of its own. */
let stage: Stage
beforeAll(async () => {
  stage = await openStage({ services: 6, targets: 2, nodes: 2 })
})
afterAll(() => stage.close())

const groupsOf = (service: string) => stage.person.service(service)['target-groups']
const deploy = ['deploy', { release: 'v2' }] as const

test('groups that are not twins: each difference that changes answers, told at once', async () => {
  const { blue, green } = groupsOf('web')
  const { elbv2 } = stage.person
  await elbv2.send(
    new ModifyTargetGroupCommand({
      TargetGroupArn: green,
      HealthCheckPath: '/ready',
      Matcher: { HttpCode: '200-299' },
    }),
  )
  const sticky = [
    { Key: 'stickiness.enabled', Value: 'true' },
    { Key: 'stickiness.type', Value: 'lb_cookie' },
  ]
  await elbv2.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn: blue, Attributes: sticky }))
  const remedy = 'Make the two target groups alike: the one takes over the work of the other.'

  await expectTold(stage, 'web', deploy, [
    misfit,
    `services.web.target-groups: blue and green differ in health check path: /healthz and /ready. ${remedy}`,
    `services.web.target-groups: blue and green differ in health check matcher: 200 and 200-299. ${remedy}`,
    `services.web.target-groups: blue and green differ in stickiness: lb_cookie and off. ${remedy}`,
  ])
})

thorough('groups that differ in what changes no answer: a notice, and the release goes on', async () => {
  await stage.person.elbv2.send(
    new ModifyTargetGroupAttributesCommand({
      TargetGroupArn: groupsOf('web2').green,
      Attributes: [{ Key: 'slow_start.duration_seconds', Value: '30' }],
    }),
  )

  const plan = { config: stage.config({}, 'web2'), release: 'v2', 'dry-run': 'true' }
  const result = await stage.run('deploy', plan)

  expectEnd(result, 'planned, blue v1, green empty')
  expect(result.commands.filter(({ name }) => name === 'notice').map(({ message }) => message)).toEqual([
    "web2-blue and web2-green are not quite alike: slow_start.duration_seconds (0 and 30). No answer changes by that; with each switch it is the other side's that counts.",
  ])
})

thorough('a switch to a side with fewer healthy targets than were asked for', async () => {
  const config = stage.config({}, 'web3')
  expectEnd(await stage.run('provision', { config, release: 'v2' }), 'provisioned, blue v1, green v2')
  const [lost = ''] = await stage.person.targetIds('green', 'web3')
  await stage.person.stop(lost)
  await until(async () => (await stateOf(lost)) === 'stopped')

  await expectTold(
    stage,
    'web3',
    ['switch'],
    [
      `green is not fit: 1 of 2 targets healthy; ${lost} unused: Target.InvalidState: Target is in the stopped state; likely cause: the instance is stopped, or ends; 2 are asked for. Run deploy, which repairs it, end the attempt with rollback, or give allow: unhealthy-side.`,
    ],
  )
})

thorough(
  'a zonal shift: refused before a switch; it keeps no release from being provisioned, and none from going back',
  async () => {
    const config = stage.config({}, 'web4')
    const [LoadBalancerArn = ''] = await balancersOf('web4')
    await stage.person.elbv2.send(
      new ModifyLoadBalancerAttributesCommand({
        LoadBalancerArn,
        Attributes: [{ Key: 'zonal_shift.config.enabled', Value: 'true' }],
      }),
    )
    const [zone = ''] = zonesOf(LoadBalancerArn)
    const away = targetsIn('web4', 'blue', zone)
    await stage.zonalShift('web4', zone)
    const told = (ids: string) => [
      misfit,
      `services.web4.routes: a zonal shift is on: no traffic goes to the zone of ${ids}, and the load balancer's nodes there cannot be asked. Wait until the shift expires, or end it with \`aws arc-zonal-shift cancel-zonal-shift\`, then run the command again. Rollback needs no end of it.`,
    ]

    await expectTold(stage, 'web4', deploy, told(`${away} of web4-blue`))
    expectEnd(await stage.run('provision', { config, release: 'v2' }), 'provisioned, blue v1, green v2')
    const too = targetsIn('web4', 'green', zone)
    await expectTold(stage, 'web4', ['switch'], told(`${away} of web4-blue and ${too} of web4-green`))
    await stage.zonalShift('web4', null)
    expectEnd(await stage.run('switch', { config }), 'held, green v2, blue v1')
    await stage.zonalShift('web4', zone)
    expectEnd(await stage.run('rollback', { config }), 'rolled-back, blue v1, green v2')
  },
)

thorough('groups that do not cross zones, and a side that would leave a zone empty', async () => {
  for (const TargetGroupArn of Object.values(groupsOf('web6')))
    await stage.person.elbv2.send(
      new ModifyTargetGroupAttributesCommand({
        TargetGroupArn,
        Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'false' }],
      }),
    )
  const small = stage.config({ fleet: { ec2: { count: 1 } } }, 'web6')

  await expectTold(
    stage,
    'web6',
    ['deploy', { release: 'v2', config: small }],
    [
      misfit,
      'services.web6.fleet.ec2.count: 1 for 2 zones, so that none would be in us-east-1b: the target groups do not cross zones, and a zone without a target drops out of the load balancer. Bring instances into every zone of the load balancer, or let the target groups cross zones (load_balancing.cross_zone.enabled).',
    ],
  )
})

thorough('quotas that the launch would pass: of rules, and of targets, others counted in', async () => {
  const { elbv2, service } = stage.person
  const listener = service('web5').routes[0]?.listener
  for (let Priority = 100; Priority < 199; Priority += 1)
    await elbv2.send(
      new CreateRuleCommand({
        ListenerArn: listener,
        Priority,
        Conditions: [{ Field: 'path-pattern', Values: [`/${Priority}`] }],
        Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
      }),
    )
  const crowd = stage.config({ fleet: { ec2: { count: 999 } } }, 'web5')

  await expectTold(
    stage,
    'web5',
    ['deploy', { release: 'v2', config: crowd }],
    [
      misfit,
      'services.web5.preview: web5 has 99 of at most 100 rules; the preview and the lease need 2 more. Remove rules there, or ask for a higher quota of rules of a load balancer.',
      'services.web5.fleet.ec2.count: blue and green together would have 1001 targets (2 on blue, the live side); web5 takes 1000. Ask for fewer instances, or for a higher quota of targets of a load balancer.',
    ],
  )
})

async function balancersOf(service: string): Promise<readonly string[]> {
  const { TargetGroups } = await stage.person.elbv2.send(
    new DescribeTargetGroupsCommand({ TargetGroupArns: [groupsOf(service).blue] }),
  )
  return TargetGroups?.[0]?.LoadBalancerArns ?? []
}

const zonesOf = (balancer: string) =>
  stage.sandbox.world.loadBalancing.loadBalancers.get(balancer)?.subnets.map(({ zone }) => zone) ?? []

const targetsIn = (service: string, color: 'blue' | 'green', inZone: string): string =>
  [...(stage.sandbox.world.loadBalancing.targetGroups.get(groupsOf(service)[color])?.targets.values() ?? [])]
    .filter(({ zone }) => zone === inZone)
    .map(({ id }) => id)
    .join(', ')

async function stateOf(id: string): Promise<string | undefined> {
  return (await stage.person.instances()).find(({ InstanceId }) => InstanceId === id)?.State?.Name
}
