import { readFileSync } from 'node:fs'
import { CreateTagsCommand, RunInstancesCommand } from '@aws-sdk/client-ec2'
import { parse } from 'yaml'
import type { Stage } from './stage.ts'
import { until } from './until.ts'

type Ec2Config = Readonly<Record<'image', string> & Record<'types' | 'subnets' | 'security-groups', string[]>>

/** Launches machines as a person does, each with these tags and this user data; comes back when they run. */
export async function launchByHand(
  { person, sandbox }: Pick<Stage, 'person' | 'sandbox'>,
  count: number,
  tags: Readonly<Record<string, string>>,
  userData = '#!/bin/sh\nserve --release v0 --color none\n',
): Promise<readonly string[]> {
  const { services }: { services: { web: { fleet: { ec2: Ec2Config } } } } = parse(
    readFileSync(sandbox.config, 'utf8'),
  )
  const { image, types, subnets, 'security-groups': groups } = services.web.fleet.ec2
  const { Instances = [] } = await person.ec2.send(
    new RunInstancesCommand({
      ImageId: image,
      InstanceType: types[0] as 't3.small',
      SubnetId: subnets[0],
      SecurityGroupIds: groups,
      MinCount: count,
      MaxCount: count,
      UserData: Buffer.from(userData).toString('base64'),
      TagSpecifications: [{ ResourceType: 'instance', Tags: listed(tags) }],
    }),
  )
  const ids = Instances.map(({ InstanceId = '' }) => InstanceId).sort()
  // Right after a launch nothing is shown of it.
  const running = async () => (await statesOf(person, ids)).filter((state) => state === 'running')
  await until(async () => (await running()).length === count)
  return ids
}

/** Tags machines, as a person does. */
export async function tagByHand(
  { person }: Pick<Stage, 'person'>,
  ids: readonly string[],
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  await person.ec2.send(new CreateTagsCommand({ Resources: [...ids], Tags: listed(tags) }))
}

const statesOf = async (person: Stage['person'], ids: readonly string[]) =>
  (await person.instances())
    .filter(({ InstanceId = '' }) => ids.includes(InstanceId))
    .map(({ State }) => State?.Name)

const listed = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
