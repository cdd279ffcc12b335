import type { GetCommandInvocationRequest, GetCommandInvocationResult } from '@aws-sdk/client-ssm'
import { AwsError } from '../../aws-error.ts'
import { statusOf } from '../../model/systems-manager/status.ts'
import type { Invocation } from '../../model/systems-manager.ts'
import type { Operation } from '../operation.ts'
import { checkCommandId, INSTANCE_ID, matching } from './input.ts'
import { isVisible } from './visible.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html */
export const getCommandInvocation: Operation<GetCommandInvocationRequest, GetCommandInvocationResult> = (
  world,
  { CommandId: id = '', InstanceId: instanceId = '', PluginName: plugin },
) => {
  checkCommandId(id)
  matching(instanceId, INSTANCE_ID, 'instanceId')
  const sent = world.systemsManager.commands.get(id)
  const invocation = sent?.invocations.get(instanceId)
  if (sent === undefined || invocation === undefined || !isVisible(world, sent))
    throw new AwsError('InvocationDoesNotExist', '')
  if (plugin !== undefined && plugin !== sent.step.name) throw new AwsError('InvalidPluginName', '')
  return {
    CommandId: id,
    InstanceId: instanceId,
    Comment: sent.comment,
    DocumentName: sent.documentName,
    DocumentVersion: sent.documentVersion,
    PluginName: sent.step.name,
    ResponseCode: invocation.exitCode,
    ...timesOf(invocation),
    Status: statusOf(invocation.state),
    StatusDetails: invocation.state,
    StandardOutputContent: invocation.output,
    StandardOutputUrl: '',
    StandardErrorContent: invocation.errors,
    StandardErrorUrl: '',
    CloudWatchOutputConfig: { CloudWatchLogGroupName: '', CloudWatchOutputEnabled: false },
  }
}

/** Empty where the script has not begun, or not ended. */
function timesOf({ startedMs, endedMs }: Invocation) {
  const elapsedMs = startedMs === undefined || endedMs === undefined ? undefined : endedMs - startedMs
  return {
    ExecutionStartDateTime: timeOf(startedMs),
    ExecutionElapsedTime: elapsedMs === undefined ? '' : `PT${elapsedMs / 1000}S`,
    ExecutionEndDateTime: elapsedMs === undefined ? '' : timeOf(endedMs),
  }
}

const timeOf = (ms: number | undefined): string => (ms === undefined ? '' : new Date(ms).toISOString())
