import { everyTest, type ServiceSettings } from '../../settings.ts'
import { listenerOf, partsOf } from '../arns.ts'
import { readGroups } from '../fleet/auto-scaling/groups.ts'
import { groupsOf } from '../identity.ts'
import type { Scope } from '../scope.ts'
import type { Ahead } from '../traffic/check-traffic.ts'
import { ownListeners } from '../traffic/reserved.ts'

/** Calls that a run will make, all on these resources. */
export interface Need {
  readonly actions: readonly string[]
  readonly resources: readonly string[]
}

/**
 * The writes that this config leads to, with the resources that AWS asks about. Reads are not here: they are made before
 * anything is written, and say themselves that they are denied.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const needsOf = async (
  scope: Scope,
  { launches, switches }: Ahead,
  signal: AbortSignal,
): Promise<readonly Need[]> => {
  const { settings } = scope
  return [
    ...ofBalancers(scope),
    ...(switches ? ofRoutes(settings) : []),
    ...(launches ? await ofFleet(scope, signal) : []),
    ...(launches ? ofNames(settings) : []),
    ...ofCommands(settings, { launches, switches }).map((need) => alsoOn(settings, need)),
    ...(switches ? ofGate(settings) : []),
  ].filter(({ resources }) => resources.length > 0)
}

const elb = (...calls: readonly string[]) => calls.map((call) => `elasticloadbalancing:${call}`)

/** Our rules, the record, and what is registered. */
const ofBalancers = (scope: Scope): readonly Need[] => {
  const { settings } = scope
  const listeners = ownListeners(scope)
  const rules = listeners.map((arn) => `${arn.replace(':listener/', ':listener-rule/')}/*`)
  const groups = unique(groupsOf(settings))
  return [
    { actions: elb('CreateRule'), resources: listeners },
    { actions: elb('DeleteRule', 'ModifyRule'), resources: rules },
    { actions: elb('AddTags'), resources: [...groups, ...rules] },
    ...(settings.fleet.kind === 'auto-scaling'
      ? []
      : [{ actions: elb('DeregisterTargets', 'RegisterTargets'), resources: groups }]),
  ]
}

const ofRoutes = ({ routes }: ServiceSettings): readonly Need[] => {
  const arns = (kind: 'listener' | 'rule') =>
    routes.flatMap((route) => (route.kind === kind ? [route.arn] : []))
  return [
    { actions: elb('ModifyListener'), resources: arns('listener') },
    { actions: elb('ModifyRule'), resources: arns('rule') },
  ]
}

const ofFleet = async (scope: Scope, signal: AbortSignal): Promise<readonly Need[]> => {
  const { fleet } = scope.settings
  if (fleet.kind === 'existing') return []
  if (fleet.kind === 'ec2')
    return [
      {
        actions: ['ec2:CreateTags', 'ec2:TerminateInstances'],
        resources: [here(scope.settings, 'ec2', 'instance/*')],
      },
    ]
  const groups = Object.values(await readGroups(scope, fleet, signal))
  const calls = [
    ...[
      'AttachLoadBalancerTargetGroups',
      'CreateOrUpdateTags',
      'DeleteTags',
      'DetachLoadBalancerTargetGroups',
    ],
    ...['ResumeProcesses', 'SetInstanceProtection', 'SuspendProcesses', 'UpdateAutoScalingGroup'],
  ]
  const templates = groups.map((group) => group?.LaunchTemplate?.LaunchTemplateId)
  return [
    {
      actions: calls.map((call) => `autoscaling:${call}`),
      resources: groups.flatMap((group) => group?.AutoScalingGroupARN ?? []),
    },
    {
      actions: fleet.launchTemplate.kind === 'make' ? ['ec2:CreateLaunchTemplateVersion'] : [],
      resources: unique(templates.flatMap((id) => id ?? [])).map((id) =>
        here(scope.settings, 'ec2', `launch-template/${id}`),
      ),
    },
  ].filter(({ actions }) => actions.length > 0)
}

const ofNames = (settings: ServiceSettings): readonly Need[] => {
  const { dns } = settings
  if (dns === undefined) return []
  // What that role may do is for its own account to know.
  if (dns.role !== undefined) return [{ actions: ['sts:AssumeRole'], resources: [dns.role] }]
  const zone = `arn:${place(settings).partition}:route53:::hostedzone/${dns.zone}`
  return [{ actions: ['route53:ChangeResourceRecordSets'], resources: [zone] }]
}

/** Documents of every command that runs on machines. */
export const ofCommands = (settings: ServiceSettings, { launches, switches }: Ahead): readonly Need[] => {
  const { setUp, migrate, releaseTests, switch: hooks, proof, busy, beforeRetire } = settings
  const tests = everyTest(releaseTests).flatMap((test) => ('command' in test ? [test.command] : []))
  const all = [
    ...(launches ? [...setUp, ...(migrate ? [migrate] : [])] : []),
    // Only provision ends before the tests.
    ...(launches && !switches ? [] : tests),
    ...(switches ? [...hooks.before, ...hooks.after, ...beforeRetire] : []),
    ...(switches && busy?.kind === 'ssm' ? [busy] : []),
  ]
  const remote = [
    ...all.flatMap((command) => (command.kind === 'ssm' ? [command.document] : [])),
    ...(switches && proof?.from === 'ssm' ? ['AWS-RunShellScript'] : []),
  ]
  return [
    {
      actions: ['ssm:SendCommand'],
      resources: unique(remote).map((name) =>
        // Documents of AWS's own are in no account.
        name.startsWith('AWS-')
          ? here(settings, 'ssm', `document/${name}`, '')
          : here(settings, 'ssm', `document/${name}`),
      ),
    },
  ]
}

/** A command needs leave for its document, and for each machine that it is sent to. */
const alsoOn = (settings: ServiceSettings, { actions, resources }: Need): Need => ({
  actions,
  resources: resources.length === 0 ? [] : [...resources, here(settings, 'ec2', 'instance/*')],
})

const ofGate = (settings: ServiceSettings): readonly Need[] => {
  const parameter = settings.gate?.parameter
  if (parameter === undefined) return []
  return [
    {
      actions: ['ssm:PutParameter'],
      resources: [here(settings, 'ssm', `parameter/${parameter.replace(/^\//, '')}`)],
    },
  ]
}

/** Partition, Region and account of the first route. */
export const place = ({ routes }: ServiceSettings) => partsOf(listenerOf(routes[0]?.arn ?? ''))

/** The ARN of something beside the first route. */
export const here = (
  settings: ServiceSettings,
  service: string,
  resource: string,
  owner?: string,
): string => {
  const { partition, region, account } = place(settings)
  return `arn:${partition}:${service}:${region}:${owner ?? account}:${resource}`
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)]
