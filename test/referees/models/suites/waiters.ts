import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { autoscaling } from '../../../../sandbox/operations/autoscaling/index.ts'
import { ec2 } from '../../../../sandbox/operations/ec2/index.ts'
import { elbv2 } from '../../../../sandbox/operations/elbv2/index.ts'
import type { Operations } from '../../../../sandbox/operations/operation.ts'
import { route53 } from '../../../../sandbox/operations/route53/index.ts'
import { ssm } from '../../../../sandbox/operations/ssm/index.ts'
import { unexplained } from '../exceptions.ts'
import { openWatch, type Watch } from '../waits.ts'

let watch: Watch
const tried = new Set<string>()

/** Every waiter of the AWS CLI that asks a call of the sandbox; `tell` hears how many ask which call. */
export function describeWaiters(tell: (call: string, words: string) => void): void {
  describe('the waiters of the AWS CLI wait', () => {
    beforeAll(async () => {
      watch = await openWatch()
    })
    afterAll(() => watch.close())

    test('for a load balancer to be there, to work, and to be gone', loadBalancers)
    test('for a target to be deregistered, and to be healthy', targets)
    test('for an instance to be found, to run, to be checked, to stop and to be terminated', instances)
    test('for a change of records to be everywhere', records)
    test('for the volumes of an instance to be there, to be gone, and to be free', volumes)
    test('for a command to have run', command)
    test('for nothing that stands from the start', standing)
    test('no longer when what they wait for cannot come any more', hopeless)
    test('all of them, and are answered as their models have it', async () => {
      const waiters = await waitersOfSandbox()

      expect([...tried].sort()).toEqual(waiters.map(({ name }) => name).sort())
      expect(unexplained(watch.cli.findings())).toEqual([])
      for (const [call, { length }] of Map.groupBy(waiters, (waiter) => waiter.call))
        tell(call, `${length} waiter${length === 1 ? '' : 's'}`)
    })
  })
}

async function loadBalancers(): Promise<void> {
  const { ask, advance, world } = watch
  const [one, other] = world.given.subnets
  const named = ['--names', 'late']
  const create = () => ask('elbv2', 'CreateLoadBalancer', { Name: 'late', Subnets: [one.id, other.id] })

  await waits('elbv2 load-balancer-exists', named, create)
  await waits('elbv2 load-balancer-available', named, () => advance(1000))
  const arn = await ask(
    'elbv2',
    'DescribeLoadBalancers',
    { Names: ['late'] },
    'LoadBalancers[0].LoadBalancerArn',
  )
  const remove = () => ask('elbv2', 'DeleteLoadBalancer', { LoadBalancerArn: arn })
  await waits('elbv2 load-balancers-deleted', named, remove)
}

async function targets(): Promise<void> {
  const { ask, advance } = watch
  const blue = { Names: ['web-blue'] }
  const TargetGroupArn = await ask('elbv2', 'DescribeTargetGroups', blue, 'TargetGroups[0].TargetGroupArn')
  const health = 'TargetHealthDescriptions[0].Target.Id'
  const Id = await ask('elbv2', 'DescribeTargetHealth', { TargetGroupArn }, health)
  const input = { TargetGroupArn, Targets: [{ Id }] }
  const args = ['--target-group-arn', TargetGroupArn, '--targets', `Id=${Id}`]

  await ask('elbv2', 'DeregisterTargets', input)
  await waits('elbv2 target-deregistered', args, () => advance(2000))
  await ask('elbv2', 'RegisterTargets', input)
  await waits('elbv2 target-in-service', args, () => advance(5000))
}

async function instances(): Promise<void> {
  const { ask, advance } = watch
  const one = await launch()
  await waits('ec2 instance-exists', ids(one), () => advance(2000))
  const other = await launch()
  await waits('ec2 instance-running', ids(one), () => advance(8000))
  await waits('ec2 instance-status-ok', ids(one), () => advance(1000))
  await advance(1000)
  await waits('ec2 system-status-ok', ids(other), () => advance(1000))
  await ask('ec2', 'StopInstances', { InstanceIds: [one] })
  await waits('ec2 instance-stopped', ids(one), () => advance(5000))
  await ask('ec2', 'TerminateInstances', { InstanceIds: [other] })
  await waits('ec2 instance-terminated', ids(other), () => advance(5000))
}

/** Of two volumes the one goes with its instance, and the other stays. */
async function volumes(): Promise<void> {
  const { ask, advance } = watch
  const Ebs = { VolumeSize: 1, DeleteOnTermination: false }
  const id = await launch({ BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs }] })
  await advance(2000)
  const volumes = `Reservations[0].Instances[0].BlockDeviceMappings`
  const of = (at: number) =>
    ask('ec2', 'DescribeInstances', { InstanceIds: [id] }, `${volumes}[${at}].Ebs.VolumeId`)
  const [root, other] = await Promise.all([of(0), of(1)])

  await sees('ec2 volume-in-use', '--volume-ids', root)
  await ask('ec2', 'TerminateInstances', { InstanceIds: [id] })
  await waits('ec2 volume-deleted', ['--volume-ids', root], () => advance(5000))
  await sees('ec2 volume-available', '--volume-ids', other)
}

/** The command is still being delivered when the waiter asks first: its instance runs, and its agent is not there. */
async function command(): Promise<void> {
  const { ask, advance } = watch
  const id = await launch()
  await advance(30_000)
  const input = { DocumentName: 'AWS-RunShellScript', InstanceIds: [id], Parameters: { commands: ['true'] } }
  const sent = await ask('ssm', 'SendCommand', input, 'Command.CommandId')

  const args = ['--command-id', sent, '--instance-id', id]
  await waits('ssm command-executed', args, () => advance(10_000))
}

async function records(): Promise<void> {
  const { ask, advance } = watch
  const HostedZoneId = await ask('route53', 'ListHostedZones', {}, 'HostedZones[0].Id')
  const address = { Type: 'A', TTL: 60, ResourceRecords: [{ Value: '10.0.0.1' }] }
  const change = { Action: 'CREATE', ResourceRecordSet: { Name: 'late.bdash.inside', ...address } }

  const input = { HostedZoneId, ChangeBatch: { Changes: [change] } }
  const id = await ask('route53', 'ChangeResourceRecordSets', input, 'ChangeInfo.Id')
  await waits('route53 resource-record-sets-changed', ['--id', id], () => advance(5000))
}

async function standing(): Promise<void> {
  const { vpc, subnets, securityGroup, image } = watch.world.given

  await sees('ec2 vpc-exists', '--vpc-ids', vpc)
  await sees('ec2 vpc-available', '--vpc-ids', vpc)
  await sees('ec2 subnet-available', '--subnet-ids', subnets[0].id)
  await sees('ec2 security-group-exists', '--group-ids', securityGroup)
  await sees('ec2 image-exists', '--image-ids', image)
  await sees('ec2 image-available', '--image-ids', image)
  await watch.ask('ec2', 'CreateKeyPair', { KeyName: 'late', KeyType: 'ed25519' })
  await sees('ec2 key-pair-exists', '--key-names', 'late')
}

async function hopeless(): Promise<void> {
  const [booting, ended] = [await launch(), await launch()]
  await watch.advance(2000)
  await watch.ask('ec2', 'TerminateInstances', { InstanceIds: [ended] })
  const state = 'Waiter encountered a terminal failure state'
  const nowhere = ['--network-interface-ids', 'eni-0123456789abcdef0']

  await givesUp('ec2 instance-running', ids(ended), state)
  await givesUp('ec2 instance-stopped', ids(booting), state)
  await givesUp('ec2 instance-terminated', ids(booting), state)
  await watch.advance(5000)
  await givesUp('ec2 instance-stopped', ids(ended), state)
  await givesUp('ec2 network-interface-available', nowhere, 'InvalidNetworkInterfaceID.NotFound')
  await givesUp('route53 resource-record-sets-changed', ['--id', '/change/C0123456789ABC'], 'NoSuchChange')
}

/** The waiter waits as long as it has to, and then ends well. */
async function waits(name: string, args: readonly string[], then: () => Promise<unknown>): Promise<void> {
  tried.add(name)
  expect(await watch.wait(name, args, then), name).toEqual({ status: 0, out: '', err: '' })
}

/** The waiter has nothing to wait for. */
async function sees(name: string, ...args: readonly string[]): Promise<void> {
  tried.add(name)
  expect(await watch.see(name, ...args), name).toEqual({ status: 0, out: '', err: '' })
}

/** The waiter fails long before it has asked as often as it may. */
async function givesUp(name: string, args: readonly string[], why: string): Promise<void> {
  tried.add(name)
  const { status, err } = await watch.see(name, ...args)
  expect({ status, err }, name).toEqual({ status: 255, err: expect.stringContaining(why) })
}

async function waitersOfSandbox() {
  const known: Readonly<Record<string, Operations>> = { autoscaling, ec2, elbv2, route53, ssm }
  return Object.entries(await watch.cli.waiters()).flatMap(([service, waiters]) =>
    Object.entries(waiters)
      .filter(([, operation]) => operation in (known[service] ?? {}))
      .map(([waiter, operation]) => ({ name: `${service} ${waiter}`, call: `${service} ${operation}` })),
  )
}

const ids = (id: string) => ['--instance-ids', id]

function launch(more: object = {}): Promise<string> {
  const { image, type, subnets } = watch.world.given
  const input = {
    ImageId: image,
    InstanceType: type,
    SubnetId: subnets[0].id,
    MinCount: 1,
    MaxCount: 1,
    ...more,
  }
  return watch.ask('ec2', 'RunInstances', input, 'Instances[0].InstanceId')
}
