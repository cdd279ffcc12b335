import type { LaunchTemplate } from '../compute/launch-template.ts'
import type { Member } from './member.ts'

type Order = (one: Member, other: Member) => number

/**
 * The instance that goes next when there are too many, undefined when all are protected: one of the zone that holds
 * most, then by the group's policies. The default one takes those of the oldest launch template and version, and
 * among these the oldest, where AWS takes the one closest to its next billing hour.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-termination-policies.html
 */
export function nextToGo(
  members: readonly Member[],
  policies: readonly string[],
  templates: ReadonlyMap<string, LaunchTemplate>,
): Member | undefined {
  const free = members.filter((member) => !member.isProtected)
  const inService = free.filter(({ state }) => state === 'InService')
  const choice = inService.length > 0 ? inService : free
  const most = Math.max(...choice.map(({ zone }) => countIn(members, zone)))
  const orders = policies.map((policy) => orderOf(policy, templates))
  return choice
    .filter(({ zone }) => countIn(members, zone) === most)
    .toSorted((one, other) => firstThatTells(orders, one, other))[0]
}

function countIn(members: readonly Member[], zone: string): number {
  return members.filter((member) => member.zone === zone).length
}

function firstThatTells(orders: readonly Order[], one: Member, other: Member): number {
  for (const order of orders) {
    const told = order(one, other)
    if (told !== 0) return told
  }
  return 0
}

function orderOf(policy: string, templates: ReadonlyMap<string, LaunchTemplate>): Order {
  const oldest: Order = (one, other) => one.launchedMs - other.launchedMs
  const made = ({ template }: Member) => templates.get(template.id)?.createdMs ?? 0
  const template: Order = (one, other) =>
    made(one) - made(other) || one.template.version - other.template.version
  switch (policy) {
    case 'NewestInstance':
      return (one, other) => oldest(other, one)
    case 'OldestInstance':
      return oldest
    case 'OldestLaunchTemplate':
      return template
    default:
      return (one, other) => template(one, other) || oldest(one, other)
  }
}
