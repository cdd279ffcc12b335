import { readConfig } from './action/config/read.ts'
import type { Context } from './action/context.ts'
import { type Ending, withoutLook } from './action/ending.ts'
import { refuseUntrustedEvent } from './action/events.ts'
import { chooseServices, makesBuild } from './action/goal.ts'
import type { Inputs } from './action/inputs.ts'
import { refuseSecrets } from './action/refuse-secrets.ts'
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

/** Reads the config, refuses, and works; what it decides is decided in `deploy/`. */
export async function run(asked: Asked): Promise<readonly Ending[]> {
  const { context, inputs, mistakes } = asked
  const tests = inputs.command === 'deploy' || inputs.command === 'test'
  const wanted = { release: inputs.release, runs: makesBuild(inputs), tests }
  const config = await readConfig(inputs.config, context.workspace, wanted)
  const chosen =
    config.mistakes.length > 0 ? { names: [], mistakes: [] } : chooseServices(inputs.services, config)
  const wrong = [
    ...mistakes,
    ...refuseUntrustedEvent(inputs, context),
    ...config.mistakes,
    ...chosen.mistakes,
    ...refuseSecrets(config, inputs),
  ]
  if (wrong.length > 0) return [withoutLook('', inputs.command, 'refused', 'the input is wrong', wrong)]
  // The adapter is loaded only when AWS is really asked.
  const { work } = await import('./work.ts')
  return work(asked, config, chosen.names)
}
