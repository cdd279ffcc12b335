import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DeregisterTargetsCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetHealthCommand,
  PriorityInUseException,
  paginateDescribeTargetGroups,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { describe, expect, test } from 'vitest'
import { elbv2 } from '../../../sandbox/operations/elbv2/index.ts'
import { endpointWith, failureOf } from '../server/endpoint-under-test.ts'
import { fixed, forward, header, present, weighted } from './scene.ts'

/** A load balancer with two groups and a listener, all made by the SDK. */
async function viaSdk() {
  const { elb, world } = await endpointWith(elbv2)
  const VpcId = world.compute.addVpc().id
  const Subnets = ['a', 'b'].map((zone) => world.compute.addSubnet({ vpcId: VpcId, zone }).id)
  const made = await elb.send(new CreateLoadBalancerCommand({ Name: 'web', Subnets }))
  const LoadBalancerArn = present(made.LoadBalancers?.[0]?.LoadBalancerArn)
  const group = async (Name: string) => {
    const input = {
      Name,
      Protocol: 'HTTP',
      Port: 8080,
      VpcId,
      Tags: [{ Key: 'Color', Value: Name }],
    } as const
    const { TargetGroups } = await elb.send(new CreateTargetGroupCommand({ ...input, Tags: [...input.Tags] }))
    return present(TargetGroups?.[0]?.TargetGroupArn)
  }
  const [blue, green] = [await group('blue'), await group('green')]
  const http = { LoadBalancerArn, Protocol: 'HTTP', Port: 80, DefaultActions: [forward(blue)] } as const
  const { Listeners } = await elb.send(
    new CreateListenerCommand({ ...http, DefaultActions: [forward(blue)] }),
  )
  const ListenerArn = present(Listeners?.[0]?.ListenerArn)
  return { elb, world, LoadBalancerArn, ListenerArn, blue, green, group, subnet: present(Subnets[0]) }
}

describe('the SDK reads', () => {
  test('a load balancer, with its time as a date', async () => {
    const { elb, LoadBalancerArn } = await viaSdk()

    const { LoadBalancers } = await elb.send(new DescribeLoadBalancersCommand({ Names: ['web'] }))

    expect(LoadBalancers).toEqual([
      expect.objectContaining({ LoadBalancerArn, CreatedTime: expect.any(Date), State: expect.anything() }),
    ])
  })

  test('a listener of one group', async () => {
    const { elb, LoadBalancerArn, blue } = await viaSdk()

    const { Listeners } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn }))

    expect(Listeners?.[0]).toMatchObject({
      Port: 80,
      DefaultActions: [
        {
          TargetGroupArn: blue,
          ForwardConfig: {
            TargetGroups: [{ TargetGroupArn: blue, Weight: 1 }],
            TargetGroupStickinessConfig: { Enabled: false },
          },
        },
      ],
    })
  })

  test('a weighted rule with its header, its tags and the default rule beside it', async () => {
    const { elb, ListenerArn, blue, green } = await viaSdk()
    const Actions = [weighted({ [blue]: 0, [green]: 1 })]
    const Conditions = [header('X-Preview', 'abc')]
    const rule = { ListenerArn, Priority: 10, Actions, Conditions, Tags: [{ Key: 'owner', Value: 'x y' }] }

    const { Rules: made } = await elb.send(new CreateRuleCommand(rule))

    const { Rules } = await elb.send(new DescribeRulesCommand({ ListenerArn }))
    const ResourceArns = [present(made?.[0]?.RuleArn), green]
    const { TagDescriptions } = await elb.send(new DescribeTagsCommand({ ResourceArns }))
    expect(Rules).toMatchObject([
      { Priority: '10', Actions, Conditions },
      { Priority: 'default', IsDefault: true },
    ])
    expect(Rules?.[0]?.Actions?.[0]?.TargetGroupArn).toBeUndefined()
    expect(TagDescriptions?.map(({ Tags }) => Tags)).toEqual([
      [{ Key: 'owner', Value: 'x y' }],
      [{ Key: 'Color', Value: 'green' }],
    ])
  })

  test('attributes', async () => {
    const { elb, blue } = await viaSdk()

    const { Attributes } = await elb.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn: blue }))

    expect(Attributes).toContainEqual({ Key: 'deregistration_delay.timeout_seconds', Value: '300' })
  })

  test('every page', async () => {
    const { elb, group } = await viaSdk()
    await group('third')

    const names: (string | undefined)[] = []
    for await (const page of paginateDescribeTargetGroups({ client: elb, pageSize: 1 }, {})) {
      names.push(...(page.TargetGroups ?? []).map(({ TargetGroupName }) => TargetGroupName))
    }

    expect(names).toEqual(['blue', 'green', 'third'])
  })

  test('the health of a target from registration to draining', async () => {
    const { elb, world, blue, subnet } = await viaSdk()
    const order = { imageId: 'ami-1', type: 't3.small', subnetId: subnet, count: 1, atOnce: true }
    const Targets = [{ Id: present(world.compute.launch(order)[0]).id }]
    const input = { TargetGroupArn: blue, Targets }
    const health = async () => {
      const { TargetHealthDescriptions: all } = await elb.send(new DescribeTargetHealthCommand(input))
      return all?.[0]?.TargetHealth?.Reason
    }

    const seen = [await health()]
    await elb.send(new RegisterTargetsCommand(input))
    seen.push(await health())
    await elb.send(new DeregisterTargetsCommand(input))
    seen.push(await health())

    expect(seen).toEqual([
      'Target.NotRegistered',
      'Elb.RegistrationInProgress',
      'Target.DeregistrationInProgress',
    ])
  })
})

describe('the SDK knows', () => {
  test('the error of a taken priority by its class', async () => {
    const { elb, ListenerArn } = await viaSdk()
    const rule = { ListenerArn, Priority: 10, Actions: [fixed()], Conditions: [header('a', 'b')] }
    await elb.send(new CreateRuleCommand(rule))

    const again = elb.send(new CreateRuleCommand(rule))

    await expect(again).rejects.toBeInstanceOf(PriorityInUseException)
    await expect(again).rejects.toThrow("Priority '10' is currently in use")
  })

  test('that what is not found is a 400', async () => {
    const { elb, blue } = await viaSdk()

    const failure = await failureOf(elb.send(new DescribeTargetHealthCommand({ TargetGroupArn: `${blue}0` })))

    expect(failure).toEqual({
      code: 'TargetGroupNotFound',
      message: 'One or more target groups not found',
      status: 400,
    })
  })
})
