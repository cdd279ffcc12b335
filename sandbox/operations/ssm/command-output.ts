import type {
  Command,
  CommandInvocation,
  CommandInvocationStatus,
  CommandPlugin,
  CommandPluginStatus,
  CommandStatus,
} from '@aws-sdk/client-ssm'
import { commandStatus, statusOf } from '../../model/systems-manager/status.ts'
import type { Invocation, Command as Sent } from '../../model/systems-manager.ts'
import type { World } from '../../model/world.ts'
import { hostName } from './describe-instance-information.ts'

/** Of a command that writes to no bucket and tells no topic: there are none here. */
const NOWHERE = {
  ServiceRole: '',
  NotificationConfig: { NotificationArn: '', NotificationEvents: [], NotificationType: '' },
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
    Parameters: withoutReadOnly(sent.parameters),
    InstanceIds: [...sent.named],
    Targets: sent.targets.map(({ key, values }) => ({ Key: key, Values: [...values] })),
    RequestedDateTime: new Date(sent.requestedMs),
    Status: status as CommandStatus,
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

const withoutReadOnly = (parameters: Sent['parameters']): Record<string, string[]> =>
  Object.fromEntries(Object.entries(parameters).map(([name, values]) => [name, [...values]]))

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CommandInvocation.html */
export function invocationOutput(
  { compute }: World,
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
    Status: statusOf(invocation.state) as CommandInvocationStatus,
    StatusDetails: invocation.state,
    StandardOutputUrl: '',
    StandardErrorUrl: '',
    CommandPlugins: isDetailed ? [pluginOutput(sent, invocation)] : [],
    ...NOWHERE,
  }
}

function pluginOutput({ step }: Sent, invocation: Invocation): CommandPlugin {
  const { state, exitCode, startedMs, endedMs } = invocation
  return {
    Name: step.name,
    Status: statusOf(state) as CommandPluginStatus,
    StatusDetails: state,
    ResponseCode: exitCode,
    ...(startedMs !== undefined && { ResponseStartDateTime: new Date(startedMs) }),
    ...(startedMs !== undefined && endedMs !== undefined && { ResponseFinishDateTime: new Date(endedMs) }),
    Output: bothOf(invocation),
    StandardOutputUrl: '',
    StandardErrorUrl: '',
    OutputS3Region: 'us-east-1',
    OutputS3BucketName: '',
    OutputS3KeyPrefix: '',
  }
}

/** What was written to stdout, then what was to stderr, as an agent puts them together. */
function bothOf({ output, errors }: Invocation): string {
  const both = errors === '' ? output : `${output}\n----------ERROR-------\n${errors}`
  return both.length <= SHOWN ? both : `${both.slice(0, SHOWN - CUT.length)}${CUT}`
}
