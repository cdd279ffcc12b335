import type { Instance } from '../compute.ts'
import { at, because, begin, detailsOf, goOn } from './activities.ts'
import type { Activity, Group } from './group.ts'
import { nextTimeout, resultOf, waitsFor } from './hooks.ts'
import { holdBack } from './launches.ts'
import type { Member } from './member.ts'
import { deregister, register, targetsOf } from './sources.ts'
import { change, isLeaving, type State } from './state.ts'

/** How long `Pending:Proceed` and the like last, and how often an ending instance is looked at; AWS gives no numbers. */
const PROCEED_MS = 500
const LOOK_MS = 500

/**
 * Takes an instance as far on its way as it can go now.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-lifecycle.html
 */
export function settleMember(state: State, group: Group, id: string): void {
  const member = group.members.get(id)
  if (member === undefined) return
  switch (member.state) {
    case 'Pending':
      return void arrive(state, group, member)
    case 'Pending:Wait':
      return void waitOnTheWayIn(state, group, member)
    case 'Pending:Proceed':
      if (state.clock.now() >= member.sinceMs + PROCEED_MS) enter(state, group, member)
      return
    case 'InService':
      return
    case 'Terminating':
      return void (member.ended ? bury(state, group, member) : drainAndWait(state, group, member))
    case 'Terminating:Wait':
      if (resultOf(state, member) === undefined) return
      change(group, id, { state: 'Terminating:Proceed', sinceMs: state.clock.now() })
      return
    case 'Terminating:Proceed':
      return void (member.ended ? bury(state, group, member) : end(state, group, member))
  }
}

/** When there is something to settle again without anybody's doing; a boot or an end is told by EC2. */
export function nextLook(state: State, group: Group, member: Member): number {
  const now = state.clock.now()
  switch (member.state) {
    case 'InService':
      return Number.POSITIVE_INFINITY
    case 'Pending':
      return instanceOf(state, member)?.state === 'pending' ? Number.POSITIVE_INFINITY : now
    case 'Pending:Wait':
    case 'Terminating:Wait':
      return nextTimeout(member)
    case 'Pending:Proceed':
      return member.sinceMs + PROCEED_MS
    case 'Terminating': {
      const drains = member.ended ? [] : targetsOf(state, group.sources.keys(), new Set([member.id]))
      const until = Math.max(...drains.map(({ drainingUntilMs }) => drainingUntilMs ?? now), now)
      return until > now ? until : now + LOOK_MS
    }
    case 'Terminating:Proceed':
      return now + LOOK_MS
  }
}

function instanceOf({ compute }: State, { id }: Member): Instance | undefined {
  return compute.instances.get(id)
}

/** Whether EC2 has it run, or come up. */
export function isAlive(state: State, member: Member): boolean {
  return ['pending', 'running'].includes(instanceOf(state, member)?.state ?? 'terminated')
}

function arrive(state: State, group: Group, member: Member): void {
  if (!isAlive(state, member)) return void fall(state, group, member)
  if (instanceOf(state, member)?.state !== 'running') return
  const waits = waitsFor(state, group, 'autoscaling:EC2_INSTANCE_LAUNCHING')
  if (waits.size === 0) return void enter(state, group, member)
  change(group, member.id, { state: 'Pending:Wait', sinceMs: state.clock.now(), waits })
  goOn(state, group, member.activityId, 'MidLifecycleAction')
}

/** It died before it came into service. */
function fall(state: State, group: Group, member: Member): void {
  const why =
    instanceOf(state, member)?.stateReason?.message ?? 'Client.UserInitiatedShutdown: User initiated shutdown'
  const message = `Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: ${why}`
  giveUp(state, group, member, message)
  leave(
    state,
    group,
    member,
    at(
      state,
      'an instance was taken out of service in response to an EC2 health check indicating it has been terminated or stopped.',
    ),
  )
  holdBack(state, group)
}

function waitOnTheWayIn(state: State, group: Group, member: Member): void {
  if (!isAlive(state, member)) return void fall(state, group, member)
  const done = resultOf(state, member)
  if (done === undefined) return
  if (done.result === 'CONTINUE') {
    change(group, member.id, { state: 'Pending:Proceed', sinceMs: state.clock.now(), waits: new Map() })
    return
  }
  const how = done.isLate ? 'Heartbeat Timeout' : 'Lifecycle Action Completed with ABANDON Result'
  const message = `Instance failed to complete user's Lifecycle Action: Lifecycle Action with token ${done.token} was abandoned: ${how}`
  giveUp(state, group, member, message)
  change(group, member.id, { isUnhooked: true, waits: new Map() })
  leave(
    state,
    group,
    member,
    at(state, 'an instance was taken out of service because its lifecycle action was abandoned.'),
  )
}

/** The launch is told as one that came to nothing. */
function giveUp(state: State, group: Group, { id, activityId }: Member, message: string): void {
  const description = `Launching a new EC2 instance: ${id}.  Status Reason: ${message}`
  goOn(state, group, activityId, 'Cancelled', { message, description })
}

function enter(state: State, group: Group, member: Member): void {
  const now = state.clock.now()
  change(group, member.id, { state: 'InService', sinceMs: now, inServiceMs: now, waits: new Map() })
  for (const { arn, removing } of group.sources.values())
    if (!removing) register(state, group, arn, [member.id])
  goOn(state, group, member.activityId, 'Successful')
}

/** Begins its end: it is deregistered, drains, passes its hooks, and is terminated. */
export function leave(
  state: State,
  group: Group,
  { id, activityId, subnetId, zone }: Member,
  cause: string,
): Activity {
  const drains = targetsOf(state, group.sources.keys(), new Set([id])).length > 0
  for (const arn of group.sources.keys()) deregister(state, arn, [id])
  goOn(state, group, activityId, 'Cancelled')
  const activity = begin(state, group, {
    description: `Terminating EC2 instance: ${id}${drains ? ' - Waiting For ELB Connection Draining.' : ''}`,
    cause: because(cause),
    status: drains ? 'WaitingForELBConnectionDraining' : 'InProgress',
    details: detailsOf(subnetId, zone),
  })
  change(group, id, { state: 'Terminating', sinceMs: state.clock.now(), activityId: activity.id })
  return activity
}

function drainAndWait(state: State, group: Group, member: Member): void {
  const isDead = !isAlive(state, member)
  if (!isDead && targetsOf(state, group.sources.keys(), new Set([member.id])).length > 0) return
  const isUnhooked = isDead || member.isUnhooked
  const waits = isUnhooked ? new Map() : waitsFor(state, group, 'autoscaling:EC2_INSTANCE_TERMINATING')
  if (waits.size === 0) return void end(state, group, member)
  change(group, member.id, { state: 'Terminating:Wait', sinceMs: state.clock.now(), waits })
  goOn(state, group, member.activityId, 'MidLifecycleAction')
}

/** Scale-in goes on although EC2's own protection from termination is on. */
export function end(state: State, group: Group, member: Member): void {
  const description = `Terminating EC2 instance: ${member.id}`
  goOn(state, group, member.activityId, 'InProgress', { description })
  change(group, member.id, { ended: true, ...(!isLeaving(member) && { state: 'Terminating' }) })
  if (instanceOf(state, member) !== undefined) state.compute.terminate(member.id)
}

function bury(state: State, group: Group, member: Member): void {
  if ((instanceOf(state, member)?.state ?? 'terminated') !== 'terminated') return
  goOn(state, group, member.activityId, 'Successful')
  group.members.delete(member.id)
}
