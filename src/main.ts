import { setFlagsFromString } from 'node:v8'
import { info, saveState } from '@actions/core'
import { readConfig } from './action/config/read.ts'
import { readContext } from './action/context.ts'
import { withoutLook } from './action/ending.ts'
import { refuseUntrustedEvent } from './action/events.ts'
import { finish } from './action/finish.ts'
import { chooseServices, makesBuild } from './action/goal.ts'
import { readInputs } from './action/inputs.ts'
import { refuseSecrets } from './action/refuse-secrets.ts'
import { SwitchoverError } from './errors.ts'

// V8 lets garbage lie as long as the machine has room; a runner's may be small, and answers of AWS are large.
for (const flag of ['--optimize-for-size', '--semi-space-growth-factor=1']) setFlagsFromString(flag)

/** Reads, refuses, runs and reports; what it decides is decided in `deploy/`. */
async function main(): Promise<void> {
  const cancel = cancelled()
  const context = readContext()
  const { inputs, mistakes } = readInputs(context)
  const tests = inputs.command === 'deploy' || inputs.command === 'test'
  const asked = { release: inputs.release, runs: makesBuild(inputs), tests }
  const config = await readConfig(inputs.config, context.workspace, asked)
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
    process.exitCode = await finish(
      [withoutLook('', inputs.command, 'refused', 'the input is wrong', wrong)],
      context,
      inputs.secrets,
    )
    return
  }
  // The adapter is loaded only when AWS is really asked.
  const { work } = await import('./work.ts')
  const endings = await work(inputs, context, config, chosen.names, cancel)
  process.exitCode = await finish(endings, context, inputs.secrets)
  // From here on `post` has nothing to do.
  saveState('stage', 'ended')
}

/** The runner cancels by SIGINT, then SIGTERM, then a kill: the first is an answer (contract: a cancel is an answer). */
function cancelled(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      info(`${signal}: ending what can be ended now`)
      controller.abort(
        new SwitchoverError(
          'cancelled',
          'the run was cancelled',
          'Run the command again: it goes on from here.',
        ),
      )
    })
  }
  return controller.signal
}

// What nobody foresaw is the tool's own fault: it is shown whole, and fails the step.
main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
