import type { ListCommandsRequest, ListCommandsResult } from '@aws-sdk/client-ssm'
import { AwsError } from '../../aws-error.ts'
import { commandStatus } from '../../model/systems-manager/status.ts'
import type { Operation } from '../operation.ts'
import { filterOf } from './command-filters.ts'
import { commandOutput } from './command-output.ts'
import { checkCommandId, INSTANCE_ID, matching } from './input.ts'
import { page } from './pages.ts'

/** The latest first. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListCommands.html */
export const listCommands: Operation<ListCommandsRequest, ListCommandsResult> = (
  { systemsManager },
  input,
) => {
  const { CommandId: id, InstanceId: instanceId, Filters } = input
  checkCommandId(id)
  matching(instanceId, INSTANCE_ID, 'instanceId')
  if (id !== undefined && !systemsManager.commands.has(id)) throw new AwsError('InvalidCommandId', '')
  const fits = filterOf(Filters, true)
  const found = [...systemsManager.commands.values()]
    .filter((sent) => id === undefined || sent.id === id)
    .filter((sent) => instanceId === undefined || sent.invocations.has(instanceId))
    .filter((sent) => fits(sent, [commandStatus(sent).status, commandStatus(sent).details]))
  const { items, next } = page(found.toReversed(), input, { range: [1, 50], usual: 50 })
  return { Commands: items.map(commandOutput), ...next }
}
