import { randomUUID } from 'node:crypto'
import type { Config } from './action/config/config.ts'
import { type Ending, withoutLook } from './action/ending.ts'
import { oneLine } from './action/foreign-text.ts'
import { planLines } from './action/log.ts'
import { statusPanel } from './action/status-panel.ts'
import { reachAws } from './aws/connect.ts'
import { operate, rehearse, status } from './deploy/operate.ts'
import type { Mistake } from './deploy/ports.ts'
import { inWords, SwitchoverError } from './errors.ts'
import type { Asked } from './run.ts'
import { endingOf, mistakesOf, type Run, type Service, wire } from './wire.ts'

/** Works on every chosen service and says how each ended; an error of the tool is an ending too. */
export async function work(
  { inputs, context, cancel, end, say, begins }: Asked,
  config: Config,
  names: readonly string[],
): Promise<readonly Ending[]> {
  const nonce = randomUUID()
  begins?.(nonce)
  try {
    const aws = await reachAws(cancel)
    const { account, region, role } = aws.identity
    say(`AWS account ${oneLine(account)} in ${oneLine(region)} as ${oneLine(role)}`)
    const run: Run = {
      inputs,
      context,
      config,
      aws,
      nonce,
      cancel,
      cancelled: false,
      end,
      told: new Set(),
      say,
    }
    const services = await Promise.all(names.map((name) => wire(name, run)))
    const wrong = (await Promise.all(services.map(mistakesOf))).flat()
    if (wrong.length > 0)
      return [withoutLook(names.join(','), inputs.command, 'refused', whyNot(wrong), wrong)]
    return await perform(run, services)
  } catch (error) {
    if (!(error instanceof SwitchoverError)) throw error
    const outcome =
      error.code === 'bad-world' || error.code === 'bad-input' || error.code === 'leased'
        ? 'refused'
        : 'failed'
    return names.map((name) => withoutLook(name, inputs.command, outcome, inWords(error)))
  }
}

async function perform({ inputs, say }: Run, services: readonly Service[]): Promise<readonly Ending[]> {
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
      for (const text of statusPanel(service.name, result.seen, service.connected.clock.now())) say(text)
    if (result.plan !== undefined) for (const text of planLines(result.plan.decisions)) say(text)
    return [endingOf(service, result)]
  })
}

/** The first line of a refusal whose reasons follow it. */
function whyNot(mistakes: readonly Mistake[]): string {
  const paths = new Set(mistakes.map(({ path }) => path))
  const [only] = paths.size === 1 ? paths : []
  if (only === 'permissions') return 'the role may not do what this run needs'
  return only === 'credentials' ? 'the credentials end too early' : 'the config does not fit what is in AWS'
}
