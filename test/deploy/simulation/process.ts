import type { Act, CheckAct } from '../../../src/deploy/acts.ts'
import type { Goal, Run } from '../../../src/deploy/goal.ts'
import type { Ask, Observation, Outcome, Seen } from '../../../src/deploy/model.ts'
import { type Operated, operate, rehearse, type Task } from '../../../src/deploy/operate.ts'
import type { Clock, Lease, Leases, Narrator, Probes, World } from '../../../src/deploy/ports.ts'
import type { Memo } from '../../../src/deploy/record.ts'
import type { Decision } from '../../../src/deploy/step.ts'
import { sweepAlone } from '../../../src/deploy/sweep-alone.ts'
import { SwitchoverError } from '../../../src/errors.ts'
import { answerOf } from './answers.ts'
import { partialLook } from './partial-look.ts'
import { Killed, leaseMs, type SimulatedWorld } from './world.ts'

export interface Ended {
  readonly outcome: Outcome | 'killed'
  readonly why: string
  readonly row: string
}

/** The terms as they can be in this world: a group ends as one, and one that keeps instances is refused to a later attempt. */
const termsIn = ({ balancer, spec }: SimulatedWorld, terms: Goal['terms']): Goal['terms'] => ({
  ...terms,
  pairs: balancer.pairs.length,
  retire: spec.groups
    ? { ...terms.retire, atOnce: 'all', whenQuiet: 'terminate', atDeadline: 'terminate' }
    : terms.retire,
})

const withTerms = (goal: Goal, terms: Goal['terms']): Goal => ({
  ...goal,
  terms,
  holdTerms: { ...goal.holdTerms, retire: { ...terms.retire, before: terms.retire.before.length } },
})

const end = new AbortController().signal
const cancelled = () => new SwitchoverError('cancelled', 'the run was cancelled', '')
/** Many more looks than any ladder needs in these worlds (R12). */
const mostLooks = 8000

/** One run of the action on a simulated world: what it wrote last counts for it until the world shows it. */
export class Process implements World, Leases, Probes, Clock, Narrator {
  readonly world: SimulatedWorld
  /** Acts by rung (R12). */
  readonly actsByRung = new Map<string, number>()
  readonly decisions: Decision[] = []
  readonly heldOn: string
  alive = true
  /** What it was asked to do; undefined before it works. */
  goal: Goal | undefined
  #looks = 0
  #ownMemo: Memo | undefined
  #ownFleetMs = 0
  #cancelAtMs: number
  readonly #cancel = new AbortController()

  constructor(world: SimulatedWorld, cancelAfterMs = Number.POSITIVE_INFINITY, heldOn = '') {
    this.world = world
    this.heldOn = heldOn
    this.#cancelAtMs = world.time.nowMs + cancelAfterMs
  }

  #task = (goal: Goal): Task => ({
    world: this,
    probes: this,
    clock: this,
    narrator: this,
    leases: this,
    lineage: { age: async () => ({ older: false, said: '' }) },
    goal: withTerms(goal, termsIn(this.world, goal.terms)),
    cancel: this.#cancel.signal,
    cancelled: false,
    end,
  })

  /** Says what the command would do. */
  rehearse = (goal: Goal): Promise<Operated> => rehearse(this.#task(goal))

  /** Runs the command to its end, its kill or its last word. */
  async work(goal: Goal): Promise<Ended> {
    this.goal = goal
    this.world.begun(this)
    try {
      const task = this.#task(goal)
      const [ended] = goal.command === 'sweep' ? [await sweepAlone(task)] : await operate([task])
      if (ended === undefined) throw new Error('a run has an end')
      return { outcome: ended.outcome, why: ended.why, row: ended.row }
    } catch (error) {
      if (error instanceof Killed) return { outcome: 'killed', why: '', row: '' }
      if (!(error instanceof SwitchoverError)) throw error
      return { outcome: 'failed', why: error.message, row: '' }
    } finally {
      this.alive = false
    }
  }

  /** A killed process does nothing more: it does not give its lease back either. */
  die(): Killed {
    this.alive = false
    if (this.world.lease?.holder === this) this.world.lease.untilMs = this.now() + leaseMs
    return new Killed()
  }

  now = (): number => this.world.time.nowMs

  /** Time passes up to the cancel, and then no further for whoever listens to it. */
  async #pass(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    const leftMs = this.#cancelAtMs - this.now()
    this.world.time.pass(Math.max(0, Math.min(ms, leftMs)))
    if (leftMs <= ms && !this.#cancel.signal.aborted) this.#cancel.abort(cancelled())
    signal.throwIfAborted()
    if (leftMs < ms) this.world.time.pass(ms - Math.max(0, leftMs))
  }

  sleep = (ms: number, signal: AbortSignal): Promise<void> => this.#pass(ms, signal)

  async observe(asks: readonly Ask[], before: Seen | undefined, signal: AbortSignal): Promise<Seen> {
    if (++this.#looks > mostLooks) throw new Error(`R12: no end after ${mostLooks} looks`)
    await this.#pass(20, signal)
    const { world } = this
    const readMs = this.now() - world.draw() * world.spec.staleMs
    const shown = world.record.asOf(readMs)
    const memo = this.#ownMemo !== undefined && this.#ownMemo.written > shown.written ? this.#ownMemo : shown
    const alarms = world.hear(this.goal?.terms.watch?.alarms ?? [])
    const seen = { ...world.see(Math.max(readMs, this.#ownFleetMs), memo), alarms }
    const { lease } = world
    if (lease === undefined || lease.holder === this || !this.#stands(lease))
      return partialLook(asks, before, seen)
    const over = lease.holder?.alive === false
    const standing = { arn: 'arn', holder: 'another run', until: lease.untilMs, over }
    return partialLook(asks, before, { ...seen, lease: standing })
  }

  #stands = (lease: NonNullable<SimulatedWorld['lease']>): boolean =>
    lease.holder?.alive === true || lease.untilMs > this.now()

  tryRoutes = async (): Promise<readonly never[]> => []

  async act(act: Exclude<Act, CheckAct>, _seen: Observation, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    try {
      this.world.act(act, this)
    } finally {
      // A write whose answer was lost is asked again below: what became of it is known.
      if (act.kind === 'remember') this.#ownMemo = this.world.memo
      else this.#ownFleetMs = this.now()
    }
  }

  async settle(): Promise<void> {
    this.world.time.pass(this.world.spec.staleMs)
  }

  changed = (_what: 'forward' | 'preview'): void => {}

  async run(act: CheckAct, _seen: Observation, signal: AbortSignal): ReturnType<Probes['run']> {
    await this.#pass(100, signal)
    return answerOf(this.world, act)
  }

  async take(holder: Run, waitMs: number, signal: AbortSignal): Promise<Awaited<ReturnType<Leases['take']>>> {
    const { world } = this
    const fromMs = this.now()
    for (let { lease } = world; lease !== undefined && this.#stands(lease); { lease } = world) {
      // An earlier attempt of the same run is dead; its last renewal only has to be 5 s old.
      const mine = lease.holder?.id === holder.id && !lease.holder.alive
      if (mine && lease.untilMs - leaseMs + 5000 <= this.now()) break
      if (!mine && this.now() - fromMs > waitMs) return { holder: 'another run', until: lease.untilMs }
      await this.#pass(250, signal)
    }
    this.id = holder.id
    const lease = { holder: this, untilMs: 0 }
    world.write(this, () => {
      world.lease = lease
    })
    this.sinceMs = this.now()
    return this.#leaseOf(lease)
  }

  /** Since when it may act: it has the lease. */
  sinceMs = 0
  /** The run that this is an attempt of. */
  id = ''

  #leaseOf(lease: { readonly holder: Process }): Lease {
    return {
      signal: new AbortController().signal,
      confirm: async () => this.world.lease === lease,
      [Symbol.asyncDispose]: async () => {
        if (this.world.lease === lease && this.alive) this.world.lease = undefined
      },
    }
  }

  decided(): void {}

  acted(decision: Decision): void {
    this.decisions.push(decision)
    if (decision.move.kind === 'act' && decision.move.act.kind === 'check') return
    const key = `${decision.ladder}/${decision.rung}`
    this.actsByRung.set(key, (this.actsByRung.get(key) ?? 0) + 1)
  }
}
