import { getState, info } from '@actions/core'
import { readConfig } from './action/config/read.ts'
import { readContext } from './action/context.ts'
import { chooseServices, makesBuild } from './action/goal.ts'
import { readInputs } from './action/inputs.ts'
import { resultLine } from './action/result-line.ts'

/** How long the clean-up after a killed step may take; what is left then is the next run's. */
const withinMs = 60_000

/** After a step that was killed before it could end: goes on with its cancel, as far as that is quick. */
async function post(): Promise<void> {
  if (getState('stage') !== 'started') return
  const context = readContext()
  const { inputs, mistakes } = readInputs(context)
  const undoes = makesBuild(inputs) || inputs.command === 'test' || inputs.command === 'switch'
  // A rollback or a retirement that was cancelled is not undone; the next run goes on.
  if (mistakes.length > 0 || inputs.dryRun || !undoes) return
  // Nearly always there is nothing to do: the adapter is loaded only here.
  const [{ reachAws }, { operate }, { endingOf, wire }] = await Promise.all([
    import('./aws/connect.ts'),
    import('./deploy/operate.ts'),
    import('./wire.ts'),
  ])
  const config = await readConfig(inputs.config, context.workspace)
  const end = AbortSignal.timeout(withinMs)
  const aws = await reachAws(end)
  const run = {
    inputs,
    context,
    config,
    aws,
    nonce: getState('nonce'),
    cancel: end,
    cancelled: true,
    end,
    told: new Set<string>(),
    say: info,
  }
  const services = await Promise.all(
    chooseServices(inputs.services, config).names.map((name) => wire(name, run)),
  )
  info('The step was ended before it could answer the cancel; this goes on for it.')
  const operated = await operate(services.map(({ task }) => task))
  for (const [i, service] of services.entries()) {
    const result = operated[i]
    if (result !== undefined) info(resultLine(endingOf(service, result)))
  }
}

// The step has failed already: what is not done here is left to the next run.
post().catch((error: unknown) =>
  info(`Left to the next run: ${error instanceof Error ? error.message : String(error)}`),
)
