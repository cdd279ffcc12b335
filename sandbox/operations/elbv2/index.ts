import type { Operations } from '../operation.ts'
import { addTags } from './add-tags.ts'
import { createListener } from './create-listener.ts'
import { createLoadBalancer } from './create-load-balancer.ts'
import { createRule } from './create-rule.ts'
import { createTargetGroup } from './create-target-group.ts'
import { deleteListener } from './delete-listener.ts'
import { deleteLoadBalancer } from './delete-load-balancer.ts'
import { deleteRule } from './delete-rule.ts'
import { deleteTargetGroup } from './delete-target-group.ts'
import { deregisterTargets } from './deregister-targets.ts'
import { describeAccountLimits } from './describe-account-limits.ts'
import { describeListenerAttributes } from './describe-listener-attributes.ts'
import { describeListeners } from './describe-listeners.ts'
import { describeLoadBalancerAttributes } from './describe-load-balancer-attributes.ts'
import { describeLoadBalancers } from './describe-load-balancers.ts'
import { describeRules } from './describe-rules.ts'
import { describeTags } from './describe-tags.ts'
import { describeTargetGroupAttributes } from './describe-target-group-attributes.ts'
import { describeTargetGroups } from './describe-target-groups.ts'
import { describeTargetHealth } from './describe-target-health.ts'
import { modifyListener } from './modify-listener.ts'
import { modifyListenerAttributes } from './modify-listener-attributes.ts'
import { modifyLoadBalancerAttributes } from './modify-load-balancer-attributes.ts'
import { modifyRule } from './modify-rule.ts'
import { modifyTargetGroup } from './modify-target-group.ts'
import { modifyTargetGroupAttributes } from './modify-target-group-attributes.ts'
import { registerTargets } from './register-targets.ts'
import { removeTags } from './remove-tags.ts'
import { setRulePriorities } from './set-rule-priorities.ts'

/** Elastic Load Balancing, version 2015-12-01. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/ */
export const elbv2: Operations = {
  CreateLoadBalancer: createLoadBalancer,
  DescribeLoadBalancers: describeLoadBalancers,
  DeleteLoadBalancer: deleteLoadBalancer,
  DescribeLoadBalancerAttributes: describeLoadBalancerAttributes,
  ModifyLoadBalancerAttributes: modifyLoadBalancerAttributes,
  CreateTargetGroup: createTargetGroup,
  DescribeTargetGroups: describeTargetGroups,
  ModifyTargetGroup: modifyTargetGroup,
  DeleteTargetGroup: deleteTargetGroup,
  DescribeTargetGroupAttributes: describeTargetGroupAttributes,
  ModifyTargetGroupAttributes: modifyTargetGroupAttributes,
  CreateListener: createListener,
  DescribeListeners: describeListeners,
  ModifyListener: modifyListener,
  DeleteListener: deleteListener,
  DescribeListenerAttributes: describeListenerAttributes,
  ModifyListenerAttributes: modifyListenerAttributes,
  CreateRule: createRule,
  DescribeRules: describeRules,
  ModifyRule: modifyRule,
  DeleteRule: deleteRule,
  SetRulePriorities: setRulePriorities,
  RegisterTargets: registerTargets,
  DeregisterTargets: deregisterTargets,
  DescribeTargetHealth: describeTargetHealth,
  AddTags: addTags,
  RemoveTags: removeTags,
  DescribeTags: describeTags,
  DescribeAccountLimits: describeAccountLimits,
}
