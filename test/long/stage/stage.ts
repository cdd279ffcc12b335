import { readFileSync } from 'node:fs'
import type { Options } from '../../../sandbox/options.ts'
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts'
import { changedConfig, type Mapping } from '../../scenarios/support/config.ts'
import type { ApiCall } from '../../support/api-call.ts'
import { compileCache } from '../../support/compile-cache.ts'
import { type ActionCall, type RunningAction, startAction } from '../../support/runner.ts'
import { type Load, startLoad } from './load.ts'
import { type Standing, type State, standingOf } from './state.ts'

/** A fault as `POST /faults` takes it. */
export type Fault = Readonly<Record<string, unknown>>

/** A sandbox with clients at its load balancer, on which the packaged action works as a process. */
export interface Stage {
  readonly sandbox: Sandbox
  /** What the clients of this stage see. */
  readonly load: Load
  /** Starts a command; what is left out of the call is as a first run has it. */
  start(command: string, call?: ActionCall): RunningAction
  faults(list: readonly Fault[]): Promise<void>
  /** From here on everything goes right again. */
  noFaults(): Promise<void>
  /** Moves the sandbox's time on. */
  advance(by: string): Promise<void>
  calls(): Promise<readonly ApiCall[]>
  state(): Promise<State>
  standing(): Promise<Standing>
}

/** How a stage is set up: the sandbox's options, and the config's text with words of it replaced. */
export interface Setting {
  readonly options: Partial<Options>
  readonly config?: readonly (readonly [seeded: string, chosen: string])[]
  /** What else is otherwise in the config of each service. */
  readonly change?: Mapping
  /** What stands there before any client asks. */
  readonly prepare?: (sandbox: Sandbox) => Promise<void>
  /** What AWS has to hold beside the seeded service, and the config that names it. */
  readonly adapt?: (sandbox: Sandbox, config: string) => Promise<string>
  /** Where clients ask beside the seeded nodes. */
  readonly alsoAt?: (sandbox: Sandbox) => readonly (readonly string[])[]
  readonly loadEveryMs?: number
}

/** Five sandbox seconds in one: what is waited for is short. Instances serve inside this process, which is cheaper. */
export const fast: Setting = {
  options: {
    speed: 5,
    propagationMs: [0, 500],
    healthIntervalMs: 1_000,
    bootMs: [0, 250],
    insyncMs: [0, 250],
    drainSeconds: 1,
    children: 0,
  },
  config: [
    // No renewal of the lease may move the count of the calls.
    ['lease: 3s', 'lease: 20m'],
    // A busy machine must not look like a release that does not start, or does not answer.
    ['within: 30s', 'within: 20m'],
    ['- http:\n', '- http:\n          within: 30s\n'],
  ],
}

/** As it is on AWS, with every node taking up to half a second to obey. */
export const unhurried: Setting = {
  options: {
    propagationMs: [0, 500],
    healthIntervalMs: 200,
    bootMs: [0, 100],
    insyncMs: [0, 100],
    drainSeconds: 1,
  },
}

/** Runs `act` on a stage of its own, which is taken down whatever happens. */
export async function onStage<T>(setting: Setting, act: (stage: Stage) => Promise<T>): Promise<T> {
  await using sandbox = await startSandbox(setting.options)
  await setting.prepare?.(sandbox)
  becomePatient(sandbox)
  const load = startLoad([...sandbox.nodes, ...(setting.alsoAt?.(sandbox) ?? [])], setting.loadEveryMs)
  const running = new Set<RunningAction>()
  try {
    const seeded = configOf(sandbox, setting)
    const config = (await setting.adapt?.(sandbox, seeded)) ?? seeded
    return await act({
      sandbox,
      load,
      start(command, { inputs = {}, ...call } = {}) {
        const step = startAction({
          ...call,
          env: { ...sandbox.env, ...compileCache, ...call.env },
          inputs: { command, config, ...inputs },
        })
        running.add(step)
        const over = () => running.delete(step)
        step.done.then(over, over)
        return step
      },
      faults: (list) => send('POST', `${sandbox.control}/faults`, list),
      noFaults: () => send('DELETE', `${sandbox.control}/faults`),
      advance: (by) => load.atRest(() => send('POST', `${sandbox.control}/clock`, { advance: by })),
      calls: () => read<readonly ApiCall[]>(`${sandbox.control}/calls`),
      state: () => read<State>(`${sandbox.control}/state`),
      standing: async () => standingOf(await read<State>(`${sandbox.control}/state`)),
    })
  } finally {
    for (const step of running) step.kill()
    await load.stop()
  }
}

/** A busy machine must not look like a sick target: health checks wait for as long as AWS lets them. */
function becomePatient({ world: { loadBalancing } }: Sandbox): void {
  for (const arn of loadBalancing.targetGroups.keys()) {
    loadBalancing.setHealthCheck(arn, { intervalSeconds: 300, timeoutSeconds: 120 })
  }
}

/** The config as text: what a workflow may give instead of a path. */
export function configOf({ config }: Sandbox, { config: replaced = [], change }: Setting): string {
  let text = change === undefined ? readFileSync(config, 'utf8') : changedConfig(config, change)
  for (const [seeded, chosen] of replaced) {
    if (!text.includes(seeded)) throw new Error(`the seeded config has no "${seeded}"`)
    text = text.replaceAll(seeded, chosen)
  }
  return text
}

async function read<T>(url: string): Promise<T> {
  const answer = await fetch(url)
  return (await answer.json()) as T
}

async function send(method: string, url: string, body?: unknown): Promise<void> {
  const answer = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  if (!answer.ok) throw new Error(await answer.text())
}
