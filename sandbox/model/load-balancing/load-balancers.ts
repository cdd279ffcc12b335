import { isDeepStrictEqual } from 'node:util'
import { AwsError } from '../../aws-error.ts'
import { newLoadBalancerArn } from './arns.ts'
import { checkAttributes, defaultsOf, loadBalancerAttributes } from './attributes.ts'
import type { Changes } from './changes.ts'
import { findLoadBalancer } from './find.ts'
import { limits } from './limits.ts'
import { dropListener } from './listeners.ts'
import type { LoadBalancer, NewLoadBalancer } from './load-balancer.ts'
import { settleUse } from './references.ts'
import { announce, type State } from './state.ts'

/** How long a load balancer is being set up; AWS takes minutes and names no number. */
const PROVISIONING_MS = 1_000

/**
 * Hosted zones that alias records to load balancers name; other Regions get the first.
 * https://docs.aws.amazon.com/general/latest/gr/elb.html
 */
const hostedZones: Readonly<Record<string, string>> = {
  'us-east-1': 'Z35SXDOTRQ7X7K',
  'us-east-2': 'Z3AADJGX6KTTL2',
  'us-west-2': 'Z1H1FL5HABSF5',
  'eu-west-1': 'Z32O12XQLNTSW2',
  'eu-central-1': 'Z215JYRZR1TBD5',
  'ap-northeast-1': 'Z14GRHDCWA56QT',
}

export function createLoadBalancer(state: State, wanted: NewLoadBalancer): LoadBalancer {
  const same = [...state.loadBalancers.values()].find(({ name }) => name === wanted.name)
  if (same !== undefined) return existing(same, wanted)
  if (state.loadBalancers.size >= limits.loadBalancers) {
    throw new AwsError('TooManyLoadBalancers', 'The maximum number of load balancers has been reached')
  }
  const made = make(state, wanted)
  state.loadBalancers.set(made.arn, made)
  state.tags.create(made.arn, wanted.tags ?? new Map())
  announce(state, [made.arn])
  return made
}

function existing(same: LoadBalancer, wanted: NewLoadBalancer): LoadBalancer {
  const pick = ({ scheme, vpcId, subnets, securityGroups }: NewLoadBalancer) => [
    scheme,
    vpcId,
    subnets.map(({ id }) => id).toSorted(),
    securityGroups.toSorted(),
  ]
  if (isDeepStrictEqual(pick(same), pick(wanted))) return same
  throw new AwsError(
    'DuplicateLoadBalancerName',
    `A load balancer with the same name '${wanted.name}' exists, but with different settings`,
  )
}

function make(state: State, wanted: NewLoadBalancer): LoadBalancer {
  const { name, scheme, vpcId, subnets, securityGroups } = wanted
  const { region } = state.settings
  const prefix = scheme === 'internal' ? 'internal-' : ''
  const number = Math.floor(state.random.between(100_000_000, 1_999_999_999))
  return {
    arn: newLoadBalancerArn(state, name),
    name,
    dnsName: `${prefix}${name}-${number}.${region}.elb.amazonaws.com`,
    hostedZoneId: hostedZones[region] ?? 'Z35SXDOTRQ7X7K',
    scheme,
    vpcId,
    createdMs: state.clock.now(),
    subnets,
    nodeAddresses: Array.from({ length: state.settings.nodes }, () => nextNodeAddress(state)),
    securityGroups,
    attributes: defaultsOf(loadBalancerAttributes),
  }
}

/** Nodes live in 127.N.1.0 to 127.N.15.255, below the subnets of the instances. */
function nextNodeAddress({ settings, nodesMade }: State): string {
  const index = nodesMade.count++
  return `127.${settings.network}.${1 + (Math.floor(index / 250) % 15)}.${1 + (index % 250)}`
}

export function loadBalancerState(state: State, arn: string): 'provisioning' | 'active' {
  const { createdMs } = findLoadBalancer(state, arn)
  return state.clock.now() - createdMs < PROVISIONING_MS ? 'provisioning' : 'active'
}

export function setLoadBalancerAttributes(state: State, arn: string, changes: Changes): LoadBalancer {
  const loadBalancer = findLoadBalancer(state, arn)
  checkAttributes('Load balancer', loadBalancerAttributes, changes)
  for (const [key, value] of changes) loadBalancer.attributes.set(key, value)
  announce(state, [arn])
  return loadBalancer
}

export function deleteLoadBalancer(state: State, arn: string): void {
  const loadBalancer = state.loadBalancers.get(arn)
  if (loadBalancer === undefined) return
  if (loadBalancer.attributes.get('deletion_protection.enabled') === 'true') {
    throw new AwsError(
      'OperationNotPermitted',
      `Load balancer '${arn}' cannot be deleted because deletion protection is enabled`,
    )
  }
  for (const listener of [...state.listeners.values()]) {
    if (listener.loadBalancerArn === arn) dropListener(state, listener.arn)
  }
  state.loadBalancers.delete(arn)
  state.tags.forget(arn)
  settleUse(state)
  state.versions.delete(arn)
  state.tables.delete(arn)
  state.shifts.delete(arn)
  state.events.emit('deleted', arn)
}
