import { EC2 } from '@aws-sdk/client-ec2'
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Sandbox } from '../../../sandbox/start.ts'
import { startSandboxWorld } from '../worlds/sandbox.ts'

/** A sandbox whose seeded service runs v1, with two machines beside it that answer v2 and stand nowhere yet. */
export interface Scene {
  readonly sandbox: Sandbox
  readonly elb: ElasticLoadBalancingV2
  readonly vpc: string
  readonly loadBalancer: string
  /** Ids of the machines of each release. */
  readonly v1: readonly string[]
  readonly v2: readonly string[]
  close(): Promise<void>
}

/** Opens a scene; the load balancer's nodes obey at once, so that an answer can be counted right after a change. */
export async function openScene({ routes }: { readonly routes: number }): Promise<Scene> {
  const { sandbox, given } = await startSandboxWorld({ routes, nodes: 2, propagationMs: [0, 0] })
  const clients = {
    elb: new ElasticLoadBalancingV2(configuration(sandbox)),
    ec2: new EC2(configuration(sandbox)),
  }
  const close = async () => {
    for (const client of Object.values(clients)) client.destroy()
    await sandbox.close()
  }
  try {
    const v1 = await idsOfInstances(clients.ec2)
    await clients.ec2.runInstances({
      ImageId: given.image,
      InstanceType: 't3.small',
      SubnetId: given.subnets[0].id,
      MinCount: 2,
      MaxCount: 2,
      UserData: Buffer.from('#!/bin/sh\nserve --release v2 --color green\n').toString('base64'),
    })
    const all = await until('the new machines run', async () => {
      const ids = await idsOfInstances(clients.ec2)
      return ids.length === v1.length + 2 ? ids : undefined
    })
    const { LoadBalancers = [] } = await clients.elb.describeLoadBalancers({})
    const loadBalancer = LoadBalancers[0]?.LoadBalancerArn ?? ''
    const v2 = all.filter((id) => !v1.includes(id))
    return { sandbox, elb: clients.elb, vpc: given.vpc, loadBalancer, v1, v2, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Registers machines with a group; they are healthy when this ends, if any listener or rule names the group. */
export async function register({ elb }: Scene, group: string, ids: readonly string[]): Promise<void> {
  await elb.registerTargets({ TargetGroupArn: group, Targets: ids.map((Id) => ({ Id })) })
}

/** Waits until every target of a group is healthy. */
export async function healthy({ elb }: Scene, group: string): Promise<void> {
  await until(`every target of ${group} is healthy`, async () => {
    const { TargetHealthDescriptions: all = [] } = await elb.describeTargetHealth({ TargetGroupArn: group })
    return all.every(({ TargetHealth }) => TargetHealth?.State === 'healthy') ? true : undefined
  })
}

async function idsOfInstances(ec2: EC2): Promise<string[]> {
  const running = { Name: 'instance-state-name', Values: ['running'] }
  const { Reservations = [] } = await ec2.describeInstances({ Filters: [running] })
  return Reservations.flatMap(({ Instances = [] }) => Instances.map(({ InstanceId: id = '' }) => id))
}

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (const end = performance.now() + 30_000; performance.now() < end; ) {
    const seen = await look()
    if (seen !== undefined) return seen
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`30 s have passed before ${what}`)
}

function configuration({ endpoint, env }: Sandbox) {
  const {
    AWS_REGION: region = '',
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
  } = env
  return { endpoint, region, credentials: { accessKeyId, secretAccessKey } }
}
