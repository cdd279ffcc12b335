import type { CommandFilter } from '@aws-sdk/client-ssm'
import { AwsError } from '../../aws-error.ts'
import type { Command } from '../../model/systems-manager.ts'
import { counted } from './input.ts'

/** How the thing that is listed stands, in the words of its Status and StatusDetails. */
type Words = readonly string[]

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CommandFilter.html */
export function filterOf(filters: readonly CommandFilter[] | undefined, isOfCommands: boolean) {
  counted(filters, [1, 5], 'filters')
  return (command: Command, words: Words) =>
    (filters ?? []).every((filter) => fits(filter, command, words, isOfCommands))
}

function fits(
  { key, value = '' }: CommandFilter,
  command: Command,
  words: Words,
  isOfCommands: boolean,
): boolean {
  switch (key) {
    case 'InvokedAfter':
      return command.requestedMs >= Date.parse(value)
    case 'InvokedBefore':
      return command.requestedMs < Date.parse(value)
    case 'Status':
      return words.includes(value)
    case 'DocumentName':
      return command.documentName === value
    case 'ExecutionStage':
      if (!isOfCommands) throw invalid(key)
      return (
        (value === 'Executing') ===
        words.some((word) => ['Pending', 'InProgress', 'Cancelling'].includes(word))
      )
    default:
      throw invalid(key)
  }
}

function invalid(key: string | undefined): AwsError {
  return new AwsError('InvalidFilterKey', `The filter key ${key} is not valid.`)
}
