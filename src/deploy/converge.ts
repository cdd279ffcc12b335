import { inWords, isRefused, SwitchoverError } from '../errors.ts'
import { type Act, type CheckAct, guarded } from './acts.ts'
import { broken, remembered, touched } from './aftermath.ts'
import { decide } from './decide.ts'
import { everything, type Ports } from './first-look.ts'
import type { Goal } from './goal.ts'
import { withFinding } from './kept-findings.ts'
import type { Ask, Observation, Outcome, Seen } from './model.ts'
import { mostRepeats, Pace, Repeats, repeatPauseMs } from './pace.ts'
import type { Lease, Mistake, Result } from './ports.ts'
import { recall } from './recall.ts'
import { entered, failed } from './run-seen.ts'
import type { Decision } from './step.ts'
import { isToSwitch } from './to-switch.ts'

/** How long a run that may do nothing more looks for what became of its last act. */
const lastLookMs = 10_000

/** The same where the kill is near. */
const glanceMs = 1_000

/** How what an edge could not do ends a service that is not begun with; undefined for a mistake that nobody foresaw. */
export const endedBy = (error: unknown): Pick<Result, 'outcome' | 'why'> | undefined =>
  error instanceof SwitchoverError
    ? { outcome: isRefused(error) ? 'refused' : 'failed', why: inWords(error) }
    : undefined

/** Errors after which nothing more may be done or can be known: the run ends like a crash, and the next one goes on. */
const ends = (error: unknown): error is SwitchoverError =>
  error instanceof SwitchoverError &&
  ['lease-lost', 'expired', 'unreachable', 'cancelled'].includes(error.code)

/**
 * Observe, decide, act, until nothing is left to do. Any run may start it from anywhere; a kill at any point leaves
 * a world from which the next run goes on. Needs a lease (R11) that was taken before `first` was looked at.
 */
export async function converge(ports: Ports, goal: Goal, first: Observation, lease: Lease): Promise<Result> {
  return new Convergence(ports, goal, first, lease).run()
}

class Convergence {
  readonly #ports: Ports
  readonly #goal: Goal
  readonly #lease: Lease
  /** Aborted when nothing more may be done. */
  readonly #stop: AbortSignal
  readonly #acts: Result['acts'][number][] = []
  readonly #pace = new Pace()
  readonly #repeats = new Repeats()
  #seen: Observation

  constructor(ports: Ports, goal: Goal, first: Observation, lease: Lease) {
    this.#ports = ports
    this.#goal = goal
    this.#lease = lease
    this.#stop = AbortSignal.any([lease.signal, ports.end])
    this.#seen = first
  }

  async run(): Promise<Result> {
    try {
      const barred = await this.#tryRoutes()
      if (barred.length > 0) return this.#result('refused', told(barred))
      for (;;) {
        const result = await this.#tick()
        if (result !== undefined) return result
      }
    } catch (error) {
      if (!(error instanceof SwitchoverError)) throw error
      return this.#broken(error)
    }
  }

  /** Before anything is made, what the switch will need is done at no effect. */
  async #tryRoutes(): Promise<readonly Mistake[]> {
    if (!isToSwitch(this.#goal, this.#seen)) return []
    await this.#confirm()
    return this.#ports.world.tryRoutes(this.#seen, this.#stop)
  }

  /** Nothing more is done; what landed of a half-done act is looked at and told. */
  async #broken(error: SwitchoverError): Promise<Result> {
    const { reason } = this.#lease.signal
    const why = reason instanceof SwitchoverError ? reason : error
    const { end } = this.#ports
    if (end.aborted) await this.#look(everything, AbortSignal.timeout(glanceMs)).catch(() => undefined)
    else if (why.code === 'lease-lost') {
      const soon = AbortSignal.any([end, AbortSignal.timeout(lastLookMs)])
      await this.#look(everything, soon).catch(() => undefined)
    }
    return this.#result('failed', inWords(why))
  }

  async #tick(): Promise<Result | undefined> {
    const { clock, cancel, narrator } = this.#ports
    if (cancel.aborted) this.#seen = { ...this.#seen, run: { ...this.#seen.run, cancelled: true } }
    const now = clock.now()
    const decision = decide(this.#goal, this.#seen, now)
    const { move } = decision
    if (move.kind === 'done') return this.#result(move.outcome, move.why)
    this.#seen = { ...this.#seen, run: entered(this.#seen.run, decision.rung, now) }
    narrator.decided(decision, this.#seen, now)
    if (move.kind === 'wait') return this.#wait(move.forMs, decision)
    if (move.kind === 'act') return this.#act(move.act, decision)
    this.#fail(move.kind === 'fail' ? move.why : `undecided: ${move.why}`)
    return undefined
  }

  async #wait(forMs: number, { asks }: Decision): Promise<undefined> {
    await this.#sleep(this.#pace.next(this.#seen, forMs))
    await this.#look(asks)
    return undefined
  }

  async #act(act: Act, decision: Decision): Promise<Result | undefined> {
    const repeats = this.#repeats.count(decision, this.#seen)
    if (repeats > mostRepeats)
      return this.#result('stranded', `${decision.rung} was done ${mostRepeats} times and nothing changed`)
    if (repeats > 1) await this.#sleep(repeatPauseMs(repeats))
    try {
      if (act.kind === 'check') await this.#check(act, decision)
      else await this.#change(act, decision)
    } catch (error) {
      if (!(error instanceof SwitchoverError) || ends(error) || this.#stop.aborted) throw error
      this.#seen = broken(this.#seen, act, decision, inWords(error))
      await this.#look(everything)
    }
    return undefined
  }

  async #check(act: CheckAct, decision: Decision): Promise<void> {
    const { probes, clock, narrator, cancel } = this.#ports
    const found = await this.#unlessCancelled(probes.run(act, this.#seen, this.#interruptible(cancel)))
    if (found === undefined) return
    const finding = { nodes: [], machines: [], ...found, key: act.key, check: act.check, at: clock.now() }
    this.#seen = { ...this.#seen, findings: withFinding(this.#seen.findings, finding) }
    narrator.acted(decision, found, clock.now())
    await this.#look(decision.asks)
  }

  async #change(act: Exclude<Act, CheckAct>, decision: Decision): Promise<void> {
    const { world, probes, clock, narrator } = this.#ports
    if (guarded.has(act.kind)) await this.#confirm()
    this.#stop.throwIfAborted()
    try {
      await world.act(act, this.#seen, this.#stop)
    } finally {
      this.#seen = touched(this.#seen, act)
      if (act.kind === 'forward' || act.kind === 'preview') probes.changed(act.kind)
    }
    this.#acts.push({
      rung: decision.rung,
      act,
      why: decision.move.kind === 'act' ? decision.move.why : '',
      at: clock.now(),
    })
    if (act.kind === 'remember') this.#seen = remembered(this.#seen, this.#goal, act, clock.now())
    narrator.acted(decision, undefined, clock.now())
    if (act.kind !== 'remember')
      await this.#look(act.kind === 'end-orphans' ? [...everything, 'owned'] : everything)
  }

  async #confirm(): Promise<void> {
    if (await this.#lease.confirm(this.#stop)) return
    throw new SwitchoverError(
      'lease-lost',
      'the lease is not ours any more',
      'Run the command again: it goes on from here.',
    )
  }

  async #look(asks: readonly Ask[], signal = this.#stop): Promise<void> {
    const { findings, run, ...before } = this.#seen
    const seen: Seen = await this.#ports.world.observe(asks, before, signal)
    this.#seen = { ...seen, memo: recall(seen, this.#ports.clock.now()), findings, run }
  }

  async #sleep(ms: number): Promise<void> {
    const { clock, cancel } = this.#ports
    await this.#unlessCancelled(clock.sleep(ms, this.#interruptible(cancel)))
  }

  /** What a cancel interrupts has no answer; the next decision takes the cancel in. */
  #unlessCancelled<T>(asked: Promise<T>): Promise<T | undefined> {
    return asked.catch((error: unknown) => {
      if (!this.#ports.cancel.aborted || this.#seen.run.cancelled || this.#stop.aborted) throw error
      return undefined
    })
  }

  /** Until the cancel has been taken in, it interrupts waits and checks; afterwards only a lost lease does. */
  #interruptible(cancel: AbortSignal): AbortSignal {
    return this.#seen.run.cancelled ? this.#stop : AbortSignal.any([cancel, this.#stop])
  }

  #fail(why: string): void {
    this.#seen = { ...this.#seen, run: failed(this.#seen.run, why) }
  }

  #result(outcome: Outcome, why: string): Result {
    return { outcome, why, seen: this.#seen, acts: this.#acts }
  }
}

/** All that is wrong, then what to do about it, each but once. */
const told = (wrong: readonly Mistake[]): string => {
  const remedies = new Set(wrong.map(({ remedy }) => remedy))
  return `${wrong.map(({ said }) => said).join('; ')}. ${[...remedies].join(' ')}`
}
