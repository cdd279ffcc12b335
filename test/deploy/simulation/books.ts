import type { Act, CheckAct } from '../../../src/deploy/acts.ts'
import { type Color, colors, other } from '../../../src/deploy/model.ts'
import type { Memo } from '../../../src/deploy/record.ts'
import type { Balancer } from './balancer.ts'
import type { SimulatedFleet } from './fleet.ts'
import { wrongMinutes } from './minutes.ts'
import { Shares } from './shares.ts'

const confirmed: readonly string[] = ['forward', 'preview', 'unpreview', 'deregister', 'terminate', 'keep']

/** A node might still send requests to what is taken away: it obeys later. */
export const retiredTooEarly = 'promise 1: a side was retired before every node had converged'

/** What must never happen, judged by what nodes and machines really do, not by what AWS says of them. */
export class Books {
  readonly broken: string[] = []
  /** How often a side that had production traffic was taken out of service. */
  retirements = 0
  readonly #balancer: Balancer
  readonly #fleet: SimulatedFleet
  readonly #verdicts = new Map<string, string>()
  readonly #launched = new Map<string, string>()
  #nowMs = 0
  readonly #lastTrafficMs: Partial<Record<Color, number>> = {}
  /** When the intent that stands was first written. */
  #intendedMs = 0
  #colors: readonly Color[] = []
  /** Machines that got production traffic by our doing; what a person sends for a while nobody can know. */
  readonly #served = new Set<string>()

  readonly shares: Shares

  constructor(balancer: Balancer, fleet: SimulatedFleet) {
    this.#balancer = balancer
    this.shares = new Shares(balancer, fleet)
    this.#fleet = fleet
    for (const id of balancer.inService('blue')) this.#served.add(id)
  }

  note(what: string): void {
    if (!this.broken.includes(what)) this.broken.push(what)
  }

  #serving = (color: Color, pair?: number): readonly string[] =>
    this.#balancer.inService(color, pair).filter((id) => this.#fleet.lives(id))

  /** At every moment: who gets production requests, and whether anybody does. */
  traffic(nowMs: number): void {
    this.#nowMs = nowMs
    const colors = this.#balancer.nodeColors()
    for (const color of [...this.#colors, ...colors]) this.#lastTrafficMs[color] = nowMs
    this.#colors = colors
    this.shares.look(nowMs)
    for (const { color, pair } of this.#balancer.nodeGroups()) {
      const serving = this.#serving(color, pair)
      if (serving.length === 0) this.note(`promise 1: traffic on ${color}, which serves nothing`)
      for (const id of serving) this.#fleet.noteTraffic(id)
    }
  }

  /** When a side last got a production request; before all time where it never did. */
  lastTrafficMs = (color: Color): number => this.#lastTrafficMs[color] ?? Number.NEGATIVE_INFINITY

  compared(act: CheckAct): void {
    const { color } = act.side
    const wrong = wrongMinutes(act, {
      nowMs: this.#nowMs,
      oldLastMs: this.lastTrafficMs(other(color)),
      lagMs: this.#balancer.propagationMs,
      intendedMs: this.#intendedMs,
    })
    if (wrong !== undefined) this.note(wrong)
  }

  /** What an act breaks by being done now; `lost`: a stranger has the lease. */
  before(act: Exclude<Act, CheckAct>, memo: Memo, lease: 'held' | 'lost' | 'of a rival'): void {
    // A renewal that fails is noticed in a while; only what could hurt is confirmed at once.
    if (lease === 'of a rival' || (lease === 'lost' && confirmed.includes(act.kind)))
      this.note(`R11: ${act.kind} when the lease was ${lease}`)
    if (act.kind === 'forward') this.#forward(act, memo)
    if (act.kind === 'deregister') this.#deregister(act, memo)
    if (act.kind === 'terminate' || act.kind === 'keep') this.#ending(act.machines, act.kind)
  }

  /** A memo was written. */
  remembered(before: Memo, next: Memo): void {
    if (next.intent?.color !== before.intent?.color) this.#intendedMs = this.#nowMs
    const had = before.attempt
    if (had === undefined) return
    const verdict =
      next.attempt?.id === had.id
        ? next.attempt.verdict
        : next.rejected?.attempt === had.id
          ? 'rejected'
          : 'accepted'
    const stood = this.#verdicts.get(had.id)
    if (stood !== undefined && stood !== verdict)
      this.note(`R5: ${had.id} was ${stood} and became ${verdict}`)
    if (verdict !== 'open') this.#verdicts.set(had.id, verdict)
    if (next.sequence < before.sequence) this.note('R4: attempts are counted backwards')
  }

  /** After a launch: no second fleet, and no attempt that means two things. */
  launched({ attempt, color, release, count }: Extract<Act, { kind: 'launch' }>): void {
    const meant = `${release} on ${color}`
    const before = this.#launched.get(attempt) ?? meant
    if (before !== meant) this.note(`R4: ${attempt} was ${before} and became ${meant}`)
    this.#launched.set(attempt, before)
    const there = this.#fleet.crew(attempt).length
    if (there > count) this.note(`R2: ${there} machines of ${attempt}, ${count} asked for`)
  }

  #forward({ color, share = 100 }: Extract<Act, { kind: 'forward' }>, { attempt, intent }: Memo): void {
    for (const id of this.#balancer.inService(color)) this.#served.add(id)
    const { routes } = this.#balancer
    const home = attempt !== undefined && attempt.color !== color
    if (!home && (intent?.color !== color || intent.share !== share))
      this.note('R4: a route moved before the intent was written')
    const targets = this.#balancer.targets(color, this.#fleet)
    // In every pair: a machine that answers on one port only cannot take over.
    const well = this.#balancer
      .inService(color)
      .some((id) =>
        this.#balancer.pairs.every((pair) =>
          targets.some(
            (target) =>
              target.id === id &&
              target.pair === pair &&
              (target.state === 'healthy' || this.#fleet.flickers(id)),
          ),
        ),
      )
    // Putting back what an attempt moved is never refused.
    if (!home && routes.every((route) => route === other(color)) && !well)
      this.note(`promise 5: every route was set to ${color} with nothing healthy`)
  }

  #deregister({ color, only }: Extract<Act, { kind: 'deregister' }>, { idle, attempt }: Memo): void {
    const leaving = this.#balancer.inService(color).filter((id) => only === undefined || only.includes(id))
    this.#ending(leaving, 'deregister')
    const retires = only === undefined || (attempt === undefined && idle?.color === color)
    if (retires && leaving.some((id) => this.#served.has(id))) {
      this.retirements += 1
      if (!this.#balancer.isConverged) this.note(retiredTooEarly)
    }
    const stays = this.#balancer.inService(color).some((id) => !leaving.includes(id))
    if (!stays && this.#balancer.isPreviewed(color))
      this.note(`${color} was emptied while the preview names it`)
  }

  #ending(ids: readonly string[], what: string): void {
    for (const color of this.#balancer.nodeColors())
      if (this.#balancer.inService(color).some((id) => ids.includes(id)))
        this.note(`promise 1: ${what} under production traffic`)
    for (const color of this.#fed())
      if (this.#balancer.inService(color).some((id) => ids.includes(id)))
        this.note(`R8: ${what} on a side that a route forwards to`)
    if (what === 'terminate' && ids.some((id) => this.#served.has(id) && this.#balancer.knows(id)))
      this.note('a machine was ended before its connections were')
    if (what === 'terminate' && ids.some((id) => this.#fleet.find(id)?.attempt === ''))
      this.note('R9: a machine that is not ours was terminated')
  }

  /** Sides that a route sends traffic to. */
  #fed = (): readonly Color[] =>
    colors.filter((color) => this.#balancer.sharesOf(color).some((share) => share > 0))

  /** Who may work after a change of the gate; without overlap never machines of both sides. */
  gateChanged(): void {
    const sides = new Set(
      this.#fleet.all
        .filter(({ id, gate }) => gate === 'open' && this.#fleet.lives(id))
        .map(({ place }) => place),
    )
    if (sides.has('blue') && sides.has('green')) this.note('gate: workers of both sides may work')
  }

  /** A command before the end of machines ran, and passed on these; `known`: what was noted of them can be known. */
  hooked({ index, machines = [] }: CheckAct, passed: readonly string[], memo: Memo, known: boolean): void {
    const noted = machines.flatMap((id) => this.#fleet.find(id)?.leaving ?? [])
    if (known && noted.some((one) => one.passed > index && one.since === memo.live?.since))
      this.note('R4: what had passed before the end of a machine ran again')
    for (const id of passed) this.#hooks.set(id, Math.max(this.#hooks.get(id) ?? 0, index + 1))
  }

  readonly #hooks = new Map<string, number>()

  /** A side's machines end, or are stopped. */
  ended(ids: readonly string[], hooks: number): void {
    const alive = ids.filter((id) => this.#fleet.lives(id))
    if (alive.some((id) => (this.#hooks.get(id) ?? 0) < hooks))
      this.note('a machine was ended before what runs before its end had passed')
  }

  /** A migration of an attempt began; one that was begun before is told so. */
  migrated({ key, again }: CheckAct): void {
    if (this.#migrations.has(key) && !again) this.note(`${key} ran again and was not told so`)
    this.#migrations.add(key)
  }

  readonly #migrations = new Set<string>()

  /** What a switch that did not last, or did, may not leave behind on either side. */
  #unsteady(live: Color): readonly string[] {
    const odd = colors
      .filter((color) => (this.#fleet.groups?.of(color).frozen ?? []).length > 0)
      .map((color) => `scaling of ${color} is still frozen`)
    const ours = this.#fleet.all.filter(({ id, attempt }) => attempt !== '' && this.#fleet.lives(id))
    const quiet = ours.filter(({ place, gate }) => place === live && gate !== 'open').map(({ id }) => id)
    const busy = ours
      .filter(({ place, gate }) => place === other(live) && gate === 'open')
      .map(({ id }) => id)
    return [
      ...odd,
      ...quiet.map((id) => `${id} is live and may not work`),
      ...busy.map((id) => `${id} is idle and may work`),
    ]
  }

  /** Machines of ours that live and that no record explains. */
  leftOver(memo: Memo): readonly string[] {
    const known = [memo.live, memo.idle, memo.attempt].flatMap((one) => (one === undefined ? [] : [one]))
    return this.#fleet.all
      .filter(({ id, attempt, place }) => attempt !== '' && place !== 'kept' && this.#fleet.lives(id))
      .filter(
        ({ attempt, place }) =>
          // What was adopted to be ended is still on the side that is recorded as adopted.
          !known.some(
            (one) =>
              one.color === place && (one.attempt === attempt || (one.adopted && attempt === 'adopted')),
          ),
      )
      .map(({ id }) => id)
  }

  /** What does not fit when nothing is under way: routes, record and machines must tell the same. */
  atRest(memo: Memo): readonly string[] {
    const { routes } = this.#balancer
    const [color] = routes
    if (color === undefined || color === 'mixed' || new Set(routes).size !== 1)
      return [`routes disagree: ${routes.join()}`]
    const odd: string[] = []
    if (memo.live !== undefined && memo.live.color !== color) odd.push(`live is ${color}, not as recorded`)
    if (memo.idle !== undefined && memo.idle.color !== other(color)) odd.push('the idle side is live')
    if (memo.attempt === undefined && memo.intent !== undefined)
      odd.push(`intent ${memo.intent.color} is left`)
    const attempts = this.#serving(color).map((id) => this.#fleet.find(id)?.attempt)
    // Machines that were adopted to be ended are those of the adopted side, also where traffic went back to it.
    const ofLive = (attempt: string | undefined) =>
      attempt === memo.live?.attempt || (memo.live?.adopted === true && attempt === 'adopted')
    if (memo.live !== undefined && !attempts.every(ofLive))
      odd.push(`${attempts.join()} serves, ${memo.live.attempt} is recorded`)
    return [...odd, ...this.#unsteady(color), ...this.leftOver(memo).map((id) => `${id} is left over`)]
  }
}
