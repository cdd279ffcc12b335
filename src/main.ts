import { randomUUID } from 'node:crypto'
import { info, saveState } from '@actions/core'
import { type Config, readConfig } from './action/config/read.ts'
import { type Context, readContext } from './action/context.ts'
import { type Ending, withoutLook } from './action/ending.ts'
import { refuseUntrustedEvent } from './action/events.ts'
import { finish } from './action/finish.ts'
import { oneLine } from './action/foreign-text.ts'
import { chooseServices } from './action/goal.ts'
import { type Inputs, readInputs } from './action/inputs.ts'
import { planLines } from './action/log.ts'
import { statusPanel } from './action/status-panel.ts'
import { reachAws } from './aws/connect.ts'
import { operate, rehearse, status } from './deploy/operate.ts'
import { SwitchoverError } from './errors.ts'
import { endingOf, mistakesOf, type Run, type Service, wire } from './wire.ts'

/** Reads, refuses, runs and reports; what it decides is decided in `deploy/`. */
async function main(): Promise<void> {
  const cancel = cancelled()
  const context = readContext()
  const { inputs, mistakes } = readInputs(context)
  const config = await readConfig(inputs.config, context.workspace)
  const chosen =
    config.mistakes.length > 0 ? { names: [], mistakes: [] } : chooseServices(inputs.services, config)
  const wrong = [
    ...mistakes,
    ...refuseUntrustedEvent(inputs, context),
    ...config.mistakes,
    ...chosen.mistakes,
  ]
  const endings =
    wrong.length > 0
      ? [withoutLook('', inputs.command, 'refused', 'nothing was read from AWS', wrong)]
      : await work(inputs, context, config, chosen.names, cancel)
  process.exitCode = await finish(endings, context)
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

async function work(
  inputs: Inputs,
  context: Context,
  config: Config,
  names: readonly string[],
  cancel: AbortSignal,
): Promise<readonly Ending[]> {
  const nonce = randomUUID()
  saveState('nonce', nonce)
  saveState('stage', 'started')
  try {
    const aws = await reachAws(cancel)
    const { account, region, role } = aws.identity
    info(`AWS account ${oneLine(account)} in ${oneLine(region)} as ${oneLine(role)}`)
    const run: Run = {
      inputs,
      context,
      config,
      aws,
      nonce,
      cancel,
      cancelled: false,
      end: new AbortController().signal,
    }
    const services = await Promise.all(names.map((name) => wire(name, run)))
    const wrong = (await Promise.all(services.map(mistakesOf))).flat()
    if (wrong.length > 0)
      return [withoutLook(names.join(','), inputs.command, 'refused', 'nothing was changed', wrong)]
    return await perform(inputs, services)
  } catch (error) {
    if (!(error instanceof SwitchoverError)) throw error
    const outcome =
      error.code === 'bad-world' || error.code === 'bad-input' || error.code === 'leased'
        ? 'refused'
        : 'failed'
    return names.map((name) =>
      withoutLook(name, inputs.command, outcome, `${error.message}. ${error.remedy}`),
    )
  }
}

async function perform(inputs: Inputs, services: readonly Service[]): Promise<readonly Ending[]> {
  const tasks = services.map(({ task }) => task)
  const operated =
    inputs.command === 'status'
      ? await Promise.all(tasks.map(status))
      : inputs.dryRun
        ? await Promise.all(tasks.map(rehearse))
        : await operate(tasks)
  return services.flatMap((service, i) => {
    const result = operated[i]
    if (result === undefined) return []
    if (inputs.command === 'status')
      for (const text of statusPanel(service.name, result.seen, service.connected.clock.now())) info(text)
    if (result.plan !== undefined) for (const text of planLines(result.plan.decisions)) info(text)
    return [endingOf(service, result)]
  })
}

// What nobody foresaw is the tool's own fault: it is shown whole, and fails the step.
main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
