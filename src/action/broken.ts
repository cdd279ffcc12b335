import type { Command } from '../deploy/goal.ts'
import { inWords, isRefused, SwitchoverError } from '../errors.ts'
import { type Ending, withoutLook } from './ending.ts'

/** An error of the tool is an ending too; what nobody foresaw is not. */
export function broken(service: string, command: Command, error: unknown): Ending {
  if (!(error instanceof SwitchoverError)) throw error
  return withoutLook(service, command, isRefused(error) ? 'refused' : 'failed', inWords(error))
}
