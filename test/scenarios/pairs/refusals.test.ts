import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mapping } from '../support/config.ts'
import { expectRefusal } from '../support/endings.ts'
import { createPair, type FurtherPair } from '../support/pairs.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let pair: FurtherPair
let dark: string
beforeAll(async () => {
  // The second route of the seed is a rule on a listener of its own.
  stage = await openStage({ routes: 2 })
  // Only the internal load balancer is enabled there.
  const { subnets } = stage.sandbox.world.compute
  const [{ vpcId } = { vpcId: '' }] = subnets.values()
  dark = stage.sandbox.world.compute.addSubnet({ vpcId, zone: 'us-east-1c' }).id
  pair = await createPair(stage.sandbox, { on: 'internal load balancer' })
})
afterAll(async () => {
  pair.destroy()
  await stage.close()
})

const refused = (routes: Mapping['routes'], ...why: readonly RegExp[]) => refusedFor({ routes }, ...why)

const refusedFor = async (change: Mapping, ...why: readonly RegExp[]) => {
  const before = (await stage.writes()).length

  const result = await stage.run('deploy', { release: 'v2' }, { change })

  for (const one of why) expectRefusal(result, one)
  expect(await stage.writes()).toHaveLength(before)
}

test('routes of two load balancers to the same target groups are refused: a group serves one of them', () =>
  refused(
    [pair.routes[0], { listener: pair.listener }],
    /routes\[1\]: is on another load balancer than routes\[0\], which goes to the same target groups/,
    /Give this route `target-groups` of its own/,
  ))

test("a first route to other target groups than the service's own is refused", () =>
  refused(
    [pair.routes[1], pair.routes[0]],
    /routes\[0\]\.target-groups: the first route goes to other target groups than the service's own/,
  ))

test('target groups of another load balancer than their route, and a listener that is none, are told together', () => {
  const { rule } = stage.person.service('web').routes[1] ?? {}
  const lost = pair.listener.replace(/.{16}$/, '0000000000000000')
  const missing = { blue: `${pair.groups.blue}0`, green: `${pair.groups.green}0` }

  return refused(
    [pair.routes[0], { rule, 'target-groups': pair.groups }, { listener: lost, 'target-groups': missing }],
    /routes\[1\]\.target-groups\.blue: further-blue belongs to another load balancer than its routes/,
    /routes\[1\]: the rule forwards to neither of the two target groups/,
    /routes\[2\]: the listener .* does not exist/,
    /routes\[2\]\.target-groups\.blue: the target group .* does not exist/,
  )
})

test('a subnet in a zone that one of the load balancers is not enabled in is refused, and that one named', () =>
  refusedFor(
    { routes: pair.routes, fleet: { ec2: { subnets: [dark] } } },
    /subnets\[0\]: the subnet subnet-\w+ is in us-east-1c, where web is not enabled/,
    /Enable us-east-1c for web, or name a subnet in us-east-1a, us-east-1b/,
  ))

test('a preview priority that is taken on the second load balancer alone is refused, and its rule named', async () => {
  const theirs = await pair.addRule(10)

  await refused(pair.routes, new RegExp(`preview\\.priority: priority 10 is taken by ${theirs}`))
})
