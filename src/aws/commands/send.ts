import { randomUUID } from 'node:crypto'
import type { RemoteOrder } from '../../deploy/ports.ts'
import { SwitchoverError } from '../../errors.ts'
import { awsCode } from '../faults.ts'
import type { Scope } from '../scope.ts'
import { concurrencyOfCall } from './batches.ts'
import { pauses } from './pauses.ts'

/** By this a later run knows commands of this service; a comment has at most 100 characters. */
export const commentStart = ({ settings }: Scope): string => `switchover ${settings.service.slice(0, 50)} `

/** As often as the SDK tries. */
const mostTries = 8

/**
 * Sends the command once and gives its id. SendCommand takes no token, so the command carries a name of its own in its
 * comment: where an answer was lost, it is looked for before it is sent again.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html
 */
export const sendOnce = async (
  scope: Scope,
  order: RemoteOrder,
  until: number,
  signal: AbortSignal,
): Promise<string> => {
  const { clock, ssm } = scope.clients
  const systems = await ssm()
  const comment = `${commentStart(scope)}${randomUUID()}`
  const begun = clock.now()
  let tries = 0
  for (const pause of pauses()) {
    tries += 1
    try {
      const { Command } = await systems.sendCommand(
        { ...inputOf(order, until - clock.now()), Comment: comment },
        signal,
      )
      return Command?.CommandId ?? ''
    } catch (error) {
      const isLost = mayHaveArrived(error)
      if (signal.aborted || tries === mostTries || !(isLost || isForNow(error))) throw error
      await clock.sleep(2 * pause, signal)
      const sent = isLost ? await sentAs(scope, comment, begun, signal) : undefined
      if (sent !== undefined) return sent
    }
  }
  throw new Error('pauses end')
}

/** Documents that end a command by themselves. https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-about-status.html */
const takesTimeout: ReadonlySet<string> = new Set(['AWS-RunShellScript', 'AWS-RunPowerShellScript'])

const inputOf = ({ machines, document, parameters, concurrency, alone }: RemoteOrder, leftMs: number) => {
  const seconds = Math.max(1, Math.ceil(leftMs / 1000))
  // Without it a script goes on for an hour, also when nobody is left to cancel it.
  const own = takesTimeout.has(document) ? { executionTimeout: [String(Math.min(seconds, 172_800))] } : {}
  return {
    DocumentName: document,
    InstanceIds: [...machines],
    Parameters: Object.fromEntries(
      Object.entries({ ...own, ...parameters }).map(([name, values]) => [name, [...values]]),
    ),
    // How long it may take to reach the machine; AWS takes no less.
    TimeoutSeconds: Math.min(2_592_000, Math.max(30, seconds)),
    MaxConcurrency: concurrencyOfCall(concurrency),
    // By default one that fails keeps it from those that have not begun.
    ...(alone && { MaxErrors: '100%' }),
  }
}

/** No answer, or a server's error: the command may run. */
const mayHaveArrived = (error: unknown): boolean =>
  error instanceof SwitchoverError &&
  (error.code === 'unreachable' || /^Internal|^ServiceUnavailable/.test(awsCode(error) ?? ''))

/** AWS has not taken it, and may soon: too many calls, or an agent that has just come is not known everywhere. */
const isForNow = (error: unknown): boolean => isThrottled(error) || awsCode(error) === 'InvalidInstanceId'

/** Whether AWS said that there were too many calls. */
export const isThrottled = (error: unknown): boolean =>
  /^(Throttling(Exception)?|TooManyRequests(Exception)?|RequestLimitExceeded|RateExceeded)$/.test(
    awsCode(error) ?? '',
  )

const sentAs = async (
  { clients }: Scope,
  comment: string,
  begun: number,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const ssm = await clients.ssm()
  const since = new Date(begun - 60_000).toISOString().replace(/\.\d+Z$/, 'Z')
  let token: string | undefined
  do {
    const page = await ssm.listCommands(
      { Filters: [{ key: 'InvokedAfter', value: since }], MaxResults: 50, NextToken: token },
      signal,
    )
    const found = page.Commands?.find(({ Comment }) => Comment === comment)
    if (found?.CommandId !== undefined) return found.CommandId
    token = page.NextToken
  } while (token)
  return undefined
}
