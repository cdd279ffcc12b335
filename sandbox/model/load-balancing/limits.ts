/**
 * What an account may have unless AWS raised it.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
export const limits = {
  loadBalancers: 50,
  targetGroups: 3000,
  listenersPerLoadBalancer: 50,
  /** Default rules are not counted. */
  rulesPerLoadBalancer: 100,
  targetGroupsPerLoadBalancer: 100,
  targetGroupsPerAction: 5,
  targetsPerLoadBalancer: 1000,
  targetsPerGroup: 1000,
  certificatesPerLoadBalancer: 25,
  conditionValuesPerRule: 5,
  conditionWildcardsPerRule: 5,
  tagsPerResource: 50,
} as const

/** The limits as DescribeAccountLimits names them. */
export const accountLimits: Readonly<Record<string, number>> = {
  'application-load-balancers': limits.loadBalancers,
  'target-groups': limits.targetGroups,
  'target-groups-per-application-load-balancer': limits.targetGroupsPerLoadBalancer,
  'target-groups-per-action-on-application-load-balancer': limits.targetGroupsPerAction,
  'targets-per-application-load-balancer': limits.targetsPerLoadBalancer,
  'target-id-registrations-per-application-load-balancer': limits.targetsPerLoadBalancer,
  'listeners-per-application-load-balancer': limits.listenersPerLoadBalancer,
  'rules-per-application-load-balancer': limits.rulesPerLoadBalancer,
  'certificates-per-application-load-balancer': limits.certificatesPerLoadBalancer,
  'condition-values-per-alb-rule': limits.conditionValuesPerRule,
  'condition-wildcards-per-alb-rule': limits.conditionWildcardsPerRule,
}
