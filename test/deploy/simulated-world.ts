import { emptyMemo } from '../../src/deploy/memo.ts'
import type {
  Act,
  Ask,
  CheckAct,
  Color,
  Machine,
  Memo,
  Observation,
  Preview,
  Seen,
  Target,
} from '../../src/deploy/model.ts'
import type { Clock, Lease, Leases, Narrator, Probes, World } from '../../src/deploy/ports.ts'
import { SwitchoverError } from '../../src/errors.ts'

/** What a random world is like. Times are virtual milliseconds. */
export interface WorldSpec {
  readonly routes: number
  readonly nodes: number
  readonly propagationMs: number
  readonly bootMs: number
  readonly healthMs: number
  readonly drainMs: number
  readonly liveCount: number
  /** The live side carries no record and no tags of ours. */
  readonly adopted: boolean
  readonly nature: 'good' | 'never healthy' | 'fails its tests' | 'sick under traffic' | 'one machine dies'
  /** Targets of the candidate go unhealthy and back while production traffic is on them. */
  readonly flaps: boolean
  /** Which write (counted over all runs) a kill or a fault hits, and whether the write has been done. */
  readonly kills: readonly { readonly write: number; readonly after: boolean }[]
  readonly faults: readonly { readonly write: number; readonly after: boolean }[]
  readonly seed: number
}

export class Killed extends Error {}

interface SimTarget {
  id: string
  healthyAtMs: number
  drainingUntilMs: number | undefined
}
interface Rule {
  shows: Color
  names: readonly Color[]
  attempt: string
}
/** What one node obeys, and what it will obey when. */
type Obeyed<T> = { atMs: number; value: T }[]

/**
 * A load balancer with nodes that obey late, two fleets, tags and a lease, in memory and in virtual time. It keeps its own
 * books of what must never happen (`broken`), by what the nodes really do, not by what AWS says.
 */
export class SimulatedWorld implements World, Leases, Probes, Clock, Narrator {
  readonly spec: WorldSpec
  readonly broken: string[] = []
  readonly actsByRung = new Map<string, number>()
  memo: Memo
  machines: (Machine & { readyMs: number })[] = []
  targets: Record<Color, SimTarget[]> = { blue: [], green: [] }
  routes: Color[]
  preview: Rule | undefined
  #nodeRoutes: Obeyed<Color>[][]
  #nodePreview: Obeyed<Rule | undefined>[]
  #nowMs = 1_000_000
  #writes = 0
  #random: number
  #lease: { holder: string; untilMs: number; renewedMs: number } | undefined
  #trafficSinceMs: Partial<Record<Color, number>> = {}
  #killed = false

  constructor(spec: WorldSpec) {
    this.spec = spec
    this.#random = spec.seed
    this.routes = Array.from({ length: spec.routes }, () => 'blue')
    this.#nodeRoutes = Array.from({ length: spec.nodes }, () =>
      this.routes.map((color) => [{ atMs: 0, value: color }]),
    )
    this.#nodePreview = Array.from({ length: spec.nodes }, () => [{ atMs: 0, value: undefined }])
    for (let i = 0; i < spec.liveCount; i++) this.#add('blue', spec.adopted ? '' : 'a1', 'v1', 0)
    this.targets.blue = this.machines.map(({ id }) => ({ id, healthyAtMs: 0, drainingUntilMs: undefined }))
    const live = {
      color: 'blue',
      release: 'v1',
      build: 'b1',
      attempt: 'a1',
      adopted: false,
      since: 0,
    } as const
    this.memo = spec.adopted ? emptyMemo : { ...emptyMemo, written: 1, sequence: 1, live }
  }

  now = (): number => this.#nowMs

  /** A number in [0, 1): the same for the same seed. */
  #draw(): number {
    this.#random = (this.#random * 1_103_515_245 + 12_345) % 2_147_483_648
    return this.#random / 2_147_483_648
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    this.#pass(ms)
  }

  #pass(ms: number): void {
    // In small steps: what is wrong for a moment only is wrong too.
    for (let left = ms; left > 0; left -= 500) {
      this.#nowMs += Math.min(left, 500)
      this.#watchTraffic()
    }
  }

  #obeyed<T>(obeyed: Obeyed<T>): T {
    const due = obeyed.filter(({ atMs }) => atMs <= this.#nowMs)
    return (due.at(-1) ?? obeyed[0] ?? { value: undefined as T }).value
  }

  #tell<T>(obeyed: Obeyed<T>, value: T): void {
    const atMs = this.#nowMs + this.#draw() * this.spec.propagationMs
    const last = obeyed.at(-1)
    obeyed.push({ atMs: Math.max(atMs, last?.atMs ?? 0), value })
  }

  /** Where the nodes send production traffic at this moment. */
  nodeColors(): Set<Color> {
    return new Set(this.#nodeRoutes.flatMap((routes) => routes.map((obeyed) => this.#obeyed(obeyed))))
  }

  #watchTraffic(): void {
    for (const color of this.nodeColors()) {
      this.#trafficSinceMs[color] ??= this.#nowMs
      if (!this.targets[color].some((target) => this.#serves(target)))
        this.#break(`traffic on ${color}, which serves nothing`)
    }
  }

  #serves(target: SimTarget): boolean {
    const machine = this.machines.find(({ id }) => id === target.id)
    return (
      target.drainingUntilMs === undefined &&
      machine?.state !== 'terminated' &&
      machine?.state !== 'shutting-down'
    )
  }

  #break(what: string): void {
    if (!this.broken.includes(what)) this.broken.push(what)
  }

  #add(color: Color, attempt: string, release: string, bootMs: number): void {
    const id = `i-${this.machines.length + 1}`
    this.machines.push({
      id,
      state: bootMs === 0 ? 'running' : 'pending',
      address: `10.0.0.${this.machines.length + 1}`,
      publicAddress: undefined,
      zone: 'a',
      subnet: 's',
      name: undefined,
      launched: this.#nowMs,
      ours: attempt !== '',
      attempt,
      release,
      stateReason: color,
      readyMs: this.#nowMs + bootMs,
    })
  }

  #side = (machine: Machine): Color => (machine.stateReason === 'green' ? 'green' : 'blue')

  // --- what is looked at

  async observe(_asks: readonly Ask[], _previous: Seen | undefined, signal: AbortSignal): Promise<Seen> {
    signal.throwIfAborted()
    this.#pass(20)
    this.#age()
    return {
      memo: this.memo,
      routes: this.routes.map((forwards, i) => ({
        arn: `route ${i}`,
        name: `${i}`,
        forwards,
        said: forwards,
      })),
      sides: { blue: this.#sideSeen('blue'), green: this.#sideSeen('green') },
      preview: this.#previewSeen(),
      kept: [],
      lease: undefined,
    }
  }

  #age(): void {
    this.machines = this.machines.map((machine) => {
      if (machine.state === 'pending' && machine.readyMs <= this.#nowMs)
        return { ...machine, state: 'running' }
      return machine.state === 'shutting-down' ? { ...machine, state: 'terminated' } : machine
    })
    for (const color of ['blue', 'green'] as const) {
      this.targets[color] = this.targets[color].filter(
        ({ drainingUntilMs }) => drainingUntilMs === undefined || drainingUntilMs > this.#nowMs,
      )
    }
  }

  #sideSeen(color: Color): Seen['sides'][Color] {
    const registered = this.targets[color].map(({ id }) => id)
    const machines = this.machines
      .filter((machine) => (machine.ours ? this.#side(machine) === color : registered.includes(machine.id)))
      .map(({ readyMs, ...machine }) => machine)
    return {
      machines,
      targets: this.targets[color].map((target) => this.#targetSeen(color, target)),
      records: [],
    }
  }

  #targetSeen(color: Color, target: SimTarget): Target {
    const named = this.routes.includes(color) || this.preview?.names.includes(color) === true
    const machine = this.machines.find(({ id }) => id === target.id)
    const gone = machine === undefined || machine.state === 'terminated'
    const state =
      target.drainingUntilMs !== undefined
        ? 'draining'
        : gone || !named
          ? 'unused'
          : this.#health(color, target)
    return { id: target.id, port: 80, pair: 0, state, said: '' }
  }

  #health(color: Color, target: SimTarget): Target['state'] {
    const machine = this.machines.find(({ id }) => id === target.id)
    const sinceMs = this.#trafficSinceMs[color]
    const candidate = machine?.release === 'v2'
    if (candidate && this.spec.nature === 'never healthy') return 'unhealthy'
    if (candidate && this.spec.nature === 'sick under traffic' && sinceMs !== undefined && sinceMs > 0)
      return 'unhealthy'
    if (candidate && this.spec.flaps && sinceMs !== undefined && Math.floor(this.#nowMs / 1500) % 2 === 0)
      return 'unhealthy'
    return this.#nowMs >= target.healthyAtMs ? 'healthy' : 'initial'
  }

  #previewSeen(): Preview | undefined {
    return this.preview === undefined
      ? undefined
      : { ...this.preview, arn: 'preview', header: { name: 'x', value: 'y' }, url: '' }
  }

  // --- what is done

  async act(act: Exclude<Act, CheckAct>, _seen: Observation, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (act.kind === 'forward') await this.#forward(act.color)
    else await this.#write(() => this.#apply(act))
  }

  async #forward(color: Color): Promise<void> {
    const well = this.targets[color].filter((target) => this.#health(color, target) === 'healthy').length
    const back = this.memo.attempt?.color !== color
    if (!back && this.memo.intent !== color) this.#break('a route moved before the intent was written')
    if (!back && well === 0 && this.#trafficSinceMs[color] === undefined)
      this.#break(`switched to ${color} with nothing healthy`)
    for (const [i, now] of this.routes.entries()) {
      if (now === color) continue
      await this.#write(() => {
        this.routes[i] = color
        for (const node of this.#nodeRoutes) this.#tell(node[i] ?? [], color)
      })
    }
  }

  /** One write: time passes, it may be killed before or after, and it may fail before or after. */
  async #write(what: () => void): Promise<void> {
    this.#writes += 1
    const hits = (list: WorldSpec['kills'], after: boolean) =>
      list.some((hit) => hit.write === this.#writes && hit.after === after)
    if (hits(this.spec.kills, false)) throw this.#die()
    if (hits(this.spec.faults, false))
      throw new SwitchoverError('denied', `write ${this.#writes} was denied`, '')
    this.#pass(30)
    what()
    if (hits(this.spec.kills, true)) throw this.#die()
    if (hits(this.spec.faults, true))
      throw new SwitchoverError('aws', `write ${this.#writes} failed after it took effect`, '')
  }

  /** A killed process does nothing more: it does not give its lease back either. */
  #die(): Killed {
    this.#killed = true
    return new Killed()
  }

  #apply(act: Exclude<Act, CheckAct>): void {
    switch (act.kind) {
      case 'remember':
        this.#remember(act.memo)
        return
      case 'launch':
        this.#launch(act)
        return
      case 'terminate':
        this.#guard(act.machines, 'terminated')
        this.machines = this.machines.map((machine) =>
          act.machines.includes(machine.id) ? { ...machine, state: 'shutting-down' } : machine,
        )
        return
      case 'register':
        for (const id of act.machines)
          this.targets[act.color].push({
            id,
            healthyAtMs: this.#nowMs + this.spec.healthMs,
            drainingUntilMs: undefined,
          })
        return
      case 'deregister':
        this.#deregister(act)
        return
      case 'preview':
      case 'unpreview':
        this.preview =
          act.kind === 'preview' ? { shows: act.shows, names: act.names, attempt: act.attempt } : undefined
        for (const node of this.#nodePreview) this.#tell(node, this.preview)
        return
      case 'keep':
      case 'adopt':
      case 'name':
      case 'unname':
      case 'forward':
        return
    }
  }

  #remember(memo: Memo): void {
    const before = this.memo.attempt
    if (before?.verdict === 'rejected' && memo.attempt?.id === before.id && memo.attempt.verdict === 'open')
      this.#break('a verdict was taken back')
    this.memo = { ...memo, written: this.memo.written + 1 }
  }

  #launch(act: Extract<Act, { kind: 'launch' }>): void {
    const there = () =>
      this.machines.filter(
        (machine) =>
          machine.attempt === act.attempt && (machine.state === 'pending' || machine.state === 'running'),
      )
    while (there().length < act.count) this.#add(act.color, act.attempt, act.release, this.spec.bootMs)
    const first = this.machines.findIndex((machine) => machine.attempt === act.attempt)
    const born = this.machines.filter((machine) => machine.attempt === act.attempt).length
    const machine = this.machines[first]
    if (this.spec.nature === 'one machine dies' && born === act.count && machine !== undefined)
      this.machines[first] = { ...machine, state: 'terminated' }
    const candidates = this.machines.filter(
      ({ ours, state, attempt }) =>
        ours && attempt === act.attempt && (state === 'pending' || state === 'running'),
    )
    if (candidates.length > act.count)
      this.#break(`${candidates.length} machines of ${act.attempt}, ${act.count} asked for`)
  }

  #deregister(act: Extract<Act, { kind: 'deregister' }>): void {
    const leaving = this.targets[act.color].filter(
      ({ id, drainingUntilMs }) =>
        drainingUntilMs === undefined && (act.only === undefined || act.only.includes(id)),
    )
    if (act.only === undefined)
      this.#guard(
        leaving.map(({ id }) => id),
        'deregistered',
      )
    for (const target of leaving) target.drainingUntilMs = this.#nowMs + this.spec.drainMs
  }

  /** What R8 and the proof are for, by what the nodes really do. */
  #guard(ids: readonly string[], what: string): void {
    for (const color of this.nodeColors()) {
      const live = this.targets[color].filter(
        ({ id, drainingUntilMs }) => ids.includes(id) && drainingUntilMs === undefined,
      )
      if (live.length > 0) this.#break(`${what} under production traffic`)
    }
  }

  // --- what is asked

  changed(): void {}

  async run(act: CheckAct, _seen: Observation, signal: AbortSignal): ReturnType<Probes['run']> {
    signal.throwIfAborted()
    this.#pass(100)
    const nodes = this.#nodeRoutes.map((_, i) => ({
      node: `${i}`,
      route: '0',
      passes: 1,
      convergedMs: 0,
      asked: true,
      said: '',
    }))
    return { said: act.check, nodes, ...this.#answer(act) }
  }

  #answer(act: CheckAct): { passed: boolean } {
    const { color } = act.side
    if (act.check === 'proof') return { passed: this.nodeColors().size === 1 && this.nodeColors().has(color) }
    const previews = this.#nodePreview.map((node) => this.#obeyed(node))
    const shown = previews.every((rule) => rule?.shows === color)
    if (act.check === 'preview') return { passed: shown }
    if (act.check === 'release-test') {
      if (!shown) this.#break('a release test was answered by the live side')
      return { passed: this.spec.nature !== 'fails its tests' }
    }
    if (act.check === 'watch') return { passed: act.against === '' }
    return { passed: true }
  }

  // --- the lease

  async take(holder: { id: string; attempt: number }, _waitMs: number, signal: AbortSignal): Promise<Lease> {
    signal.throwIfAborted()
    const name = `${holder.id}/${holder.attempt}`
    while (this.#lease !== undefined && this.#lease.renewedMs + 5000 > this.#nowMs) this.#pass(250)
    await this.#write(() => {
      this.#lease = { holder: name, untilMs: this.#nowMs + 90_000, renewedMs: this.#nowMs }
    })
    return {
      signal: new AbortController().signal,
      confirm: async () => this.#lease?.holder === name,
      [Symbol.asyncDispose]: async () => {
        if (this.#lease?.holder === name && !this.#killed) this.#lease = undefined
      },
    }
  }

  async settle(): Promise<void> {}

  async look(): Promise<undefined> {
    return undefined
  }

  /** The next process starts. */
  restart(): void {
    this.#killed = false
  }

  // --- the narrator counts acts (R12)

  decided(): void {}
  acted(decision: { rung: string; ladder: string; move: { kind: string; act?: Act } }): void {
    if (decision.move.act?.kind === 'check') return
    const key = `${decision.ladder}/${decision.rung}`
    this.actsByRung.set(key, (this.actsByRung.get(key) ?? 0) + 1)
  }

  /** Machines of ours that live and stand on no side that the record knows. */
  leftOver(): readonly string[] {
    const known = [this.memo.live?.attempt, this.memo.idle?.attempt, this.memo.attempt?.attempt]
    return this.machines
      .filter(
        ({ ours, state, attempt }) =>
          ours && (state === 'running' || state === 'pending') && !known.includes(attempt),
      )
      .map(({ id }) => id)
  }
}
