import * as autoscaling from '@aws-sdk/client-auto-scaling'
import * as cloudwatch from '@aws-sdk/client-cloudwatch'
import * as ec2 from '@aws-sdk/client-ec2'
import * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2'
import * as iam from '@aws-sdk/client-iam'
import * as route53 from '@aws-sdk/client-route-53'
import * as ssm from '@aws-sdk/client-ssm'
import * as sts from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeFailure } from '../../../sandbox/operations/authorization-message.ts'
import { autoscaling as autoscalingCalls } from '../../../sandbox/operations/autoscaling/index.ts'
import { cloudwatch as cloudwatchCalls } from '../../../sandbox/operations/cloudwatch/index.ts'
import { ec2 as ec2Calls } from '../../../sandbox/operations/ec2/index.ts'
import { elbv2 as elbv2Calls } from '../../../sandbox/operations/elbv2/index.ts'
import { iam as iamCalls } from '../../../sandbox/operations/iam/index.ts'
import type { Operations } from '../../../sandbox/operations/operation.ts'
import { route53 as route53Calls } from '../../../sandbox/operations/route53/index.ts'
import { ssm as ssmCalls } from '../../../sandbox/operations/ssm/index.ts'
import { sts as stsCalls } from '../../../sandbox/operations/sts/index.ts'
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts'
import { inputs, type Names } from './call-inputs.ts'
import { clientsOf } from './endpoint-under-test.ts'

type Constructor = new (input: object) => object

let sandbox: Sandbox
let names: Names
beforeAll(async () => {
  sandbox = await startSandbox({ targets: 1, bootMs: [0, 50], insyncMs: [0, 50], propagationMs: [0, 20] })
  names = await namesIn(sandbox)
})
afterAll(() => sandbox.close())

/** Instances wait for it on their way in. */
const hook = {
  LifecycleHookName: 'wait',
  LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
  HeartbeatTimeout: 7200,
}

async function namesIn({ world, endpoint, foreignZone }: Sandbox): Promise<Names> {
  const { loadBalancing, compute, zones } = world
  const client = clientsOf(endpoint)
  const first = <Value>(values: Iterable<Value>): Value => {
    const [value] = values
    if (value === undefined) throw new Error('the sandbox was seeded with less than expected')
    return value
  }
  const [zone, image, listener] = [
    first(zones.zones.keys()),
    first(compute.images.keys()),
    first(loadBalancing.listeners.keys()),
  ]
  const template = await client.ec2.send(
    new ec2.CreateLaunchTemplateCommand({
      LaunchTemplateName: 'first',
      LaunchTemplateData: { ImageId: image },
    }),
  )
  const rule = await client.elb.send(
    new elbv2.CreateRuleCommand({
      ListenerArn: listener,
      Priority: 99,
      Conditions: [{ Field: 'path-pattern', Values: ['/nowhere'] }],
      Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    }),
  )
  const vpc = first(compute.vpcs.keys())
  const LaunchTemplateId = template.LaunchTemplate?.LaunchTemplateId ?? ''
  for (const AutoScalingGroupName of ['fleet', 'waiting'])
    await client.autoscaling.send(
      new autoscaling.CreateAutoScalingGroupCommand({
        ...{ AutoScalingGroupName, MinSize: 0, MaxSize: 2, DesiredCapacity: 1 },
        LaunchTemplate: { LaunchTemplateId },
        VPCZoneIdentifier: [...compute.subnets.keys()].join(','),
        ...(AutoScalingGroupName === 'waiting' && { LifecycleHookSpecificationList: [hook] }),
      }),
    )
  await world.clock.advance(5000)
  const instance = first(compute.instances.keys())
  const command = await client.ssm.send(
    new ssm.SendCommandCommand({
      DocumentName: 'AWS-RunShellScript',
      InstanceIds: [instance],
      Parameters: { commands: ['serve --release v1 --color blue'] },
    }),
  )
  const memberOf = (name: string) => first(world.scaling.find(name).members.keys())
  const subnets = [...compute.subnets.keys()]
  return {
    vpc,
    subnets,
    block: `127.${world.settings.network}.240.0/28`,
    emptySubnet: compute.addSubnet({ vpcId: vpc, zone: 'us-east-1c' }).id,
    image,
    instance,
    zone,
    emptyZone: zones.add({ name: 'empty.inside.' }).id,
    balancer: first(loadBalancing.loadBalancers.keys()),
    listener,
    group: first(loadBalancing.targetGroups.keys()),
    template: LaunchTemplateId,
    member: memberOf('fleet'),
    waiter: memberOf('waiting'),
    change: first(zones.changes.keys()),
    command: command.Command?.CommandId ?? '',
    role: foreignZone.role,
    encoded: encodeFailure({
      action: 'ec2:RunInstances',
      resource: '*',
      principal: { id: 'AROA', arn: foreignZone.role },
    }),
    rule: rule.Rules?.[0]?.RuleArn ?? '',
  }
}

const services: [name: keyof typeof inputs, module: Record<string, unknown>, calls: Operations][] = [
  ['autoscaling', autoscaling, autoscalingCalls],
  ['cloudwatch', cloudwatch, cloudwatchCalls],
  ['ssm', ssm, ssmCalls],
  ['sts', sts, stsCalls],
  ['iam', iam, iamCalls],
  ['elb', elbv2, elbv2Calls],
  ['route53', route53, route53Calls],
  // Last: it ends the instance that the others name.
  ['ec2', ec2, ec2Calls],
]

test.each(services)(
  'every call of %s that the sandbox has is answered so that the SDK understands it',
  async (name, module, calls) => {
    const client: { send(command: object): Promise<object> } = clientsOf(sandbox.endpoint)[name]
    const refused: string[] = []

    for (const [action, input] of Object.entries(inputs[name])) {
      // What the call before began is over.
      await sandbox.world.clock.advance(60_000)
      const Command = module[`${action}Command`] as Constructor
      await client
        .send(new Command(input(names)))
        .catch((error: unknown) => refused.push(`${action}: ${error}`))
    }

    expect(Object.keys(inputs[name]).sort()).toEqual(Object.keys(calls).sort())
    expect(refused).toEqual([])
  },
)
