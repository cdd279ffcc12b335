import {
  type $Command,
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
  type ElasticLoadBalancingV2ClientResolvedConfig,
  ModifyListenerCommand,
  ModifyRuleCommand,
  RegisterTargetsCommand,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Call, Connection } from './connection.ts'

type Command<Input extends ServiceInputTypes, Output extends ServiceOutputTypes> = $Command<
  Input,
  Output,
  ElasticLoadBalancingV2ClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes
>

/** The calls of Elastic Load Balancing that the action makes. */
export const connectElbv2 = (connection: Connection) => {
  const client = new ElasticLoadBalancingV2Client(connection.config)
  client.middlewareStack.add(connection.noteDate, { step: 'deserialize', priority: 'low', name: 'noteDate' })
  const call =
    <Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
      name: string,
      Wanted: new (input: Input) => Command<Input, Output>,
    ): Call<Input, Output> =>
    (input, signal) =>
      client.send(new Wanted(input), { abortSignal: signal }).catch((error: unknown) => {
        throw connection.fault(error, name, input, signal)
      })
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
