import type { Command } from '../deploy/goal.ts'
import { inWords, SwitchoverError } from '../errors.ts'
import { type Ending, withoutLook } from './ending.ts'

/** An error of the tool is an ending too; what nobody foresaw is not. */
export function broken(service: string, command: Command, error: unknown): Ending {
  if (!(error instanceof SwitchoverError)) throw error
  const refuses = error.code === 'bad-world' || error.code === 'bad-input' || error.code === 'leased'
  return withoutLook(service, command, refuses ? 'refused' : 'failed', inWords(error))
}
