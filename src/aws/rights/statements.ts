import type { ServiceSettings } from '../../settings.ts'
import { groupsOf } from '../identity.ts'
import { ownListeners } from '../traffic/reserved.ts'
import { ofFleet } from './fleet-statements.ts'
import { here, ofCommands, place } from './needs.ts'
import { allow, calls, everything, isOurs, type Statement } from './statement.ts'

/** Every call that this service's config leads to, with the resources that it names. */
export const statementsOf = (settings: ServiceSettings): readonly Statement[] =>
  [
    ...ofLooking(settings),
    ...ofTraffic(settings),
    ...ofFleet(settings),
    ...ofNames(settings),
    ...ofParameters(settings),
    ...ofMachines(settings),
  ].filter(({ Resource }) => Resource.length > 0)

const ofLooking = (settings: ServiceSettings): readonly Statement[] => {
  const { partition, account } = place(settings)
  return [
    allow(
      'Look',
      [
        ...calls(
          'ec2',
          `DescribeImages DescribeInstances DescribeInstanceTypeOfferings DescribeInstanceTypes DescribeKeyPairs
           DescribeLaunchTemplateVersions DescribeNetworkInterfaces DescribeSecurityGroups DescribeSubnets GetConsoleOutput`,
        ),
        ...calls(
          'elasticloadbalancing',
          `DescribeAccountLimits DescribeListeners DescribeLoadBalancers DescribeRules DescribeTags
           DescribeTargetGroupAttributes DescribeTargetGroups DescribeTargetHealth`,
        ),
        'sts:DecodeAuthorizationMessage',
      ],
      everything,
    ),
    allow('AskBeforehand', ['iam:SimulatePrincipalPolicy'], [`arn:${partition}:iam::${account}:role/ROLE`]),
    allow('LookAtAlarms', calls('cloudwatch', 'DescribeAlarms GetMetricData'), everything),
  ]
}

const ofTraffic = (settings: ServiceSettings): readonly Statement[] => {
  const elb = (names: string) => calls('elasticloadbalancing', names)
  const listeners = ownListeners({ settings })
  const ownRules = listeners.map((arn) => `${arn.replace(':listener/', ':listener-rule/')}/*`)
  const groups = [...new Set(groupsOf(settings))]
  const routes = (kind: 'listener' | 'rule') =>
    settings.routes.flatMap((route) => (route.kind === kind ? [route.arn] : []))
  const registers = settings.fleet.kind === 'auto-scaling' ? [] : groups
  return [
    allow('MakeRules', elb('CreateRule'), listeners),
    allow('MoveListeners', elb('ModifyListener'), routes('listener')),
    allow('MoveRules', elb('ModifyRule'), [...routes('rule'), ...ownRules]),
    allow('RemoveOwnRules', elb('DeleteRule'), ownRules, isOurs('aws:ResourceTag')),
    allow('KeepTheRecord', elb('AddTags'), [...ownRules, ...groups], {
      'ForAllValues:StringLike': { 'aws:TagKeys': 'switchover:*' },
      Null: { 'aws:TagKeys': 'false' },
    }),
    allow('RegisterTargets', elb('DeregisterTargets RegisterTargets'), registers),
  ]
}

const ofNames = (settings: ServiceSettings): readonly Statement[] => {
  const { dns } = settings
  if (dns === undefined) return []
  if (dns.role !== undefined) return [allow('ZoneOfAnotherAccount', ['sts:AssumeRole'], [dns.role])]
  const { partition } = place(settings)
  return [
    allow(
      'NameInTheZone',
      calls('route53', 'ChangeResourceRecordSets GetHostedZone ListResourceRecordSets'),
      [`arn:${partition}:route53:::hostedzone/${dns.zone}`],
    ),
    allow('AwaitTheNames', ['route53:GetChange'], [`arn:${partition}:route53:::change/*`]),
  ]
}

const ofParameters = (settings: ServiceSettings): readonly Statement[] => {
  const { fleet, gate } = settings
  const image =
    fleet.kind === 'ec2'
      ? fleet.image
      : fleet.kind === 'auto-scaling' && fleet.launchTemplate.kind === 'make'
        ? fleet.launchTemplate.image
        : undefined
  const arn = (name: string) => here(settings, 'ssm', `parameter/${name.replace(/^\//, '')}`)
  const live = gate?.parameter === undefined ? [] : [arn(gate.parameter)]
  const named = image !== undefined && 'ssm' in image ? [arn(image.ssm)] : []
  return [
    allow('ReadParameters', ['ssm:GetParameter'], [...named, ...live]),
    allow('SayWhoIsLive', ['ssm:PutParameter'], live),
  ]
}

/** Commands on the machines themselves. */
const ofMachines = (settings: ServiceSettings): readonly Statement[] => {
  const documents = ofCommands(settings, { launches: true, switches: true }).flatMap(
    ({ resources }) => resources,
  )
  const asksAgents = settings.ready !== undefined && 'ssm' in settings.ready.probe
  if (documents.length === 0 && !asksAgents) return []
  const instances = documents.length === 0 ? [] : [here(settings, 'ec2', 'instance/*')]
  const own = settings.fleet.kind !== 'existing'
  return [
    allow(
      'LookAtCommands',
      calls(
        'ssm',
        `CancelCommand DescribeDocument DescribeInstanceInformation GetCommandInvocation
         ListCommandInvocations ListCommands`,
      ),
      everything,
    ),
    allow('RunScripts', ['ssm:SendCommand'], documents),
    own
      ? allow('RunOnOwn', ['ssm:SendCommand'], instances, isOurs('ssm:resourceTag'))
      : allow('RunOnThose', ['ssm:SendCommand'], instances),
  ]
}
