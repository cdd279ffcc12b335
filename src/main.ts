import { info, saveState } from '@actions/core'
import { readContext } from './action/context.ts'
import { finish } from './action/finish.ts'
import { readInputs } from './action/inputs.ts'
import { onSignals } from './cancel.ts'
import { run } from './run.ts'

/** One step of a workflow: reads what it is given, runs, and reports. */
async function main(): Promise<void> {
  const signals = onSignals(info)
  const context = readContext()
  const { inputs, mistakes } = readInputs(context)
  const endings = await run({ context, inputs, mistakes, ...signals, say: info, begins })
  process.exitCode = await finish(endings, context, inputs.secrets)
  // What a cancel asked for and could not be done in time is gone on with by `post`.
  if (!signals.end.aborted) saveState('stage', 'ended')
}

/** What `post` has to know where this process is killed. */
function begins(nonce: string): void {
  saveState('nonce', nonce)
  saveState('stage', 'started')
}

// A step that ended by itself is left to the next run, however it ended: `post` goes on for one that was ended.
process.on('uncaughtExceptionMonitor', () => saveState('stage', 'ended'))

// What nobody foresaw is the tool's own fault: it is shown whole, and fails the step.
main().catch((error: unknown) => {
  console.error(error)
  saveState('stage', 'ended')
  process.exitCode = 1
})
