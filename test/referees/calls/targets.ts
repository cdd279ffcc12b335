import type { Json } from '../clients/client.ts'
import { ec2, elbv2, fails, neighbour, until } from './ask.ts'
import type { Call, Scene } from './call.ts'
import {
  forward,
  groupArn,
  instanceId,
  listener,
  loadBalancer,
  runningInstance,
  targetGroup,
} from './setting.ts'
import type { Stage } from './stage.ts'

const blue = groupArn('blue')
const ip = groupArn('ip')
const lost = neighbour(blue)
const first = { Id: instanceId('first') }
const second = { Id: instanceId('second') }

/** Targets from their registration to the end of their draining, and one whose instance has gone. */
export const targets: Scene = {
  name: 'targets',
  calls: (on) => [
    ...runningInstance(on, 'first'),
    ...runningInstance(on, 'second'),
    targetGroup(on, 'blue', { HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 2 }),
    ...comings,
    loadBalancer(on),
    listener(on, 'http', 80, [forward('blue')]),
    {
      ...health('checked', blue, first),
      ...until('TargetHealthDescriptions[0].TargetHealth.State', 'healthy', 'unhealthy'),
    },
    ...goings,
    ...addresses(on),
    ...mistakes,
    ec2('terminate', 'TerminateInstances', { InstanceIds: [instanceId('second')] }),
    ec2(
      'terminated',
      'DescribeInstances',
      { InstanceIds: [instanceId('second')] },
      until('Reservations[0].Instances[0].State.Name', 'terminated'),
    ),
    { ...register('goneInstance', blue, second), ...fails('InvalidTarget') },
  ],
}

function register(id: string, TargetGroupArn: Json, ...Targets: readonly Json[]): Call {
  return elbv2(id, 'RegisterTargets', { TargetGroupArn, Targets })
}

function deregister(id: string, TargetGroupArn: Json, ...Targets: readonly Json[]): Call {
  return elbv2(id, 'DeregisterTargets', { TargetGroupArn, Targets })
}

function health(id: string, TargetGroupArn: Json, ...Targets: readonly Json[]): Call {
  return elbv2(id, 'DescribeTargetHealth', { TargetGroupArn, ...(Targets.length > 0 && { Targets }) })
}

const comings: readonly Call[] = [
  health('empty', blue),
  register('one', blue, first),
  register('oneAgain', blue, first),
  health('unused', blue),
  health('notRegistered', blue, second),
  register('otherPort', blue, { ...second, Port: 8080 }),
  register('bothPorts', blue, { ...second, Port: 8081 }),
  health('three', blue),
  deregister('oneOfBoth', blue, { ...second, Port: 8081 }),
  deregister('neverThere', blue, { ...second, Port: 9999 }),
]

const goings: readonly Call[] = [
  elbv2('delay', 'ModifyTargetGroupAttributes', {
    TargetGroupArn: blue,
    Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '600' }],
  }),
  deregister('leave', blue, first),
  health('draining', blue, first),
  register('comeBack', blue, first),
  deregister('leaveAgain', blue, first),
]

function addresses(on: Stage): readonly Call[] {
  return [
    targetGroup(on, 'ip', { TargetType: 'ip' }),
    register('address', ip, { Id: '10.255.0.10', AvailabilityZone: 'all' }),
    health('ofAddress', ip),
    { ...register('publicAddress', ip, { Id: '8.8.8.8' }), ...fails('InvalidTarget') },
    { ...register('notAnAddress', ip, { Id: 'web-1' }), ...fails('ValidationError') },
  ]
}

const mistakes: readonly Call[] = [
  { ...register('lostInstance', blue, { Id: 'i-0123456789abcdef0' }), ...fails('InvalidTarget') },
  { ...register('malformed', blue, { Id: 'web-1' }), ...fails('ValidationError') },
  { ...register('port', blue, { ...first, Port: 65_536 }), ...fails('ValidationError') },
  { ...register('none', blue), ...fails('ValidationError') },
  { ...register('lostGroup', lost, first), ...fails('TargetGroupNotFound') },
  { ...deregister('leaveLost', lost, first), ...fails('TargetGroupNotFound') },
  { ...health('healthOfLost', lost), ...fails('TargetGroupNotFound') },
]
