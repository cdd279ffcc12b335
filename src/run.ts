import { readConfig } from './action/config/read.ts'
import { type Ending, withoutLook } from './action/ending.ts'
import { refuseUntrustedEvent } from './action/events.ts'
import { chooseServices, makesBuild } from './action/goal.ts'
import { refuseSecrets } from './action/refuse-secrets.ts'
import type { Asked } from './asked.ts'
import { counted } from './deploy/counted.ts'

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
  if (wrong.length > 0) {
    const why = `${counted(wrong.length, 'mistake')} in inputs and config`
    return [withoutLook('', inputs.command, 'refused', why, wrong)]
  }
  // The adapter is loaded only when AWS is really asked.
  const { work } = await import('./work.ts')
  return work(asked, config, chosen.names)
}
