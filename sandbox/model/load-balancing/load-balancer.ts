import type { Changes } from './changes.ts'

/** An Application Load Balancer. Its nodes are addresses of our own network, the same for all its listeners. */
export interface LoadBalancer {
  readonly arn: string
  readonly name: string
  readonly dnsName: string
  readonly hostedZoneId: string
  readonly scheme: 'internet-facing' | 'internal'
  readonly vpcId: string
  readonly createdMs: number
  readonly subnets: readonly { readonly id: string; readonly zone: string }[]
  readonly nodeAddresses: readonly string[]
  readonly securityGroups: readonly string[]
  readonly attributes: Map<string, string>
}

/** What is asked of a load balancer to be made. */
export interface NewLoadBalancer {
  readonly name: string
  readonly scheme: LoadBalancer['scheme']
  readonly vpcId: string
  readonly subnets: LoadBalancer['subnets']
  readonly securityGroups: readonly string[]
  readonly tags?: Changes
}
