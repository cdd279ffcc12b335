import {
  AddTagsCommand,
  CreateRuleCommand,
  DeleteRuleCommand,
  DeregisterTargetsCommand,
  DescribeAccountLimitsCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  ModifyListenerCommand,
  ModifyRuleCommand,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { type Connection, callsOf } from './connection.ts'

/** The calls of Elastic Load Balancing that the action makes. */
export const connectElbv2 = (connection: Connection) => {
  const client = new ElasticLoadBalancingV2Client(connection.config)
  const call = callsOf(client, connection)
  return {
    addTags: call('AddTags', AddTagsCommand),
    createRule: call('CreateRule', CreateRuleCommand),
    deleteRule: call('DeleteRule', DeleteRuleCommand),
    deregisterTargets: call('DeregisterTargets', DeregisterTargetsCommand),
    describeAccountLimits: call('DescribeAccountLimits', DescribeAccountLimitsCommand),
    describeListeners: call('DescribeListeners', DescribeListenersCommand),
    describeLoadBalancers: call('DescribeLoadBalancers', DescribeLoadBalancersCommand),
    describeRules: call('DescribeRules', DescribeRulesCommand),
    describeTags: call('DescribeTags', DescribeTagsCommand),
    describeTargetGroupAttributes: call(
      'DescribeTargetGroupAttributes',
      DescribeTargetGroupAttributesCommand,
    ),
    describeTargetGroups: call('DescribeTargetGroups', DescribeTargetGroupsCommand),
    describeTargetHealth: call('DescribeTargetHealth', DescribeTargetHealthCommand),
    modifyListener: call('ModifyListener', ModifyListenerCommand),
    modifyRule: call('ModifyRule', ModifyRuleCommand),
    registerTargets: call('RegisterTargets', RegisterTargetsCommand),
  }
}

export type Elbv2 = ReturnType<typeof connectElbv2>
