import { setFlagsFromString } from 'node:v8'
import { info, saveState } from '@actions/core'
import { readContext } from './action/context.ts'
import { finish } from './action/finish.ts'
import { readInputs } from './action/inputs.ts'
import { SwitchoverError } from './errors.ts'
import { run } from './run.ts'

// V8 lets garbage lie as long as the machine has room; a runner's may be small, and answers of AWS are large.
for (const flag of ['--optimize-for-size', '--semi-space-growth-factor=1']) setFlagsFromString(flag)

/** One step of a workflow: reads what it is given, runs, and reports. */
async function main(): Promise<void> {
  const cancel = cancelled()
  const context = readContext()
  const { inputs, mistakes } = readInputs(context)
  const endings = await run({ context, inputs, mistakes, cancel, say: info, begins })
  process.exitCode = await finish(endings, context, inputs.secrets)
  // From here on `post` has nothing to do; where nothing was begun it had nothing to do anyhow.
  saveState('stage', 'ended')
}

/** What `post` has to know where this process is killed. */
function begins(nonce: string): void {
  saveState('nonce', nonce)
  saveState('stage', 'started')
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
