import type { ListCommandInvocationsRequest, ListCommandInvocationsResult } from '@aws-sdk/client-ssm'
import { statusOf } from '../../model/systems-manager/status.ts'
import type { Operation } from '../operation.ts'
import { filterOf } from './command-filters.ts'
import { invocationOutput } from './command-output.ts'
import { checkCommandId, INSTANCE_ID, matching } from './input.ts'
import { page } from './pages.ts'
import { isVisible } from './visible.ts'

/** The latest first. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListCommandInvocations.html */
export const listCommandInvocations: Operation<
  ListCommandInvocationsRequest,
  ListCommandInvocationsResult
> = (world, input) => {
  const { CommandId: id, InstanceId: instanceId, Filters, Details: isDetailed = false } = input
  checkCommandId(id)
  matching(instanceId, INSTANCE_ID, 'instanceId')
  const fits = filterOf(Filters, false)
  const found = [...world.systemsManager.commands.values()]
    .toReversed()
    .filter((sent) => (id === undefined || sent.id === id) && isVisible(world, sent))
    .flatMap((sent) => [...sent.invocations.values()].map((invocation) => ({ sent, invocation })))
    .filter(({ invocation }) => instanceId === undefined || invocation.instanceId === instanceId)
    .filter(({ sent, invocation: { state } }) => fits(sent, [statusOf(state), state]))
  const { items, next } = page(found, input, { range: [1, 50], usual: 50 })
  const shown = items.map(({ sent, invocation }) => invocationOutput(world, sent, invocation, isDetailed))
  return { CommandInvocations: shown, ...next }
}
