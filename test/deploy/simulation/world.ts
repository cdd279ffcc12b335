import type { Act, CheckAct } from '../../../src/deploy/acts.ts'
import type { Goal } from '../../../src/deploy/goal.ts'
import { emptyMemo } from '../../../src/deploy/memo.ts'
import { type Alarm, type Color, colors, type Seen } from '../../../src/deploy/model.ts'
import type { Memo } from '../../../src/deploy/record.ts'
import { SwitchoverError } from '../../../src/errors.ts'
import { Balancer } from './balancer.ts'
import { Books } from './books.ts'
import { SimulatedFleet } from './fleet.ts'
import type { Process } from './process.ts'
import type { Hit, WorldSpec } from './spec.ts'
import { Lagging, numbersFrom, VirtualTime } from './time.ts'

type Change = Exclude<Act, CheckAct>

export class Killed extends Error {}

const takesLife = (act: Change): act is Extract<Change, { kind: 'terminate' | 'keep' }> =>
  act.kind === 'terminate' || (act.kind === 'keep' && act.stop)

/** How long a lease outlives the last renewal of a holder that died. */
export const leaseMs = 90_000

const weightsOf = (green = 0) => ({ blue: 100 - green, green })

/** A load balancer with nodes that obey late, two fleets, tags and a lease, in memory and in virtual time. */
export class SimulatedWorld {
  readonly spec: WorldSpec
  readonly time = new VirtualTime(() => this.books.traffic(this.time.nowMs))
  readonly draw: () => number
  readonly balancer: Balancer
  readonly fleet: SimulatedFleet
  readonly record: Lagging<Memo>
  readonly books: Books
  /** The gate's parameter. */
  gate = ''
  lease: { readonly holder: Process | undefined; untilMs: number } | undefined
  /** Writes of all runs so far, and those but for the lease. */
  writes = 0
  changes = 0

  constructor(spec: WorldSpec) {
    this.spec = spec
    this.draw = numbersFrom(spec.seed)
    this.balancer = new Balancer(spec, this.time, this.draw)
    this.fleet = new SimulatedFleet(spec, this.time)
    const ids = this.fleet.all.map(({ id }) => id)
    for (const pair of this.balancer.pairs) this.balancer.register('blue', pair, ids, -spec.healthMs)
    this.gate = spec.adopted ? '' : 'blue'
    this.books = new Books(this.balancer, this.fleet)
    const side = { color: 'blue', release: 'v1', build: 'b-v1', attempt: 'a1', adopted: false } as const
    const seeded: Memo = { ...emptyMemo, written: 1, sequence: 1, live: { ...side, since: 0 } }
    this.record = new Lagging(spec.adopted ? emptyMemo : seeded)
  }

  /** Two runs were at work at once: what one waits passes for the other too, and no time of theirs can be judged. */
  #crowded = false
  #last: Process | undefined

  /** A run begins to work. */
  begun(process: Process): void {
    this.#crowded ||= this.#last?.alive === true
    this.#last = process
  }

  get memo(): Memo {
    return this.record.now
  }

  /** Whether a side still works off requests that it got. */
  isBusy(color: Color): boolean {
    return this.books.lastTrafficMs(color) + this.spec.busyMs > this.time.nowMs
  }

  /** What happens by itself: the live side grows once, groups launch what is missing and register it. */
  #byItself(): void {
    const { balancer, fleet, spec } = this
    if (!this.#grown && this.time.nowMs >= spec.growsAtMs) {
      this.#grown = true
      const id = balancer.inService('blue').length > 0 ? fleet.grow() : undefined
      for (const pair of balancer.pairs) if (id !== undefined) balancer.register('blue', pair, [id])
    }
    if (fleet.groups === undefined) return
    fleet.reconcile()
    for (const color of colors) {
      const known = balancer.registrations[color].map(({ id }) => id)
      const ids = this.#inGroup(color).filter((id) => !known.includes(id))
      if (fleet.groups.of(color).attached && ids.length > 0)
        for (const pair of balancer.pairs) balancer.register(color, pair, ids)
    }
  }

  #grown = false

  #inGroup = (color: Color): readonly string[] =>
    this.fleet.all.filter(({ id, place }) => place === color && this.fleet.lives(id)).map(({ id }) => id)

  /** Whether a release that gets production traffic has an alarm go off. */
  get #rings(): boolean {
    return this.balancer
      .nodeColors()
      .flatMap((color) => this.balancer.inService(color))
      .some((id) => this.fleet.natureOf(this.fleet.find(id)?.release ?? '') === 'rings under traffic')
  }

  /** The alarms of these names. */
  hear = (names: readonly string[]): readonly Alarm[] =>
    names.map((name) => ({ name, state: this.#rings ? 'ringing' : 'ok', said: '' }))

  see(machinesAsOfMs: number, memo: Memo): Seen {
    this.#byItself()
    const { balancer, fleet } = this
    const side = (color: Color) => {
      const registered = balancer.registrations[color].map(({ id }) => id)
      return {
        machines: fleet.machines(color, machinesAsOfMs, (id) => registered.includes(id)),
        targets: balancer.targets(color, fleet),
        records: [],
        scaling: fleet.groups?.seen(color, this.#inGroup(color), (id) => fleet.lives(id)),
      }
    }
    return {
      memo,
      routes: balancer.routes.map((forwards, i) => ({
        arn: `route/${i}`,
        name: `${i}`,
        pair: balancer.pairOf(i),
        forwards,
        ...(forwards === 'mixed' ? { weights: weightsOf(balancer.shares[i]) } : {}),
        said: forwards,
      })),
      sides: { blue: side('blue'), green: side('green') },
      preview: balancer.preview,
      owned: fleet.owned(machinesAsOfMs),
      kept: fleet.machines('kept', machinesAsOfMs, () => false),
      lease: undefined,
      gate: this.gate,
      alarms: [],
    }
  }

  act(act: Change, by: Process): void {
    const holder = this.lease?.holder
    this.books.before(act, this.memo, holder === by ? 'held' : holder?.alive ? 'of a rival' : 'lost')
    if (by.goal !== undefined && (act.kind === 'deregister' || takesLife(act))) this.#retires(act, by.goal)
    if (act.kind !== 'forward') {
      for (const pair of this.#pairsWritten(act)) this.write(by, () => this.#apply(act, pair))
      if (act.kind === 'gate' && by.goal?.terms.gate.overlap === false) this.books.gateChanged()
      return
    }
    const { color, share = 100 } = act
    const { nowMs } = this.time
    const sinceMs = this.#crowded ? nowMs : by.sinceMs
    const broken = this.books.shares.brokenBy(act, this.memo, by.goal, nowMs, sinceMs)
    if (broken !== undefined) this.books.note(broken)
    for (const [index, its] of this.balancer.sharesOf(color).entries())
      if (its !== share) this.write(by, () => this.balancer.setRoute(index, color, share))
  }

  /** An act on target groups or preview rules is a call for each pair, and may be hit between two of them. */
  #pairsWritten(act: Exclude<Change, { kind: 'forward' }>): readonly (readonly number[])[] {
    const { pairs } = this.balancer
    const each = pairs.map((pair) => [pair])
    // A group is attached to all its target groups, and detached from them, by one call.
    const byGroup = this.fleet.groups !== undefined && !('only' in act && act.only !== undefined)
    if (act.kind === 'register' || act.kind === 'deregister') return byGroup ? [pairs] : each
    return act.kind === 'preview' || act.kind === 'unpreview' ? each : [pairs]
  }

  /** A held side is never taken down before its time, nor while it works, nor before what runs before its end has passed. */
  #retires(
    act: Extract<Change, { kind: 'deregister' | 'terminate' | 'keep' }>,
    { terms, allow }: Goal,
  ): void {
    const { idle, live, attempt } = this.memo
    const { nowMs } = this.time
    const { color } = act
    if (idle?.color !== color || attempt !== undefined) return
    if (act.kind !== 'deregister') this.books.ended(act.machines, terms.retire.before.length)
    if (live !== undefined && nowMs < live.since + terms.minimumHoldMs)
      this.books.note('R6: a side was retired within the minimum hold')
    const isLate = idle.standing === 'retiring' && nowMs >= idle.since + terms.retire.deadlineMs
    if (terms.retire.busy && !allow.has('busy') && !isLate && this.isBusy(color))
      this.books.note('a side that still worked was retired')
  }

  /** One write: time passes, it may be killed before or after, and it may fail before or after. */
  write(by: Process, what: () => void): void {
    this.writes += 1
    const hits = (list: readonly Hit[], after: boolean) =>
      list.some((hit) => hit.write === this.writes && hit.after === after)
    if (hits(this.spec.kills, false)) throw by.die()
    if (hits(this.spec.faults, false))
      throw new SwitchoverError('denied', `write ${this.writes} was denied`, '')
    this.time.pass(30)
    what()
    this.books.traffic(this.time.nowMs)
    if (this.spec.thefts.includes(this.writes))
      this.lease = { holder: undefined, untilMs: this.time.nowMs + leaseMs }
    if (hits(this.spec.kills, true)) throw by.die()
    if (hits(this.spec.faults, true))
      throw new SwitchoverError('aws', `write ${this.writes} failed after it took effect`, '')
  }

  #apply(act: Exclude<Change, { kind: 'forward' }>, pairs: readonly number[]): void {
    this.changes += 1
    const { balancer } = this
    switch (act.kind) {
      case 'remember':
        this.books.remembered(this.memo, act.memo)
        this.record.set({ ...act.memo, written: this.memo.written + 1 }, this.time.nowMs)
        break
      case 'register':
        this.fleet.groups?.attach(act.color, true)
        for (const pair of pairs) balancer.register(act.color, pair, act.machines)
        break
      case 'gate':
        this.fleet.setGate(act.machines, act.open)
        this.gate = act.parameter ?? this.gate
        break
      case 'deregister':
        if (act.only === undefined) this.fleet.groups?.attach(act.color, false)
        for (const pair of pairs)
          balancer.deregister(act.color, pair, act.only ?? balancer.inService(act.color, pair))
        break
      case 'preview':
        for (const pair of pairs)
          balancer.setPreview(pair, { shows: act.shows, names: act.names, attempt: act.attempt })
        break
      case 'unpreview':
        for (const pair of pairs) balancer.setPreview(pair, undefined)
        break
      case 'end-orphans':
        this.fleet.endOrphans(act.machines)
        break
      default:
        this.fleet.act(act)
        if (act.kind === 'launch') this.books.launched(act)
    }
  }
}
