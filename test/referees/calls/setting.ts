import type { Json } from '../clients/client.ts'
import { ec2, elbv2, ref, undo, until } from './ask.ts'
import type { Call } from './call.ts'
import type { Stage } from './stage.ts'

/** An internal load balancer; `BALANCER.LoadBalancers[0].LoadBalancerArn` names it from then on. */
export function loadBalancer({ name, tags, subnets, securityGroup }: Stage, id = 'balancer'): Call {
  const input = {
    Name: name(id),
    Subnets: subnets.map((subnet) => subnet.id),
    SecurityGroups: [securityGroup],
    Scheme: 'internal',
    Tags: tags,
  }
  return elbv2(
    id,
    'CreateLoadBalancer',
    input,
    undo('DeleteLoadBalancer', { LoadBalancerArn: balancerArn(id) }),
  )
}

export const balancerArn = (id = 'balancer'): Json => ref(`${id}.LoadBalancers[0].LoadBalancerArn`)

/** A group for HTTP on port 80. */
export function targetGroup({ name, tags, vpc }: Stage, id: string, more: Record<string, Json> = {}): Call {
  const input = { Name: name(id), Protocol: 'HTTP', Port: 80, VpcId: vpc, Tags: tags, ...more }
  return elbv2(id, 'CreateTargetGroup', input, undo('DeleteTargetGroup', { TargetGroupArn: groupArn(id) }))
}

export const groupArn = (id: string): Json => ref(`${id}.TargetGroups[0].TargetGroupArn`)

/** A listener on the load balancer of this scene. */
export function listener(
  { tags }: Stage,
  id: string,
  port: number,
  actions: readonly Json[],
  balancer = 'balancer',
): Call {
  const input = {
    LoadBalancerArn: balancerArn(balancer),
    Protocol: 'HTTP',
    Port: port,
    DefaultActions: actions,
    Tags: tags,
  }
  return elbv2(id, 'CreateListener', input, undo('DeleteListener', { ListenerArn: listenerArn(id) }))
}

export const listenerArn = (id: string): Json => ref(`${id}.Listeners[0].ListenerArn`)
export const ruleArn = (id: string): Json => ref(`${id}.Rules[0].RuleArn`)
export const instanceId = (id: string): Json => ref(`${id}.Instances[0].InstanceId`)

/** One small instance, and the look that sees it run. */
export function runningInstance(
  on: Stage,
  id: string,
  more: Record<string, Json> = {},
): readonly [Call, Call] {
  return [
    ec2(
      id,
      'RunInstances',
      { ...launch(on), ...more },
      undo('TerminateInstances', { InstanceIds: [instanceId(id)] }),
    ),
    ec2(
      `${id}Runs`,
      'DescribeInstances',
      { InstanceIds: [instanceId(id)] },
      until('Reservations[0].Instances[0].State.Name', 'running'),
    ),
  ]
}

/** The parameters of a launch of one small instance in the first subnet, without a public address. */
export function launch(on: Stage) {
  return {
    ImageId: on.image,
    InstanceType: on.type,
    MinCount: 1,
    MaxCount: 1,
    NetworkInterfaces: [interfaceIn(on.subnets[0].id, on.securityGroup)],
    TagSpecifications: [{ ResourceType: 'instance', Tags: on.tags }],
  }
}

export function interfaceIn(SubnetId: string, group: string) {
  return { DeviceIndex: 0, SubnetId, Groups: [group], AssociatePublicIpAddress: false }
}

/** The whole of the requests goes to one group. */
export const forward = (id: string) => ({ Type: 'forward', TargetGroupArn: groupArn(id) })

/** No target is asked. */
export const respond = (status: string) => ({
  Type: 'fixed-response',
  FixedResponseConfig: { StatusCode: status, ContentType: 'text/plain', MessageBody: 'nobody is here' },
})

export const path = (...values: readonly string[]) => ({
  Field: 'path-pattern',
  PathPatternConfig: { Values: values },
})

/** A rule on the listener `http` of this scene, that forwards to its group `green`. */
export function rule({ tags }: Stage, id: string, input: Record<string, Json>): Call {
  const whole = { ListenerArn: listenerArn('http'), Actions: [forward('green')], Tags: tags, ...input }
  return elbv2(id, 'CreateRule', whole, undo('DeleteRule', { RuleArn: ruleArn(id) }))
}

/** One that would do, but for `input`. */
export function refusedRule(on: Stage, id: string, input: Record<string, Json>, code: string): Call {
  return { ...rule(on, id, { Priority: 40, Conditions: [path('/other')], ...input }), fails: code }
}
