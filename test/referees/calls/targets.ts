import type { Json } from '../clients/client.ts'
import { ec2, elbv2, fails, neighbour, until } from './ask.ts'
import type { Scene } from './call.ts'
import {
  forward,
  groupArn,
  instanceId,
  listener,
  loadBalancer,
  runningInstance,
  targetGroup,
} from './setting.ts'

/** Targets from their registration to the end of their draining; an instance that is stopped, and one that is gone. */
export const targets: Scene = {
  name: 'targets',
  calls(on) {
    const first = { Id: instanceId('first') }
    const second = { Id: instanceId('second') }
    const register = (id: string, ...Targets: readonly Json[]) =>
      elbv2(id, 'RegisterTargets', { TargetGroupArn: groupArn('blue'), Targets })
    const deregister = (id: string, ...Targets: readonly Json[]) =>
      elbv2(id, 'DeregisterTargets', { TargetGroupArn: groupArn('blue'), Targets })
    const health = (id: string, more: Record<string, Json> = {}) =>
      elbv2(id, 'DescribeTargetHealth', { TargetGroupArn: groupArn('blue'), ...more })
    const state = 'TargetHealthDescriptions[0].TargetHealth.State'
    return [
      ...runningInstance(on, 'first'),
      ...runningInstance(on, 'second'),
      targetGroup(on, 'blue', { HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 2 }),
      health('empty'),
      register('one', first),
      register('oneAgain', first),
      health('unused'),
      health('notRegistered', { Targets: [second] }),
      { ...register('lostInstance', { Id: 'i-0123456789abcdef0' }), fails: 'InvalidTarget' },
      { ...register('malformed', { Id: 'web-1' }), fails: 'ValidationError' },
      { ...register('portTooHigh', { ...first, Port: 65_536 }), fails: 'ValidationError' },
      { ...register('none'), fails: 'ValidationError' },
      register('otherPort', { ...second, Port: 8080 }),
      register('bothPorts', { ...second, Port: 8081 }),
      health('three'),
      deregister('oneOfBoth', { ...second, Port: 8081 }),
      deregister('neverThere', { ...second, Port: 9999 }),
      loadBalancer(on),
      listener(on, 'http', 80, [forward('blue')]),
      { ...health('checked', { Targets: [first] }), ...until(state, 'healthy', 'unhealthy') },
      elbv2('shorterDelay', 'ModifyTargetGroupAttributes', {
        TargetGroupArn: groupArn('blue'),
        Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '60' }],
      }),
      deregister('leave', first),
      health('draining', { Targets: [first] }),
      register('comeBack', first),
      deregister('leaveAgain', first),
      elbv2(
        'lostGroup',
        'RegisterTargets',
        { TargetGroupArn: lost, Targets: [first] },
        fails('TargetGroupNotFound'),
      ),
      elbv2(
        'leaveLost',
        'DeregisterTargets',
        { TargetGroupArn: lost, Targets: [first] },
        fails('TargetGroupNotFound'),
      ),
      elbv2('healthOfLost', 'DescribeTargetHealth', { TargetGroupArn: lost }, fails('TargetGroupNotFound')),
      targetGroup(on, 'ip', { TargetType: 'ip' }),
      elbv2('address', 'RegisterTargets', {
        TargetGroupArn: groupArn('ip'),
        Targets: [{ Id: '10.255.0.10', AvailabilityZone: 'all' }],
      }),
      elbv2(
        'publicAddress',
        'RegisterTargets',
        { TargetGroupArn: groupArn('ip'), Targets: [{ Id: '8.8.8.8' }] },
        fails('InvalidTarget'),
      ),
      elbv2(
        'notAnAddress',
        'RegisterTargets',
        { TargetGroupArn: groupArn('ip'), Targets: [{ Id: 'web-1' }] },
        fails('ValidationError'),
      ),
      elbv2('addresses', 'DescribeTargetHealth', { TargetGroupArn: groupArn('ip') }),
      ec2('terminate', 'TerminateInstances', { InstanceIds: [instanceId('second')] }),
      ec2(
        'terminated',
        'DescribeInstances',
        { InstanceIds: [instanceId('second')] },
        until('Reservations[0].Instances[0].State.Name', 'terminated'),
      ),
      { ...register('goneInstance', second), fails: 'InvalidTarget' },
    ]
  },
}

const lost = neighbour(groupArn('blue'))
