import { afterAll, beforeAll, expect, test } from 'vitest'
import { play } from '../calls/play.ts'
import { accountScenes as scenes } from '../calls/scenes.ts'
import { type Client, must } from '../clients/client.ts'
import { sdkClient } from '../clients/sdk.ts'
import { openAws } from './aws.ts'
import { cleanUp } from './clean-up.ts'
import { leftBehind } from './left-behind.ts'
import { type SandboxWorld, startSandboxWorld } from './sandbox.ts'
import type { World } from './world.ts'

// The sandbox stands for the account: what is asked of a real one is found and deleted in the same words.
let sandbox: SandboxWorld
let account: World
let client: Client
beforeAll(async () => {
  sandbox = await startSandboxWorld({ speed: 20, runUserData: true })
  account = await openAws({ ...sandbox.env, SWITCHOVER_REFEREE_IMAGE: sandbox.given.image })
  client = sdkClient(sandbox.env)
})
afterAll(async () => {
  await client.close()
  await account.close()
  await sandbox.close()
})

/** What a client is like whose process is killed when it is about to delete something. */
function killed(alive: Client): Client {
  let dead = false
  return {
    ...alive,
    call(service, operation, input) {
      dead ||= /^(Delete|Terminate)/.test(operation)
      return dead ? Promise.reject(new Error('killed')) : alive.call(service, operation, input)
    },
  }
}

/** The names of all that stands, whatever state it is in. */
async function standing(): Promise<readonly string[]> {
  const listings = [
    await must(client, 'elbv2', 'DescribeLoadBalancers', {}),
    await must(client, 'elbv2', 'DescribeTargetGroups', {}),
    await must(client, 'route53', 'ListHostedZones', {}),
    await must(client, 'ec2', 'DescribeLaunchTemplates', {}),
    await must(client, 'ec2', 'DescribeKeyPairs', {}),
    await must(client, 'ec2', 'DescribeSubnets', {}),
    await must(client, 'autoscaling', 'DescribeAutoScalingGroups', {}),
    await must(client, 'ssm', 'DescribeParameters', {}),
    await must(client, 'ssm', 'ListDocuments', {}),
  ]
  const names = JSON.stringify(listings).matchAll(/"(?:\w+A(?:rn|RN)|Id|\w+Id)":"([^"]+)"/g)
  return [...new Set([...names].map(([, name = '']) => name))].sort()
}

test('a run in an account leaves nothing behind', async () => {
  const before = await standing()
  expect(before.length, 'the seeded load balancer, its groups and its zone').toBeGreaterThan(3)

  const played = await Promise.all(scenes.map((scene) => play(scene, client, account, 'whole1')))

  expect(played.flatMap(({ left }) => left)).toEqual([])
  expect(await leftBehind(client)).toEqual([])
  // A group that is being deleted stands until its last instance has ended.
  await expect.poll(standing, { timeout: 10_000 }).toEqual(before)
})

test('what a killed run left is found again and deleted, and nothing else', async () => {
  const before = await standing()
  await Promise.allSettled(scenes.map((scene) => play(scene, killed(client), account, 'killed')))
  expect((await leftBehind(client)).map(({ operation }) => operation)).toEqual(
    expect.arrayContaining([
      'DeleteAutoScalingGroup',
      'TerminateInstances',
      'DeleteLaunchTemplate',
      'DeleteKeyPair',
      'DeleteSubnet',
      'DeleteParameter',
      'DeleteDocument',
      'DeleteLoadBalancer',
      'DeleteTargetGroup',
      'DeleteHostedZone',
    ]),
  )

  const status = await cleanUp(sandbox.env, () => undefined)

  expect(status).toBe(0)
  expect(await leftBehind(client)).toEqual([])
  // A group that is being deleted stands until its last instance has ended.
  await expect.poll(standing, { timeout: 10_000 }).toEqual(before)
})
