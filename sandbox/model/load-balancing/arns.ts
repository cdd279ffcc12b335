import type { State } from './state.ts'

/** `app/NAME/ID`, the part that the ARNs of a load balancer, its listeners and their rules share. */
export function newLoadBalancerArn(state: State, name: string): string {
  return arn(state, `loadbalancer/app/${name}/${state.random.hex(16)}`)
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-authentication-access-control.html */
export function newTargetGroupArn(state: State, name: string): string {
  return arn(state, `targetgroup/${name}/${state.random.hex(16)}`)
}

/** A listener's ARN holds its load balancer's. */
export function newListenerArn(state: State, loadBalancerArn: string): string {
  return `${loadBalancerArn.replace(':loadbalancer/', ':listener/')}/${state.random.hex(16)}`
}

/** A rule's ARN holds its listener's. */
export function newRuleArn(state: State, listenerArn: string): string {
  return `${listenerArn.replace(':listener/', ':listener-rule/')}/${state.random.hex(16)}`
}

function arn({ settings }: State, resource: string): string {
  return `arn:aws:elasticloadbalancing:${settings.region}:${settings.account}:${resource}`
}
