import {
  type $Command,
  AttachLoadBalancerTargetGroupsCommand,
  AutoScalingClient,
  type AutoScalingClientResolvedConfig,
  CreateOrUpdateTagsCommand,
  DeleteTagsCommand,
  DescribeAutoScalingGroupsCommand,
  DescribePoliciesCommand,
  DescribeScalingActivitiesCommand,
  DetachLoadBalancerTargetGroupsCommand,
  DetachTrafficSourcesCommand,
  ResumeProcessesCommand,
  type ServiceInputTypes,
  type ServiceOutputTypes,
  SetInstanceProtectionCommand,
  SuspendProcessesCommand,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling'
import type { Call, Connection } from './connection.ts'

type Command<Input extends ServiceInputTypes, Output extends ServiceOutputTypes> = $Command<
  Input,
  Output,
  AutoScalingClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes
>

/** The calls of Auto Scaling that the action makes. */
export const connectAutoScaling = (connection: Connection) => {
  const client = new AutoScalingClient(connection.config)
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
    attachLoadBalancerTargetGroups: call(
      'AttachLoadBalancerTargetGroups',
      AttachLoadBalancerTargetGroupsCommand,
    ),
    createOrUpdateTags: call('CreateOrUpdateTags', CreateOrUpdateTagsCommand),
    deleteTags: call('DeleteTags', DeleteTagsCommand),
    describeAutoScalingGroups: call('DescribeAutoScalingGroups', DescribeAutoScalingGroupsCommand),
    describePolicies: call('DescribePolicies', DescribePoliciesCommand),
    describeScalingActivities: call('DescribeScalingActivities', DescribeScalingActivitiesCommand),
    detachLoadBalancerTargetGroups: call(
      'DetachLoadBalancerTargetGroups',
      DetachLoadBalancerTargetGroupsCommand,
    ),
    detachTrafficSources: call('DetachTrafficSources', DetachTrafficSourcesCommand),
    resumeProcesses: call('ResumeProcesses', ResumeProcessesCommand),
    setInstanceProtection: call('SetInstanceProtection', SetInstanceProtectionCommand),
    suspendProcesses: call('SuspendProcesses', SuspendProcessesCommand),
    updateAutoScalingGroup: call('UpdateAutoScalingGroup', UpdateAutoScalingGroupCommand),
  }
}

export type AutoScaling = ReturnType<typeof connectAutoScaling>
