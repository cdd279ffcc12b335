import type { Command, CommandInvocation, CommandPlugin, NotificationType } from '@aws-sdk/client-ssm'
import { commandStatus, statusOf } from '../../model/systems-manager/status.ts'
import type { Invocation, InvocationState, Command as Sent } from '../../model/systems-manager.ts'
import type { World } from '../../model/world.ts'
import { hostName } from './describe-instance-information.ts'

/** Of a command that writes to no bucket and tells no topic: there are none here, and AWS says so with empty texts. */
const NOWHERE = {
  ServiceRole: '',
  NotificationConfig: {
    NotificationArn: '',
    NotificationEvents: [],
    NotificationType: '' as NotificationType,
  },
  CloudWatchOutputConfig: { CloudWatchLogGroupName: '', CloudWatchOutputEnabled: false },
}

/** "Output … the first 2,500 characters": https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CommandPlugin.html */
const SHOWN = 2500
const CUT = '---Output truncated---'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Command.html */
export function commandOutput(sent: Sent): Command {
  const { status, details, counts } = commandStatus(sent)
  return {
    CommandId: sent.id,
    DocumentName: sent.documentName,
    DocumentVersion: sent.documentVersion,
    Comment: sent.comment,
    ExpiresAfter: new Date(sent.expiresMs),
    Parameters: copied(sent.parameters),
    InstanceIds: [...sent.named],
    Targets: sent.targets.map(({ key, values }) => ({ Key: key, Values: [...values] })),
    RequestedDateTime: new Date(sent.requestedMs),
    Status: status,
    StatusDetails: details,
    OutputS3BucketName: '',
    OutputS3KeyPrefix: '',
    MaxConcurrency: sent.maxConcurrency,
    MaxErrors: sent.maxErrors,
    TargetCount: sent.instanceIds.length,
    CompletedCount: counts.completed,
    ErrorCount: counts.errors,
    DeliveryTimedOutCount: counts.undelivered,
    TimeoutSeconds: sent.deliveryMs / 1000,
    ...NOWHERE,
  }
}

const copied = (parameters: Sent['parameters']): Record<string, string[]> =>
  Object.fromEntries(Object.entries(parameters).map(([name, values]) => [name, [...values]]))

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CommandInvocation.html */
export function invocationOutput(
  { compute, settings }: World,
  sent: Sent,
  invocation: Invocation,
  isDetailed: boolean,
): CommandInvocation {
  const instance = compute.instances.get(invocation.instanceId)
  return {
    CommandId: sent.id,
    InstanceId: invocation.instanceId,
    InstanceName: instance === undefined ? '' : hostName(instance),
    Comment: sent.comment,
    DocumentName: sent.documentName,
    DocumentVersion: sent.documentVersion,
    RequestedDateTime: new Date(sent.requestedMs),
    Status: statusOf(invocation.state),
    StatusDetails: invocation.state,
    StandardOutputUrl: '',
    StandardErrorUrl: '',
    CommandPlugins: isDetailed ? [pluginOutput(sent, invocation, settings.region)] : [],
    ...NOWHERE,
  }
}

function pluginOutput({ step }: Sent, invocation: Invocation, region: string): CommandPlugin {
  const { state, exitCode, startedMs, endedMs } = invocation
  return {
    Name: step.name,
    Status: pluginStatusOf(state),
    StatusDetails: state,
    ResponseCode: exitCode,
    ...(startedMs !== undefined && { ResponseStartDateTime: new Date(startedMs) }),
    ...(startedMs !== undefined && endedMs !== undefined && { ResponseFinishDateTime: new Date(endedMs) }),
    Output: bothOf(invocation),
    StandardOutputUrl: '',
    StandardErrorUrl: '',
    OutputS3Region: region,
    OutputS3BucketName: '',
    OutputS3KeyPrefix: '',
  }
}

/** Plugins have no words for what the service does with an invocation before an agent has it, or while it takes it back. */
function pluginStatusOf(state: InvocationState) {
  const status = statusOf(state)
  if (status === 'Delayed') return 'Pending'
  return status === 'Cancelling' ? 'InProgress' : status
}

/** What was written to stdout, then what was to stderr, as an agent puts them together. */
function bothOf({ output, errors }: Invocation): string {
  const both = errors === '' ? output : `${output}\n----------ERROR-------\n${errors}`
  return both.length <= SHOWN ? both : `${both.slice(0, SHOWN - CUT.length)}${CUT}`
}
