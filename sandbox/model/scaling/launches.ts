import { AwsError } from '../../aws-error.ts'
import { at, because, begin, detailsOf, goOn } from './activities.ts'
import type { Group } from './group.ts'
import type { Member } from './member.ts'
import { type Place, places } from './places.ts'
import { spotOf } from './purchase.ts'
import type { GroupSettings } from './settings.ts'
import { does, invalid, type State, standing, weigh } from './state.ts'
import { kinds } from './templates.ts'

/** AWS gives no number for how long a group waits after a launch that failed, and waits longer each time. */
const FIRST_RETRY_MS = 15_000
const LONGEST_RETRY_MS = 600_000

/** Launches what is missing, one instance after the other. */
export function grow(state: State, group: Group): void {
  while (lacks(state, group)) {
    const [cause, all] = [causeOf(state, group), placesOrNone(state, group)]
    if (!launchIn(state, group, all, cause)) return void holdBack(state, group)
    Object.assign(group, { failures: 0, retryMs: 0 })
  }
}

/** Whether an instance is missing, and may be launched now. */
export function lacks(state: State, group: Group): boolean {
  const isAllowed = !group.isDeleted && does(group, 'Launch') && state.clock.now() >= group.retryMs
  return isAllowed && weigh(standing(group)) < group.settings.desired
}

/** No further launch before a while has passed. */
export function holdBack(state: State, group: Group): void {
  const waitMs = Math.min(FIRST_RETRY_MS * 2 ** group.failures, LONGEST_RETRY_MS)
  group.failures += 1
  group.retryMs = state.clock.now() + waitMs
}

/** Launches one instance in the first place that has room; every place that has none is told. */
export function launchIn(
  state: State,
  group: Group,
  all: readonly Place[],
  cause: string,
  more: Pick<Member, 'balances'> = {},
): boolean {
  for (const place of all) {
    try {
      const spot = spotOf(state, group)
      const id = state.launches.launch({ ...place, spot, tags: tagsOf(group), groupName: group.name })
      join(state, group, place, id, cause, more)
      return true
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      fail(state, group, cause, error.message, detailsOf(place.subnetId, place.zone))
    }
  }
  return false
}

/** A template that is gone is told by an activity too. */
export function placesOrNone(state: State, group: Group): readonly Place[] {
  try {
    return places(state.compute, group)
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    fail(state, group, causeOf(state, group), error.message, '{}')
    return []
  }
}

function tagsOf({ tags }: Group): ReadonlyMap<string, string> {
  return new Map([...tags].flatMap(([key, { value, propagates }]) => (propagates ? [[key, value]] : [])))
}

function causeOf(state: State, group: Group): string {
  const count = weigh(standing(group))
  if (group.replacing > 0) {
    return at(state, 'an instance was launched in response to an unhealthy instance needing to be replaced.')
  }
  const sizes = `increasing the capacity from ${count} to ${group.settings.desired}.`
  const started = `an instance was started in response to a difference between desired and actual capacity, ${sizes}`
  return because(group.reason, at(state, started))
}

function join(
  state: State,
  group: Group,
  place: Place,
  id: string,
  cause: string,
  more: Pick<Member, 'balances'>,
): void {
  const { compute, clock } = state
  group.replacing = Math.max(0, group.replacing - 1)
  const activity = begin(state, group, {
    description: `Launching a new EC2 instance: ${id}`,
    cause,
    status: 'PreInService',
    details: detailsOf(place.subnetId, place.zone),
  })
  const member: Member = {
    id,
    type: compute.instances.get(id)?.type ?? '',
    zone: place.zone,
    subnetId: place.subnetId,
    template: place.template,
    ...(place.weight !== undefined && { weight: place.weight }),
    ...more,
    launchedMs: clock.now(),
    state: 'Pending',
    sinceMs: clock.now(),
    isProtected: group.settings.protectsNew,
    waits: new Map(),
    activityId: activity.id,
  }
  group.members.set(id, member)
}

function fail(state: State, group: Group, cause: string, why: string, details: string): void {
  const message = `${why.replace(/\.?$/, '.')} Launching EC2 instance failed.`
  const description = `Launching a new EC2 instance.  Status Reason: ${message}`
  const { id } = begin(state, group, { description, cause, status: 'InProgress', details })
  goOn(state, group, id, 'Failed', { message })
}

/**
 * Asks EC2 whether it would launch such instances.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/create-asg-launch-template.html
 */
export function tryLaunch({ compute, launches }: State, { launch, subnetIds }: GroupSettings): void {
  const [subnetId = ''] = subnetIds
  for (const kind of kinds(compute, launch)) {
    try {
      launches.attempt({ ...kind, subnetId, tags: new Map(), groupName: '' })
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      throw invalid(`You must use a valid fully-formed launch template. ${error.message}`)
    }
  }
}
