import type { Target } from '../load-balancing/target.ts'
import type { Group, Source, SourceState } from './group.ts'
import { does, invalid, type State } from './state.ts'

/** How long a target group is at least being added; AWS gives no number. */
const ADDING_MS = 1_000

/** "You can specify up to 10"; 50 a group: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-quotas.html */
const MOST = 50

/** What is attached already stays as it is. Instances in service are registered at once. */
export function attach(state: State, group: Group, arns: readonly string[], by: Source['by']): void {
  checkSources(state, arns)
  const fresh = arns.filter((arn) => group.sources.get(arn)?.removing !== false)
  if (group.sources.size + fresh.length > MOST) throw invalid(`A group has at most ${MOST} target groups`)
  for (const arn of fresh) {
    const attachedMs = state.clock.now()
    group.sources.set(arn, { arn, by, attachedMs, reached: 'Adding', removing: false })
    const inService = [...group.members.values()].filter((member) => member.state === 'InService')
    register(
      state,
      group,
      arn,
      inService.map(({ id }) => id),
    )
  }
}

/** That each is a target group of instances. */
export function checkSources({ loadBalancing }: State, arns: readonly string[]): void {
  const groups = arns.map((arn) => loadBalancing.targetGroups.get(arn))
  if (groups.includes(undefined))
    throw invalid('Provided Target Groups may not be valid. Please ensure they exist and try again.')
  const other = groups.find((one) => one?.targetType !== 'instance')
  if (other !== undefined)
    throw invalid(
      `Target group ${other.arn} has target type ${other.targetType}; a group registers instances.`,
    )
}

/**
 * "You can use this operation to detach target groups that were attached by using AttachLoadBalancerTargetGroups, but
 * not for target groups that were attached by using AttachTrafficSources." The instances drain and go on running.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DetachLoadBalancerTargetGroups.html
 */
export function detach(state: State, group: Group, arns: readonly string[], by: Source['by']): void {
  const found = arns.flatMap((arn) => group.sources.get(arn) ?? [])
  const foreign = found.some((source) => by === 'target-groups' && source.by !== by)
  if (found.length < arns.length || foreign)
    throw invalid(`Trying to remove ${NAMES[by]} that are not part of the group`)
  for (const source of found) {
    group.sources.set(source.arn, { ...source, removing: true })
    deregister(state, source.arn, [...group.members.keys()])
  }
}

const NAMES = { 'target-groups': 'Target Groups', 'traffic-sources': 'Traffic Sources' } as const

/** Registers with one target group, unless the group leaves that to others at present. */
export function register(state: State, group: Group, arn: string, ids: readonly string[]): void {
  if (ids.length === 0 || !does(group, 'AddToLoadBalancer')) return
  if (!state.loadBalancing.targetGroups.has(arn)) return
  const running = ids.filter((id) => state.compute.instances.get(id)?.state === 'running')
  if (running.length > 0)
    state.loadBalancing.registerTargets(
      arn,
      running.map((id) => ({ id })),
    )
}

/** Begins their draining. */
export function deregister({ loadBalancing }: State, arn: string, ids: readonly string[]): void {
  if (loadBalancing.targetGroups.has(arn))
    loadBalancing.deregisterTargets(
      arn,
      ids.map((id) => ({ id })),
    )
}

/** The targets that instances still are, draining ones too. */
export function targetsOf(
  { loadBalancing }: State,
  arns: Iterable<string>,
  ids: ReadonlySet<string>,
): readonly Target[] {
  return [...arns].flatMap((arn) =>
    [...(loadBalancing.targetGroups.get(arn)?.targets.values() ?? [])].filter(({ id }) => ids.has(id)),
  )
}

/** What has drained can no longer be described; what the others have come to stays. */
export function settleSources(state: State, group: Group): void {
  const ids = new Set(group.members.keys())
  for (const source of group.sources.values()) {
    const reached = sourceState(state, group, source)
    if (reached !== 'Removing') group.sources.set(source.arn, { ...source, reached })
    else if (targetsOf(state, [source.arn], ids).length === 0) group.sources.delete(source.arn)
  }
}

function servesIn(state: State, group: Group, arn: string): boolean {
  if (!checksElb(group)) return false
  return [...group.members.values()].some(
    (member) => member.state === 'InService' && health(state, arn, member.id) === 'healthy',
  )
}

/**
 * Adding until all instances in service are registered, then Added; with health checks of Elastic Load Balancing
 * InService from the first healthy one on, for good; or at once where the group was made with it.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_TrafficSourceState.html
 */
export function sourceState(state: State, group: Group, source: Source): SourceState {
  if (source.removing) return 'Removing'
  if (source.reached === 'InService' || state.clock.now() < source.attachedMs + ADDING_MS)
    return source.reached
  if (servesIn(state, group, source.arn)) return 'InService'
  return source.reached === 'Added' || areRegistered(state, group, source.arn) ? 'Added' : 'Adding'
}

function areRegistered(state: State, group: Group, arn: string): boolean {
  const members = [...group.members.values()].filter((member) => member.state === 'InService')
  const targets = targetsOf(state, [arn], new Set(group.members.keys()))
  const registered = new Set(targets.map(({ id }) => id))
  return members.every(({ id }) => registered.has(id))
}

/** When what is being added may have been. */
export function nextAdded({ clock }: State, { sources }: Group): number {
  const adding = [...sources.values()].filter(({ reached, removing }) => reached === 'Adding' && !removing)
  const due = adding.map(({ attachedMs }) => attachedMs + ADDING_MS).filter((ms) => ms > clock.now())
  return Math.min(...due)
}

/** Whether the group minds what load balancers find. */
export function checksElb({ settings }: Group): boolean {
  return settings.healthCheckType.split(',').some((type) => type.trim() === 'ELB')
}

/** What the load balancer's nodes found out about an instance. */
export function health({ loadBalancing }: State, arn: string, id: string): string {
  if (!loadBalancing.targetGroups.has(arn)) return 'unused'
  return loadBalancing.targetHealth(arn, { id }).state
}
