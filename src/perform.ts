import { broken } from './action/broken.ts'
import { type Ending, withoutLook } from './action/ending.ts'
import { oneLine } from './action/foreign-text.ts'
import { planLines } from './action/log.ts'
import { orphanLines } from './action/orphans.ts'
import { statusPanel } from './action/status-panel.ts'
import { connect } from './aws/connect.ts'
import { operate, rehearse, status } from './deploy/operate.ts'
import type { Mistake } from './deploy/ports.ts'
import { sweepAlone } from './deploy/sweep-alone.ts'
import { SwitchoverError } from './errors.ts'
import { endingOf, mistakesOf, type Run, type Service, wire } from './wire.ts'

/** Does what the command says for these services, unless AWS shows their config to be wrong; each has an ending. */
export async function perform(run: Run, names: readonly string[]): Promise<readonly Ending[]> {
  if (run.inputs.command === 'sweep') return sweepEach(run, names)
  const { services, wrong } = await looked(run, names).catch(async (error: unknown) => {
    const denied = await deniedOf(run, names, error)
    if (denied.length === 0) throw error
    return { services: [], wrong: denied }
  })
  return wrong.length > 0 ? [refused(names.join(','), run, wrong)] : carryOut(run, services)
}

/** The services, and what AWS shows to be wrong with their config. */
async function looked(run: Run, names: readonly string[]) {
  const runs = headed(run, names)
  const services = await Promise.all(names.map((name) => wire(name, runs(name))))
  const asked = [
    namedLeaseMistakes(services, run),
    ...services.map((one, at) => mistakesOf(one, services.slice(0, at))),
  ]
  return { services, wrong: (await Promise.all(asked)).flat() }
}

/** Where one read was denied, all that are: nothing has been written yet. */
async function deniedOf(run: Run, names: readonly string[], error: unknown): Promise<readonly Mistake[]> {
  if (!(error instanceof SwitchoverError) || error.code !== 'denied') return []
  const { config, context, aws, nonce, cancel } = run
  const asked = names.flatMap((name) => {
    const service = config.services[name]
    return service ? [connect(service.settings, context.run, aws, nonce).deniedReads(cancel)] : []
  })
  const found = (await Promise.all(asked)).flat()
  if (found.length === 0) return []
  // AWS may have denied it for a reason that IAM does not see.
  const first = { path: 'permissions', said: error.message, remedy: error.remedy }
  return [first, ...new Map(found.map((one) => [one.said, one])).values()]
}

/** A sweep is every service's own: what stops one of them stops none of the others. */
async function sweepEach(run: Run, names: readonly string[]): Promise<readonly Ending[]> {
  const { inputs } = run
  const runs = headed(run, names)
  const wired = await Promise.allSettled(names.map((name) => wire(name, runs(name))))
  const services = wired.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const wrong = await namedLeaseMistakes(services, run)
  if (wrong.length > 0) return [refused(names.join(','), run, wrong)]
  const endings: Ending[] = []
  for (const [at, name] of names.entries()) {
    const one = wired[at]
    const ending = one?.status === 'fulfilled' ? swept(run, one.value) : Promise.reject(one?.reason)
    endings.push(await ending.catch((error: unknown) => broken(name, inputs.command, error)))
  }
  return endings
}

/** Of several services each says whose the next lines are. */
function headed(run: Run, names: readonly string[]): (name: string) => Run {
  if (names.length === 1) return () => run
  let last = ''
  return (name) => ({
    ...run,
    say(text) {
      if (last !== name) run.say(`service ${oneLine(name)}`)
      last = name
      run.say(text)
    },
  })
}

const refused = (service: string, { inputs: { command } }: Run, wrong: readonly Mistake[]): Ending =>
  withoutLook(service, command, 'refused', whyNot(wrong), wrong)

async function swept(run: Run, service: Service): Promise<Ending> {
  const { inputs } = run
  const { say } = service
  const wrong = await mistakesOf(service)
  if (wrong.length > 0) return refused(service.name, run, wrong)
  const result = await (inputs.dryRun ? rehearse(service.task) : sweepAlone(service.task))
  if (result.plan !== undefined) for (const text of planLines(result.plan.decisions)) say(text)
  const ending = endingOf(service, result)
  for (const text of orphanLines(ending.orphans)) say(text)
  return ending
}

async function carryOut({ inputs, say }: Run, services: readonly Service[]): Promise<readonly Ending[]> {
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
      for (const text of statusPanel(
        service.name,
        result.seen,
        service.connected.clock.now(),
        service.service.price,
      ))
        say(text)
    if (result.plan !== undefined) for (const text of planLines(result.plan.decisions)) service.say(text)
    return [endingOf(service, result)]
  })
}

/** What is wrong with the lease that is to be taken: it must be the one of a service of this run that stands. */
async function namedLeaseMistakes(
  services: readonly Service[],
  { takeLease, cancel }: Run,
): Promise<readonly Mistake[]> {
  if (takeLease === undefined) return []
  const found = services.map(({ connected }) => connected.notTheLease(takeLease, cancel))
  const wrong = (await Promise.all(found)).filter((said) => said !== undefined)
  if (wrong.length < services.length) return []
  const remedy = 'Look at `status`: it shows the lease that stands. Where none does, leave it out.'
  return wrong.map((said) => ({ path: 'take-lease', said, remedy }))
}

/** The first line of a refusal whose reasons follow it. */
function whyNot(mistakes: readonly Mistake[]): string {
  const paths = new Set(mistakes.map(({ path }) => path))
  const [only] = paths.size === 1 ? paths : []
  if (only === 'take-lease') return 'what is named is not the lease that stands'
  if (only === 'permissions') return 'the role may not do what this run needs'
  return only === 'credentials' ? 'the credentials end too early' : 'the config does not fit what is in AWS'
}
