import type { Json } from '../clients/client.ts'
import { autoscaling, ec2, elbv2, fails, ref, until } from './ask.ts'
import type { Call, Scene } from './call.ts'
import { forced, groupTemplate, lostGroup, scalingGroup } from './scaling-setting.ts'
import { groupArn, targetGroup } from './setting.ts'
import type { Stage } from './stage.ts'

const wrong = fails('ValidationError')
const lost = 'i-0123456789abcdef0'
const web = ref('inService.AutoScalingGroups[0].Instances[0].InstanceId')

/** The one instance of a group: where it is registered, who protects it, and how it ends. */
export const scalingInstances: Scene = {
  name: 'fleet',
  calls: (on) => [
    groupTemplate(on),
    targetGroup(on, 'blue'),
    targetGroup(on, 'green'),
    drainsAtOnce('blue'),
    drainsAtOnce('green'),
    scalingGroup(on, 'web', { DesiredCapacity: 1, TargetGroupARNs: [groupArn('green')] }),
    look(on, 'inService', until('AutoScalingGroups[0].Instances[0].LifecycleState', 'InService')),
    ...looks(on),
    ...trafficSources(on),
    ...protection(on),
    ...health(),
    ...ends(on),
  ],
}

/** Instances without requests drain for the whole delay as well. */
function drainsAtOnce(id: string): Call {
  const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: '0' }]
  const input = { TargetGroupArn: groupArn(id), Attributes }
  return elbv2(`${id}Delay`, 'ModifyTargetGroupAttributes', input)
}

function look(on: Stage, id: string, more: Pick<Call, 'until'> = {}): Call {
  return autoscaling(id, 'DescribeAutoScalingGroups', { AutoScalingGroupNames: [on.name('web')] }, more)
}

function looks(on: Stage): readonly Call[] {
  const activities = (id: string, input: Record<string, Json>) =>
    autoscaling(id, 'DescribeScalingActivities', { AutoScalingGroupName: on.name('web'), ...input })
  return [
    autoscaling('instance', 'DescribeAutoScalingInstances', { InstanceIds: [web] }),
    autoscaling('noInstance', 'DescribeAutoScalingInstances', { InstanceIds: [lost] }),
    ec2('launched', 'DescribeInstances', { InstanceIds: [web] }),
    elbv2('registered', 'DescribeTargetHealth', { TargetGroupArn: groupArn('green') }),
    { ...activities('activities', {}), ...until('Activities[0].StatusCode', 'Successful') },
    activities('failed', { Filters: [{ Name: 'Status', Values: ['Failed'] }] }),
    { ...activities('activitiesOfLost', { AutoScalingGroupName: lostGroup }), ...wrong },
  ]
}

function trafficSources(on: Stage): readonly Call[] {
  const group = { AutoScalingGroupName: on.name('web') }
  const groups = { ...group, TargetGroupARNs: [groupArn('blue')] }
  const sources = { ...group, TrafficSources: [{ Identifier: groupArn('blue'), Type: 'elbv2' }] }
  const state = 'TrafficSources[1].State'
  const none = until('LoadBalancerTargetGroups[1]', null)
  const elsewhere = { AutoScalingGroupName: lostGroup }
  return [
    autoscaling('groups', 'DescribeLoadBalancerTargetGroups', group),
    autoscaling('sources', 'DescribeTrafficSources', group),
    autoscaling('attach', 'AttachLoadBalancerTargetGroups', groups),
    autoscaling('added', 'DescribeTrafficSources', group, until(state, 'Added', 'InService')),
    autoscaling('detach', 'DetachLoadBalancerTargetGroups', groups),
    autoscaling('removed', 'DescribeLoadBalancerTargetGroups', group, none),
    autoscaling('detachAgain', 'DetachLoadBalancerTargetGroups', groups, wrong),
    autoscaling('attachSource', 'AttachTrafficSources', sources),
    autoscaling('sourceAdded', 'DescribeTrafficSources', group, until(state, 'Added', 'InService')),
    autoscaling('notByGroups', 'DescribeLoadBalancerTargetGroups', group),
    autoscaling('detachSource', 'DetachTrafficSources', sources),
    autoscaling('sourceRemoved', 'DescribeTrafficSources', group, until('TrafficSources[1]', null)),
    autoscaling('detachSourceAgain', 'DetachTrafficSources', sources, wrong),
    autoscaling('attachToLost', 'AttachLoadBalancerTargetGroups', { ...groups, ...elsewhere }, wrong),
    autoscaling('attachSourceToLost', 'AttachTrafficSources', { ...sources, ...elsewhere }, wrong),
    autoscaling('groupsOfLost', 'DescribeLoadBalancerTargetGroups', elsewhere, wrong),
    autoscaling('sourcesOfLost', 'DescribeTrafficSources', elsewhere, wrong),
  ]
}

function protection(on: Stage): readonly Call[] {
  const protect = (id: string, ProtectedFromScaleIn: boolean, input: Record<string, Json> = {}) =>
    autoscaling(id, 'SetInstanceProtection', {
      AutoScalingGroupName: on.name('web'),
      InstanceIds: [web],
      ProtectedFromScaleIn,
      ...input,
    })
  return [
    protect('protect', true),
    autoscaling('protected', 'DescribeAutoScalingInstances', { InstanceIds: [web] }),
    protect('unprotect', false),
    look(on, 'unprotected'),
    { ...protect('protectLost', true, { InstanceIds: [lost] }), ...wrong },
    { ...protect('protectInLost', true, { AutoScalingGroupName: lostGroup }), ...wrong },
  ]
}

function health(): readonly Call[] {
  const set = (id: string, HealthStatus: string, InstanceId: Json = web) =>
    autoscaling(id, 'SetInstanceHealth', { InstanceId, HealthStatus })
  return [
    set('healthy', 'Healthy'),
    { ...set('sick', 'Sick'), ...wrong },
    { ...set('healthOfLost', 'Healthy', lost), ...wrong },
  ]
}

function ends(on: Stage): readonly Call[] {
  const terminate = (id: string, InstanceId: Json = web) =>
    autoscaling(id, 'TerminateInstanceInAutoScalingGroup', {
      InstanceId,
      ShouldDecrementDesiredCapacity: true,
    })
  const { AutoScalingGroupName } = forced(on, 'web')
  return [
    { ...terminate('terminateLost', lost), ...wrong },
    terminate('terminate'),
    look(on, 'empty', until('AutoScalingGroups[0].Instances[0]', null)),
    ec2('ended', 'DescribeInstances', { InstanceIds: [web] }),
    autoscaling('another', 'SetDesiredCapacity', { AutoScalingGroupName, DesiredCapacity: 1 }),
    look(on, 'anotherThere', until('AutoScalingGroups[0].Instances[0].LifecycleState', 'InService')),
    autoscaling('belowLeast', 'UpdateAutoScalingGroup', { AutoScalingGroupName, MinSize: 1 }),
    { ...terminate('belowMin', ref('anotherThere.AutoScalingGroups[0].Instances[0].InstanceId')), ...wrong },
    autoscaling(
      'deleteWithInstances',
      'DeleteAutoScalingGroup',
      { AutoScalingGroupName },
      fails('ResourceInUse'),
    ),
  ]
}
