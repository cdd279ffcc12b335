import { type Sandbox, startSandbox } from '../../../sandbox/start.ts'
import { type ApiCall, isWrite } from '../../support/api-call.ts'
import { compileCache } from '../../support/compile-cache.ts'
import { type ActionCall, type ActionResult, type RunningAction, startAction } from '../../support/runner.ts'
import { createPerson, type Person } from './aws.ts'
import { changedConfig, type Mapping } from './config.ts'

type SandboxOptions = NonNullable<Parameters<typeof startSandbox>[0]>

/** One run of the action beyond its inputs: how the config differs, and the workflow run around it. */
export interface Around extends Omit<ActionCall, 'inputs'> {
  readonly change?: Mapping
}

/** A sandbox, the action in front of it, and a person with the console. */
export interface Stage {
  readonly sandbox: Sandbox
  readonly person: Person
  /** The text of the config that runs get, with this change; `only`: of this service alone. */
  config(change?: Mapping, only?: string): string
  /** Runs one command to its end, in a workflow run of its own unless `around` names one. */
  run(command: string, inputs?: Readonly<Record<string, string>>, around?: Around): Promise<ActionResult>
  start(command: string, inputs?: Readonly<Record<string, string>>, around?: Around): RunningAction
  /** Runs a command whose process is killed at an API call; when it comes back, the lease it held is over. */
  die(at: Mapping, command: string, inputs?: Readonly<Record<string, string>>, around?: Around): Promise<void>
  /** Whether a node of the load balancer follows changes. */
  node(address: string, follows: boolean): Promise<void>
  /** Sets faults, counted from now. */
  faults(list: readonly Mapping[]): Promise<void>
  /** Whether every fault has met its call, which may still wait for its answer. */
  struck(): Promise<boolean>
  /** From here on everything goes right again. */
  noFaults(): Promise<void>
  /** Moves the sandbox's time on. */
  advance(by: string): Promise<void>
  /** Shifts traffic of a service's load balancer away from a zone, or back. */
  zonalShift(loadBalancer: string, zone: string | null): Promise<void>
  calls(): Promise<readonly ApiCall[]>
  /** Every call so far that would change something; renewals of a lease, which only its holder can make, left out. */
  writes(): Promise<readonly ApiCall[]>
  /** Everything as it was at first. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** Small and quick: what a story is not about takes no time. */
const quick: SandboxOptions = {
  targets: 1,
  nodes: 1,
  children: 0,
  bootMs: [0, 50],
  insyncMs: [0, 10],
  ssmAgentMs: [0, 50],
  propagationMs: [0, 20],
  healthIntervalMs: 100,
  drainSeconds: 0,
}

/** Starts a sandbox; `change` holds for every run on it. */
export async function openStage(options: SandboxOptions = {}, change: Mapping = {}): Promise<Stage> {
  const sandbox = await startSandbox({ ...quick, ...options })
  const person = createPerson(sandbox)
  let runs = 1000

  const config: Stage['config'] = (its = {}, only?) =>
    changedConfig(sandbox.config, { proof: { passes: 3 }, ...change, ...its }, only)
  const start: Stage['start'] = (command, inputs = {}, around = {}) => {
    const { change: its, ...call } = around
    runs += 1
    return startAction({
      runId: runs,
      ...call,
      inputs: { command, config: config(its), ...inputs },
      env: { ...sandbox.env, ...compileCache, ...call.env },
    })
  }
  const control = async (path: string, body?: unknown, method = 'POST'): Promise<unknown> => {
    const post = body === undefined ? {} : { method, body: JSON.stringify(body) }
    const answer = await fetch(`${sandbox.control}${path}`, post)
    const said: unknown = await answer.json()
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(said)}`)
    return said
  }
  const faults: Stage['faults'] = async (list) => void (await control('/faults', list))
  const node: Stage['node'] = async (address, follows) =>
    void (await control('/nodes', { node: address, follows }))
  const advance: Stage['advance'] = async (by) => void (await control('/clock', { advance: by }))
  const calls: Stage['calls'] = async () => {
    const noted = await control('/calls')
    return Array.isArray(noted) ? noted : []
  }

  return {
    sandbox,
    person,
    config,
    start,
    run: (...given) => start(...given).done,
    async die(at, ...given) {
      const running = start(...given)
      // The process needs longer to its first call than this needs to be set.
      await faults([{ kind: 'kill', pid: running.pid, when: 'before', ...at }])
      const { signal, log } = await running.done
      if (signal !== 'SIGKILL') throw new Error(`it was to be killed, but ended by itself:\n${log}`)
      await advance('10s')
    },
    node,
    faults,
    async struck() {
      const pending = await control('/faults')
      return Array.isArray(pending) && pending.length === 0
    },
    noFaults: async () => void (await control('/faults', {}, 'DELETE')),
    advance,
    zonalShift: async (loadBalancer, zone) => void (await control('/zonal-shifts', { loadBalancer, zone })),
    calls,
    writes: async () => (await calls()).filter((call) => isWrite(call) && !isRenewal(call)),
    reset: () => sandbox.reset(),
    async close() {
      person.destroy()
      await sandbox.close()
    },
  }
}

const isRenewal = ({ action, parameters }: ApiCall): boolean =>
  action === 'AddTags' && /"Tags":\[\{"Key":"switchover:expires"/.test(JSON.stringify(parameters))
