import type { DescribeTargetHealthCommandOutput } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from './model/world.ts'
import { call } from './operations/index.ts'
import type { Options } from './options.ts'
import { seedForeignZone } from './seed/foreign-zone.ts'
import { passTime } from './seed/pass-time.ts'
import { seedPlace } from './seed/place.ts'
import type { Seeded, SeededService } from './seed/seeded.ts'
import { seedService } from './seed/service.ts'

/**
 * Builds the seeded services through the same calls that a client would make, and waits until all of blue is healthy.
 * Time is moved on for that: what AWS would take seconds for is over when a sandbox is ready.
 */
export async function seed(world: World, options: Options): Promise<Seeded> {
  const place = await seedPlace(world)
  const names = Array.from({ length: options.services }, (_, index) => `web${index === 0 ? '' : index + 1}`)
  const services: SeededService[] = []
  for (const name of names) services.push(await seedService(world, options, place, name))
  await passTime(world, 'every target of blue is healthy', async () => {
    const sides = await Promise.all(services.map(({ groups }) => healthyTargets(world, groups.blue)))
    return sides.every((healthy) => healthy === options.targets)
  })
  // What was written just now is seen by reads that lag, too.
  await world.clock.advance(options.staleReadsMs)
  return { services, place, foreignZone: seedForeignZone(world, place.vpcId) }
}

async function healthyTargets(world: World, group: string): Promise<number> {
  const { TargetHealthDescriptions: targets = [] } = await call<DescribeTargetHealthCommandOutput>(
    world,
    'elasticloadbalancing',
    'DescribeTargetHealth',
    { TargetGroupArn: group },
  )
  return targets.filter(({ TargetHealth: health }) => health?.State === 'healthy').length
}
