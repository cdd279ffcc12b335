import type { RunInstancesCommandOutput } from '@aws-sdk/client-ec2'
import type { World } from '../model/world.ts'
import { call } from '../operations/index.ts'
import type { Options } from '../options.ts'
import { recordTags } from '../seed-record.ts'
import { answers } from './answers.ts'
import { passTime } from './pass-time.ts'
import type { Place } from './place.ts'
import { FIRST_PORT, present, type SeededService, ZONE_NAME } from './seeded.ts'

const RELEASE = 'v1'

/** Release v1 on blue: launched, registered, and unless it is to be unrecorded, named and recorded. */
export async function seedLiveSide(
  world: World,
  options: Options,
  place: Place,
  { name, groups }: Pick<SeededService, 'name' | 'groups'>,
): Promise<void> {
  const { account, region } = world.settings
  const side = { account, region, service: name, groups, release: RELEASE, nowMs: world.clock.now() }
  const tags = options.unrecorded ? undefined : recordTags(side)
  const ids = await launch(world, options.targets, place, tags?.instances ?? {})
  await passTime(world, 'every instance of blue runs', () =>
    ids.every((id) => world.compute.instances.get(id)?.state === 'running'),
  )
  // A first check that finds nothing would cost two more intervals.
  for (const id of ids) await answers(addressOf(world, id), FIRST_PORT)
  if (tags !== undefined) {
    await nameInstances(world, place, ids, `${name}-blue`)
    await addTags(world, groups.blue, tags.blueGroup)
    await addTags(world, groups.green, tags.greenGroup)
  }
  if (ids.length === 0) return
  await call(world, 'elasticloadbalancing', 'RegisterTargets', {
    TargetGroupArn: groups.blue,
    Targets: ids.map((Id) => ({ Id })),
  })
}

async function launch(
  world: World,
  targets: number,
  { subnetIds, imageId, securityGroupId }: Place,
  tags: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const script = `#!/bin/sh\nserve --release ${RELEASE} --color blue\n`
  const ids: string[] = []
  for (const [index, subnetId] of subnetIds.entries()) {
    const count = Math.floor((targets + subnetIds.length - 1 - index) / subnetIds.length)
    if (count === 0) continue
    const { Instances: instances = [] } = await call<RunInstancesCommandOutput>(
      world,
      'ec2',
      'RunInstances',
      {
        ImageId: imageId,
        InstanceType: 't3.small',
        MinCount: count,
        MaxCount: count,
        SubnetId: subnetId,
        SecurityGroupIds: [securityGroupId],
        UserData: Buffer.from(script).toString('base64'),
        ...(Object.keys(tags).length > 0 && {
          TagSpecifications: [{ ResourceType: 'instance', Tags: pairs(tags) }],
        }),
      },
    )
    ids.push(...instances.map(({ InstanceId: id }) => present(id)))
  }
  return ids
}

/** Gives each instance its name, and the zone an A record for it. */
async function nameInstances(
  world: World,
  { zoneId }: Place,
  ids: readonly string[],
  prefix: string,
): Promise<void> {
  const named = ids.map((id, index) => ({ id, name: `${prefix}-${index + 1}` }))
  for (const { id, name } of named) {
    await call(world, 'ec2', 'CreateTags', { Resources: [id], Tags: [{ Key: 'Name', Value: name }] })
  }
  if (named.length === 0) return
  const changes = named.map(({ id, name }) => ({
    Action: 'UPSERT',
    ResourceRecordSet: {
      Name: `${name}.${ZONE_NAME}`,
      Type: 'A',
      TTL: 60,
      ResourceRecords: [{ Value: addressOf(world, id) }],
    },
  }))
  await passTime(world, 'the zone takes changes', () =>
    call(world, 'route53', 'ChangeResourceRecordSets', {
      HostedZoneId: zoneId,
      ChangeBatch: { Changes: changes },
    }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'PriorRequestNotComplete')
          return false
        throw error
      },
    ),
  )
}

const addressOf = ({ compute }: World, id: string): string =>
  present(compute.instances.get(id)?.privateAddress)

async function addTags(world: World, arn: string, tags: Readonly<Record<string, string>>): Promise<void> {
  if (Object.keys(tags).length === 0) return
  await call(world, 'elasticloadbalancing', 'AddTags', { ResourceArns: [arn], Tags: pairs(tags) })
}

const pairs = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
