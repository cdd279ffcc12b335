import type { CancelCommandRequest, CancelCommandResult } from '@aws-sdk/client-ssm'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { checkCommandId, counted, INSTANCE_ID, matching } from './input.ts'

/** What has ended stays as it is. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CancelCommand.html */
export const cancelCommand: Operation<CancelCommandRequest, CancelCommandResult> = (
  { systemsManager },
  { CommandId: id = '', InstanceIds: instanceIds = [] },
) => {
  checkCommandId(id)
  counted(instanceIds, [0, 50], 'instanceIds')
  for (const instanceId of instanceIds) matching(instanceId, INSTANCE_ID, 'instanceIds')
  const sent = systemsManager.commands.get(id)
  if (sent === undefined) throw new AwsError('InvalidCommandId', '')
  if (new Set(instanceIds).size < instanceIds.length) throw new AwsError('DuplicateInstanceId', '')
  const stranger = instanceIds.find((instanceId) => !sent.invocations.has(instanceId))
  if (stranger !== undefined)
    throw new AwsError('InvalidInstanceId', `${stranger} is no target of the command.`)
  systemsManager.cancel(id, instanceIds)
  return {}
}
