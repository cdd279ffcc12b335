import {
  AttachLoadBalancerTargetGroupsCommand,
  AutoScalingClient,
  CreateOrUpdateTagsCommand,
  DeleteTagsCommand,
  DescribeAutoScalingGroupsCommand,
  DescribePoliciesCommand,
  DescribeScalingActivitiesCommand,
  DetachLoadBalancerTargetGroupsCommand,
  DetachTrafficSourcesCommand,
  ResumeProcessesCommand,
  SetInstanceProtectionCommand,
  SuspendProcessesCommand,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling'
import { type Connection, callsOf } from './connection.ts'

/** The calls of Auto Scaling that the action makes. */
export const connectAutoScaling = (connection: Connection) => {
  const client = new AutoScalingClient(connection.config)
  const call = callsOf(client, connection)
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
