import { getState, info } from '@actions/core'
import { readConfig } from './action/config/read.ts'
import { readContext } from './action/context.ts'
import type { Ending } from './action/ending.ts'
import { chooseServices } from './action/goal.ts'
import { readInputs } from './action/inputs.ts'
import { onSignals } from './cancel.ts'
import type { Run } from './wire.ts'

/**
 * How long the clean-up after a killed step may take: a cancelled job has five minutes in all, for the clean-ups of all
 * of its steps. What is left then is the next run's.
 * https://docs.github.com/en/actions/reference/workflow-cancellation-reference
 */
const withinMs = 60_000

/** Whoever goes on for another reads nothing that may be older than the last write of that one (R4). */
const settledMs = 5_000

/** After a step that was killed before it could end: goes on with its cancel, as far as that is quick. */
async function post(): Promise<void> {
  if (getState('stage') !== 'started') return
  const { cancel } = onSignals(info)
  const context = readContext()
  const { inputs, mistakes } = readInputs(context)
  if (inputs.command === 'status' || inputs.dryRun) return
  info('The step was ended before it could answer the cancel; this goes on for it.')
  const config = await readConfig(inputs.config, context.workspace)
  const chosen = chooseServices(inputs.services, config)
  // What the step could read may be gone by now, or read otherwise: GitHub fills in `with:` anew.
  const [wrong] = [...mistakes, ...config.mistakes, ...chosen.mistakes]
  if (wrong !== undefined) throw new Error(`${wrong.path}: ${wrong.said}`)
  const endings = await goOn({ inputs, context, config, names: chosen.names, cancel })
  if (endings.length === 0) return
  // The step that was killed has told nothing, or less; its exit code stands.
  const { finish } = await import('./action/finish.ts')
  await finish(endings, context, inputs.secrets)
}

interface Left extends Pick<Run, 'inputs' | 'context' | 'config' | 'cancel'> {
  readonly names: readonly string[]
}

/** Undoes what the step left of each service; one that has nothing left, or cannot be undone now, has no ending. */
async function goOn({ names, cancel, ...left }: Left): Promise<readonly Ending[]> {
  // Nearly always there is nothing to do: the adapter is loaded only here.
  const [{ reachAws }, { cleanUp }, { endingOf, wire }] = await Promise.all([
    import('./aws/reach-aws.ts'),
    import('./deploy/clean-up.ts'),
    import('./wire.ts'),
  ])
  const end = AbortSignal.any([cancel, AbortSignal.timeout(withinMs)])
  const aws = await reachAws(end)
  await aws.clock.sleep(settledMs, end)
  const run: Run = {
    ...left,
    ...{ aws, end, cancel: end, cancelled: true, nonce: getState('nonce') },
    ...{ told: new Set(), say: info, takeLease: undefined },
  }
  const cleaned = async (name: string) => {
    const service = await wire(name, run)
    const result = await cleanUp(service.task)
    if (result !== undefined) return [endingOf(service, { ...result, plan: undefined, row: '' })]
    info(`${name}: nothing of this run is left to undo`)
    return []
  }
  return (await Promise.all(names.map((name) => cleaned(name).catch(leave)))).flat()
}

/** The step has failed already: what is not done here is left to the next run. */
function leave(error: unknown): readonly [] {
  info(`Left to the next run: ${error instanceof Error ? error.message : String(error)}`)
  return []
}

post().catch(leave)
