import type { LoadBalancer, RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Endpoint } from '../../endpoint.ts'
import { loadBalancerOf } from '../arns.ts'
import type { Scope } from '../scope.ts'
import { hostPatterns } from './conditions.ts'
import { loginOf } from './logins.ts'
import { type FoundRoute, routeName } from './routes.ts'

/** Where and how each route is asked. */
export const toEndpoints = (
  scope: Scope,
  routes: readonly FoundRoute[],
  balancers: ReadonlyMap<string, LoadBalancer>,
): readonly Endpoint[] =>
  routes.map((route, index) => ({
    route: routeName(scope, route),
    arn: route.settings.arn,
    dnsName: balancers.get(loadBalancerOf(route.settings.arn))?.DNSName ?? '',
    port: route.listener.Port ?? 0,
    protocol: route.listener.Protocol === 'HTTPS' ? 'https' : 'http',
    host: hostOf(scope, route),
    path: route.settings.proofPath,
    pair: route.settings.pair,
    firstRoute: index === 0,
    login: loginOf(route.actions),
  }))

/** The Host header of a route: its own, else the rule's first host condition without wildcards, else the service's. */
export const hostOf = (scope: Scope, route: FoundRoute): string =>
  route.settings.host ?? plainHost(route.rule?.Conditions) ?? scope.settings.host

const plainHost = (conditions: readonly RuleCondition[] | undefined): string | undefined =>
  conditions
    ?.filter(({ Field }) => Field === 'host-header')
    .flatMap(hostPatterns)
    .find((pattern) => !/[*?]/.test(pattern))

/**
 * Addresses of each load balancer's nodes, by its DNS name, from its own network interfaces; none where that may not be
 * asked. An internet-facing node is reached by its public address, any other by its private one.
 * https://repost.aws/knowledge-center/elb-find-load-balancer-ip
 */
export const nodeAddresses = async (
  scope: Scope,
  balancers: ReadonlyMap<string, LoadBalancer>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const names = new Map(
    [...balancers].map(([arn, { DNSName = '' }]) => [`ELB ${arn.split(':loadbalancer/')[1] ?? ''}`, DNSName]),
  )
  const ec2 = await scope.clients.ec2()
  const filters = [{ Name: 'description', Values: [...names.keys()] }]
  const { NetworkInterfaces } = await ec2
    .describeNetworkInterfaces({ Filters: filters }, signal)
    .catch((): { NetworkInterfaces?: undefined } => {
      // DNS answers are asked as well: without this permission there is only less to ask.
      signal.throwIfAborted()
      return {}
    })
  const found = (NetworkInterfaces ?? []).flatMap(({ Description = '', Association, PrivateIpAddress }) => {
    const address = Association?.PublicIp ?? PrivateIpAddress
    return address === undefined ? [] : [{ name: names.get(Description), address }]
  })
  const at = (dnsName: string) => found.flatMap(({ name, address }) => (name === dnsName ? [address] : []))
  return new Map([...names.values()].map((dnsName) => [dnsName, at(dnsName)]))
}
