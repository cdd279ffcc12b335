/** The parts of an ARN that say where it is. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export const partsOf = (arn: string) => {
  const [, partition = '', service = '', region = '', account = '', ...rest] = arn.split(':')
  return { partition, service, region, account, resource: rest.join(':') }
}

/** The listener of a rule: `listener-rule/app/web/LB/LISTENER/RULE` → `listener/app/web/LB/LISTENER`; a listener's own. */
export const listenerOf = (arn: string): string =>
  arn.includes(':listener-rule/')
    ? arn.replace(':listener-rule/', ':listener/').split('/').slice(0, 5).join('/')
    : arn

/** The load balancer of a listener or rule: `loadbalancer/app/web/LB`. */
export const loadBalancerOf = (arn: string): string =>
  listenerOf(arn).replace(':listener/', ':loadbalancer/').split('/').slice(0, 4).join('/')

/** The name of the load balancer of a listener or rule, for people. */
export const balancerName = (arn: string): string => loadBalancerOf(arn).split('/')[2] ?? arn

/** Whether a listener or rule is one of an Application Load Balancer. */
export const isApplication = (arn: string): boolean => /:listener(-rule)?\/app\//.test(arn)

/** The name of a target group, for people: `targetgroup/web-blue/0123` → `web-blue`. */
export const groupName = (arn: string): string => partsOf(arn).resource.split('/')[1] ?? arn
