import type { CommandInvocation } from '@aws-sdk/client-ssm'
import { SwitchoverError } from '../../errors.ts'
import type { Ssm } from '../sdk/ssm.ts'

/** The list has no more of a machine's output. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CommandPlugin.html */
const mostListed = 2_500

/** What the machine wrote, as far as the list has it. */
export const outputOf = ({ CommandPlugins = [] }: CommandInvocation): string =>
  CommandPlugins.map(({ Output = '' }) => Output)
    .filter((text) => text !== '')
    .join('\n')

/** Whether the list has cut what the machine wrote. */
export const isCut = ({ CommandPlugins = [] }: CommandInvocation): boolean =>
  CommandPlugins.some(({ Output = '' }) => Output.length >= mostListed || /-output truncated-/i.test(Output))

/**
 * All that AWS keeps of a machine's output: 24,000 characters of each stream. A document of several steps has no
 * whole one, and an invocation may not be known yet: the list's words then.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html
 */
export const fullOutput = async (
  ssm: Ssm,
  invocation: CommandInvocation,
  signal: AbortSignal,
): Promise<string> => {
  const { CommandId = '', InstanceId = '' } = invocation
  try {
    const { StandardOutputContent = '', StandardErrorContent = '' } = await ssm.getCommandInvocation(
      { CommandId, InstanceId },
      signal,
    )
    const texts = [StandardOutputContent, StandardErrorContent].filter((text) => text !== '')
    return texts.length === 0 ? outputOf(invocation) : texts.join('\n')
  } catch (error) {
    if (error instanceof SwitchoverError && error.code === 'aws') return outputOf(invocation)
    throw error
  }
}

/** Tells each line of an output that grows once, as soon as it has ended. */
export class Heard {
  #told = 0

  hear(text: string, isWhole: boolean, tell: (line: string) => void): void {
    const lines = text.replace(/\n$/, '').split('\n')
    const ready = isWhole || text.endsWith('\n') ? lines : lines.slice(0, -1)
    if (text === '') return
    for (const line of ready.slice(this.#told)) tell(line)
    this.#told = Math.max(this.#told, ready.length)
  }
}
