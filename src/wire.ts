import type { Config, ServiceConfig } from './action/config/config.ts'
import { configNotices } from './action/config-notices.ts'
import type { Context } from './action/context.ts'
import { credentialMistakes } from './action/credentials-end.ts'
import { countsOf, type Ending, madeOf } from './action/ending.ts'
import { buildWithOf, goalFor, makesBuild } from './action/goal.ts'
import { holdSaid } from './action/hold-said.ts'
import type { Inputs } from './action/inputs.ts'
import { lineageOf } from './action/lineage/lineage.ts'
import { createLog, type Log } from './action/log.ts'
import { orphansSaid } from './action/orphans.ts'
import { overdueNotices } from './action/overdue.ts'
import { secretiveProbes } from './action/secretive-probes.ts'
import { type Connected, connect } from './aws/connect.ts'
import type { Aws } from './aws/reach-aws.ts'
import { bind, boundGoal } from './bind.ts'
import type { Operated, Task } from './deploy/operate.ts'
import type { Mistake } from './deploy/ports.ts'
import { createProbes } from './probe/probes.ts'

/** One service with everything that works for it. */
export interface Service {
  readonly name: string
  readonly connected: Connected
  readonly log: Log
  readonly task: Task
  /** What AWS shows that its user should know. */
  readonly notices: readonly string[]
  /** Adds to them. */
  note(said: string): void
  /** Says a line of the log as this service's. */
  say(text: string): void
  readonly service: ServiceConfig
  /** What the config lacks now that the record asks for. */
  readonly lacks: readonly Mistake[]
}

/** What all services of a run share. */
export interface Run {
  readonly inputs: Inputs
  readonly context: Context
  readonly config: Config
  readonly aws: Aws
  /** Tells this run's leases from all others. */
  readonly nonce: string
  readonly cancel: AbortSignal
  readonly cancelled: boolean
  readonly end: AbortSignal
  /** Notices that were told. */
  readonly told: Set<string>
  /** Hears each line of the log. */
  say(text: string): void
  /** The ARN of a lease of another run that is taken, whether its holder lives or not. */
  readonly takeLease: string | undefined
}

/** Puts adapter, probes, log and goal of one service together; what its build is made from is resolved here. */
export async function wire(name: string, run: Run): Promise<Service> {
  const { inputs, context, aws, nonce, cancel, cancelled, end } = run
  const today = run.config.services[name]
  if (today === undefined) throw new Error(`${name} is not in the config`)
  const bound = await bind(today, inputs, context.run, aws, cancel)
  const { service } = bound
  const { settings } = service
  const log = createLog(inputs.secrets, run.say)
  const connected = connect(settings, context.run, aws, nonce, log.say, run.takeLease)
  const { traffic, clock, world, leases, fleet, commands } = connected
  const probes = createProbes({
    settings,
    endpoints: () => traffic.endpoints(end),
    nodes: () => traffic.nodes(end),
    now: () => clock.now(),
    counts: (since, signal) => connected.counts(since, signal),
    measures: (...asked) => connected.measures(...asked),
    env: process.env,
    commands,
    hear: log.hear,
    say: log.say,
    lastWords: (machines, signal) => fleet.lastWords(machines, signal),
  })
  // A clean-up makes nothing: what it undoes is known by its run.
  const resolves = makesBuild(inputs) && !cancelled && connected.foreign.length === 0
  const [made, notices] = resolves
    ? await Promise.all([fleet.made(cancel), connected.notices(cancel)])
    : ['', []]
  const buildWith = buildWithOf(service, inputs, context, (parts) => fleet.ingredients(parts))
  const goal = boundGoal(goalFor(service, inputs, context, made, buildWith), inputs, bound)
  const noted = [...configNotices(goal.command, goal.terms), ...bound.notices, ...notices]
  // What is true of the whole run is told once, by its first service.
  const note = (said: string): void => {
    if (!run.told.has(said)) noted.push(said)
    run.told.add(said)
  }
  const lineage = lineageOf(goal, inputs, context, note)
  const task: Task = {
    ...{ goal, world, leases, lineage, clock, narrator: log, cancel, cancelled, end },
    probes: secretiveProbes(probes, inputs.secrets),
    async reach(seen, signal) {
      const reached = await probes.reach(goal, seen, signal)
      // A refusal is told alone.
      if (reached.mistakes.length === 0) noted.push(...reached.notices)
      return reached.mistakes
    },
  }
  return {
    ...{ name, connected, log, task, notices: noted, note, service },
    say: run.say,
    lacks: bound.mistakes,
  }
}

/**
 * What AWS shows to be wrong with the config, before anything is written. A way back is never refused for what only
 * a deployment needs, nor a switch for what only a launch does. `before`: services of the run whose turn comes first.
 */
export async function mistakesOf(own: Service, before: readonly Service[] = []): Promise<readonly Mistake[]> {
  const { connected, task, note, lacks } = own
  const { command } = task.goal
  const launches = command === 'deploy' || command === 'provision'
  const switches = command === 'deploy' || command === 'switch'
  const forward = launches || switches || command === 'test'
  if (!forward) return [...connected.foreign, ...lacks]
  const ahead = { launches, switches }
  const [wrong, rights] = await Promise.all([
    connected.check(task.cancel, ahead),
    connected.rights(ahead, task.goal.release ?? 'unknown', task.cancel),
  ])
  const { credentials } = connected.identity
  const ending = credentialMistakes(credentials, workOf(own), connected.clock.now(), before.map(workOf))
  const mistakes = [...wrong, ...rights.mistakes, ...ending.mistakes]
  // A refusal is told alone.
  if (mistakes.length === 0) for (const said of [...rights.notices, ...ending.notices]) note(said)
  return mistakes
}

const workOf = ({ service, task }: Service) => ({ service, goal: task.goal })

export const endingOf = (
  { name, connected, log, task, notices, service }: Service,
  operated: Operated,
): Ending => ({
  service: name,
  command: task.goal.command,
  outcome: operated.outcome,
  why: operated.why,
  seen: operated.seen,
  acts: operated.acts,
  changes: connected.traffic.diffs,
  skew: connected.traffic.skews.at(-1),
  plan: operated.plan,
  proof: log.proof(operated.seen),
  watch: log.watch(),
  counts: countsOf(operated.seen),
  mistakes: operated.mistakes ?? [],
  fleet: task.goal.terms.fleet,
  made: madeOf(operated.acts, operated.seen),
  lastWords: log.lastWords(),
  hold: holdSaid(operated.seen, connected.clock.now(), service.price),
  orphans: orphansSaid(operated.seen, connected.clock.now()),
  notices: [...notices, ...overdueNotices(task.goal.command, operated)],
})
