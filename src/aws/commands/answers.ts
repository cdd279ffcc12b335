import type { CommandInvocation } from '@aws-sdk/client-ssm'
import type { RemoteAnswer, RemoteOrder } from '../../deploy/ports.ts'
import type { Ssm } from '../sdk/ssm.ts'
import { fullOutput, type Heard, isCut, outputOf } from './output.ts'

/** What happened on one machine; what explains most weighs least. */
export interface Answer extends RemoteAnswer {
  readonly weight: number
}

/** What the batches of one order have in common. */
export interface Shared {
  /** AWS's time by which all must have ended. */
  readonly until: number
  readonly hear: (machine: string, line: string) => void
  /** Machines whose long output was fetched. */
  shown: number
  failures: number
}

/** What AWS shows of a command, by machine. */
export type Shown = ReadonlyMap<string, CommandInvocation>

/** Each is a call of its own; the others' output is heard as far as the list has it. */
const mostShown = 3

/** Never begun: it failed elsewhere. https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html */
const isKept = (invocation: CommandInvocation | undefined): boolean =>
  invocation === undefined || invocation.StatusDetails === 'Terminated'

/** Whether nothing more comes of it. */
export const hasEnded = (invocation: CommandInvocation | undefined): boolean =>
  /^(Success|Failed|TimedOut|Cancelled)$/.test(invocation?.Status ?? '')

/** What is to be said of each machine; what failed by itself is told first. */
export const answersOf = async (
  ssm: Ssm,
  { machines, withinMs }: RemoteOrder,
  shown: Shown,
  heard: ReadonlyMap<string, Heard>,
  shared: Shared,
  signal: AbortSignal,
): Promise<readonly Answer[]> => {
  const answers: Answer[] = []
  // What failed by itself is told first: it explains what was not begun.
  const byReason = machines.toSorted((a, b) => Number(isKept(shown.get(a))) - Number(isKept(shown.get(b))))
  for (const machine of byReason) {
    const invocation = shown.get(machine)
    const lines = invocation === undefined ? [] : await linesOf(ssm, invocation, shared, signal)
    if (invocation !== undefined && hasEnded(invocation))
      heard.get(machine)?.hear(lines.join('\n'), true, (line) => shared.hear(machine, line))
    answers.push(answerOf(machine, invocation, lines, shared, withinMs))
  }
  return answers
}

/** The output: whole for the first machine that failed and for a few more where the list has cut it. */
const linesOf = async (
  ssm: Ssm,
  invocation: CommandInvocation,
  shared: Shared,
  signal: AbortSignal,
): Promise<readonly string[]> => {
  const isFirst = invocation.Status !== 'Success' && shared.failures === 0
  const isWanted = hasEnded(invocation) && isCut(invocation) && (isFirst || shared.shown < mostShown)
  if (!isWanted) return outputOf(invocation).split('\n')
  shared.shown += 1
  return (await fullOutput(ssm, invocation, signal)).split('\n')
}

const answerOf = (
  machine: string,
  invocation: CommandInvocation | undefined,
  lines: readonly string[],
  shared: Shared,
  withinMs: number,
): Answer => {
  if (invocation?.Status === 'Success') return { machine, passed: true, said: 'Success', weight: 3 }
  const isFirst = shared.failures === 0
  const why = hasEnded(invocation)
    ? statusSaid(invocation)
    : `not done within ${withinMs / 1000} s, and cancelled`
  const isBegun = invocation !== undefined
  if (!isBegun && !isFirst)
    return { machine, passed: false, said: 'was not run: it failed elsewhere', weight: 2 }
  shared.failures += 1
  const last = lines.filter((line) => line.trim() !== '').slice(isFirst ? -10 : -1)
  return { machine, passed: false, said: [why, ...last].join('\n'), weight: isFirst ? 0 : 1 }
}

/** `Failed, exit code 3`. */
const statusSaid = (invocation: CommandInvocation | undefined): string => {
  const { StatusDetails, Status = '', CommandPlugins = [] } = invocation ?? {}
  const code = CommandPlugins.find(({ ResponseCode }) => (ResponseCode ?? 0) > 0)?.ResponseCode
  return [StatusDetails || Status, ...(code === undefined ? [] : [`exit code ${code}`])].join(', ')
}
