import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../../sandbox/start.ts'
import type { Ec2Settings, ExistingSettings } from '../../../src/settings.ts'
import { adapterOf, type Ec2Service, quickSandbox, settingsOf, signal } from '../support/adapter.ts'
import { groupAdapter, groupScene } from '../support/groups.ts'

let sandbox: Sandbox
let settings: Ec2Service
beforeEach(async () => {
  sandbox = await quickSandbox({ targets: 2 })
  settings = settingsOf(sandbox)
})
afterEach(() => sandbox.close())

/** The seeded load balancer has subnets in us-east-1a and us-east-1b. */
const keepToZones = ({ world: { loadBalancing } }: Sandbox) => {
  const off = new Map([['load_balancing.cross_zone.enabled', 'false']])
  for (const arn of loadBalancing.targetGroups.keys()) loadBalancing.setTargetGroupAttributes(arn, off)
}

const mistakesIn = async (fleet: Ec2Settings | ExistingSettings) =>
  (await (await adapterOf(sandbox, { fleet, dns: undefined })).check(signal)).map(
    ({ path, said }) => `${path.replace('services.web.', '')}: ${said}`,
  )
const mistakesOf = (change: Partial<Ec2Settings>) => mistakesIn({ ...settings.fleet, ...change })

const why = 'the target groups do not cross zones, and a zone without a target drops out of the load balancer'

test('where the groups cross zones a side may stand in one of them', async () => {
  expect(await mistakesOf({ subnets: settings.fleet.subnets.slice(0, 1) })).toEqual([])
})

test('where they do not, each zone of the load balancer needs a subnet, and an instance', async () => {
  keepToZones(sandbox)

  expect(await mistakesOf({})).toEqual([])
  expect(await mistakesOf({ subnets: settings.fleet.subnets.slice(0, 1) })).toEqual([
    `fleet.ec2.subnets: no subnet is in us-east-1b: ${why}`,
  ])
  expect(await mistakesOf({ count: { live: false, atLeast: 1 } })).toEqual([
    `fleet.ec2.count: 1 for 2 zones, so that none would be in us-east-1b: ${why}`,
  ])
})

test('instances that are there must stand in each zone', async () => {
  keepToZones(sandbox)
  const { compute } = sandbox.world
  const live = [...compute.instances.keys()]
  const [subnetId = ''] = settings.fleet.subnets
  const made = compute.launch({ imageId: 'ami-1', type: 't3.small', subnetId, count: 1, atOnce: true })
  const ids = { blue: live, green: made.map(({ id }) => id) }

  expect(await mistakesIn({ kind: 'existing', by: { ids } })).toContain(
    `fleet.existing: no instance of green is in us-east-1b: ${why}`,
  )
})

test('a group must launch in each zone', async () => {
  const scene = await groupScene()
  keepToZones(scene.sandbox)
  const [VPCZoneIdentifier = ''] = settingsOf(scene.sandbox).fleet.subnets
  await scene.groups.scaling.updateAutoScalingGroup({ AutoScalingGroupName: 'asg-green', VPCZoneIdentifier })

  const said = (await (await groupAdapter(scene.sandbox)).check(signal)).map((mistake) => mistake.said)
  await scene.close()

  expect(said).toEqual([`asg-green launches nothing in us-east-1b: ${why}`])
})
