import type { Context } from './action/context.ts'
import type { Inputs } from './action/inputs.ts'
import type { Cancel } from './cancel.ts'
import type { Mistake } from './deploy/ports.ts'

/** What a run is asked for, by whomever, and who hears of it while it goes on. */
export interface Asked extends Cancel {
  readonly context: Context
  readonly inputs: Inputs
  /** What is wrong with the inputs: told together with all that is wrong with the config. */
  readonly mistakes: readonly Mistake[]
  /** The ARN of a lease of another run that is to be taken, whether its holder lives or not. */
  readonly takeLease?: string | undefined
  /** Hears each line of the log. */
  say(text: string): void
  /** Hears, before anything is written, what tells this run's leases from all others. */
  begins?(nonce: string): void
}
