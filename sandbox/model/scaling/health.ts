import { at } from './activities.ts'
import type { Group } from './group.ts'
import type { Member } from './member.ts'
import { isAlive, leave } from './members.ts'
import { checksElb, health } from './sources.ts'
import { change, does, type State } from './state.ts'

/** How often findings of load balancers are looked at; AWS says "periodically". */
const LOOK_MS = 5_000

const GONE =
  'an instance was taken out of service in response to an EC2 health check indicating it has been terminated or stopped.'
const SICK = 'an instance was taken out of service in response to an ELB system health check failure.'

/**
 * Marks what is not fit, at once where EC2 does not run it, after the grace period where a load balancer finds it
 * unhealthy; and takes out what is marked.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html
 */
export function checkHealth(state: State, group: Group): void {
  const inService = [...group.members.values()].filter((member) => member.state === 'InService')
  for (const member of inService) {
    const unhealthy =
      member.unhealthy ?? (does(group, 'HealthCheck') ? finding(state, group, member) : undefined)
    if (unhealthy === undefined) continue
    change(group, member.id, { unhealthy })
    replace(state, group, member, unhealthy)
  }
}

function finding(state: State, group: Group, member: Member): string | undefined {
  if (!isAlive(state, member)) return GONE
  if (!checksElb(group) || isInGrace(state, group, member)) return undefined
  // "If no registered instances pass the health checks, … Auto Scaling doesn't terminate and replace the instances."
  const used = [...group.sources.values()].filter(
    ({ removing, reached }) => !removing && reached === 'InService',
  )
  return used.some(({ arn }) => health(state, arn, member.id) === 'unhealthy') ? SICK : undefined
}

/** "The amount of time … that Amazon EC2 Auto Scaling waits before checking the health status." */
export function isInGrace({ clock }: State, { settings }: Group, { inServiceMs }: Member): boolean {
  return inServiceMs === undefined || clock.now() < inServiceMs + settings.graceSeconds * 1000
}

/** Terminated first, and then replaced. */
function replace(state: State, group: Group, member: Member, why: string): void {
  if (!does(group, 'ReplaceUnhealthy') || !does(group, 'Terminate')) return
  leave(state, group, member, at(state, why))
  group.replacing += 1
}

/** When findings are to be looked at next. */
export function nextCheck(state: State, group: Group): number {
  const looks =
    checksElb(group) && does(group, 'HealthCheck') && group.sources.size > 0 && group.members.size > 0
  return looks ? state.clock.now() + LOOK_MS : Number.POSITIVE_INFINITY
}
