import type { Scope } from '../scope.ts'
import { pauses } from './pauses.ts'
import { commentStart } from './send.ts'

/**
 * Ends what an earlier run of ours began on these machines and did not see the end of: what follows would run beside
 * it. False where it has not ended in time.
 */
export const endEarlier = async (
  scope: Scope,
  machines: readonly string[],
  until: number,
  signal: AbortSignal,
): Promise<boolean> => {
  const { clock } = scope.clients
  const ssm = await scope.clients.ssm()
  const told = new Set<string>()
  for (const pause of pauses()) {
    const running = await runningOn(scope, new Set(machines), signal)
    if (running.length === 0) return true
    if (clock.now() >= until) return false
    for (const CommandId of running.filter((id) => !told.has(id))) {
      await ssm.cancelCommand({ CommandId }, signal)
      told.add(CommandId)
    }
    await clock.sleep(pause, signal)
  }
  throw new Error('pauses end')
}

/** Commands of this service that have not ended. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CommandFilter.html */
const runningOn = async (
  scope: Scope,
  machines: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<readonly string[]> => {
  const ssm = await scope.clients.ssm()
  const found: string[] = []
  let token: string | undefined
  do {
    const page = await ssm.listCommands(
      { Filters: [{ key: 'ExecutionStage', value: 'Executing' }], MaxResults: 50, NextToken: token },
      signal,
    )
    for (const { CommandId = '', Comment = '', InstanceIds = [] } of page.Commands ?? [])
      if (Comment.startsWith(commentStart(scope)) && InstanceIds.some((id) => machines.has(id)))
        found.push(CommandId)
    token = page.NextToken
  } while (token)
  return found
}
