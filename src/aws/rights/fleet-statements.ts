import type { AutoScalingSettings, Ec2Settings, ServiceSettings } from '../../settings.ts'
import { keys } from '../scope.ts'
import { here, place } from './needs.ts'
import { allow, calls, everything, isOurs, type Statement } from './statement.ts'

/** What launching, scaling, naming and ending instances needs. */
export const ofFleet = (settings: ServiceSettings): readonly Statement[] => {
  const { fleet } = settings
  switch (fleet.kind) {
    case 'ec2':
      return [
        ...ofLaunches(settings, fleet),
        ...ofOwn(settings, 'CreateTags StopInstances TerminateInstances'),
      ]
    case 'auto-scaling':
      return [...ofGroups(settings, fleet), ...ofOwn(settings, 'CreateTags')]
    case 'existing':
      return settings.gate === undefined
        ? []
        : [
            allow('TellThem', ['ec2:CreateTags'], [here(settings, 'ec2', 'instance/*')], {
              'ForAllValues:StringEquals': { 'aws:TagKeys': keys.live },
            }),
          ]
  }
}

const ofOwn = (settings: ServiceSettings, names: string): readonly Statement[] => [
  allow(
    'NameStopAndEndOwn',
    calls('ec2', names),
    [here(settings, 'ec2', 'instance/*')],
    isOurs('aws:ResourceTag'),
  ),
]

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-runinstances */
const ofLaunches = (settings: ServiceSettings, fleet: Ec2Settings): readonly Statement[] => {
  const ec2 = (resource: string, owner?: string) => here(settings, 'ec2', resource, owner)
  const made = madeAtLaunch(settings)
  const named = (kind: string, ids: readonly string[]) =>
    (ids.length === 0 ? ['*'] : ids).map((id) => ec2(`${kind}/${id}`))
  const image = fleet.image !== undefined && 'id' in fleet.image ? fleet.image.id : '*'
  const { partition, account } = place(settings)
  return [
    allow('LaunchTagged', ['ec2:RunInstances'], made, isOurs('aws:RequestTag')),
    allow(
      'LaunchFrom',
      ['ec2:RunInstances'],
      [
        ec2(`image/${image}`, ''),
        ...named('key-pair', fleet.keyName === undefined ? [] : [fleet.keyName]),
        ...(fleet.launchTemplate === undefined ? [] : [ec2(`launch-template/${fleet.launchTemplate.id}`)]),
        ec2('network-interface/*'),
        ...named('security-group', fleet.securityGroups),
        ...named('subnet', fleet.subnets),
      ],
    ),
    tagAtLaunch(settings),
    ...(fleet.instanceProfile === undefined
      ? []
      : [
          // The role has a name of its own; in most accounts it is that of its profile.
          allow(
            'HandOverTheProfile',
            ['iam:PassRole'],
            [`arn:${partition}:iam::${account}:role/${fleet.instanceProfile}`],
            {
              StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' },
            },
          ),
        ]),
  ]
}

const madeAtLaunch = (settings: ServiceSettings): readonly string[] =>
  ['instance/*', 'spot-instances-request/*', 'volume/*'].map((resource) => here(settings, 'ec2', resource))

const tagAtLaunch = (settings: ServiceSettings): Statement =>
  allow('TagAtLaunch', ['ec2:CreateTags'], madeAtLaunch(settings), {
    StringEquals: { 'ec2:CreateAction': 'RunInstances' },
  })

/**
 * Who gives a group another version of its launch template is asked whether they might launch from it, with the tags that
 * stand in it.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html
 */
const ofGroups = (
  settings: ServiceSettings,
  { groups, launchTemplate }: AutoScalingSettings,
): readonly Statement[] => {
  const templates = [here(settings, 'ec2', 'launch-template/*')]
  return [
    allow(
      'LookAtGroups',
      calls('autoscaling', 'DescribeAutoScalingGroups DescribePolicies DescribeScalingActivities'),
      everything,
    ),
    allow(
      'ScaleTheGroups',
      calls(
        'autoscaling',
        `AttachLoadBalancerTargetGroups CreateOrUpdateTags DeleteTags DetachLoadBalancerTargetGroups
         DetachTrafficSources ResumeProcesses SetInstanceProtection SuspendProcesses UpdateAutoScalingGroup`,
      ),
      [groups.blue, groups.green].map((name) =>
        here(settings, 'autoscaling', `autoScalingGroup:*:autoScalingGroupName/${name}`),
      ),
    ),
    ...(launchTemplate.kind === 'make'
      ? [allow('NewTemplateVersion', ['ec2:CreateLaunchTemplateVersion'], templates)]
      : []),
    allow('LaunchByTheGroup', ['ec2:RunInstances'], everything, {
      ArnLike: { 'ec2:LaunchTemplate': templates },
    }),
    tagAtLaunch(settings),
  ]
}
