import { type Color, colors } from '../../../src/deploy/model.ts'
import type { Preview } from '../../../src/deploy/route.ts'
import type { Target } from '../../../src/deploy/side.ts'
import type { SimulatedFleet } from './fleet.ts'
import { previewSeen, type Rule } from './preview-seen.ts'
import type { WorldSpec } from './spec.ts'
import { Lagging, type VirtualTime } from './time.ts'

interface Registration {
  readonly id: string
  readonly pair: number
  readonly sinceMs: number
  readonly drainingUntilMs: number | undefined
}

interface ObeyedRule {
  readonly rule: Rule
  readonly header: number
}

/** What stands for one pair of target groups, and what each node knows of it. */
interface Pair {
  preview: Rule | undefined
  header: number
  readonly nodes: readonly Lagging<ObeyedRule | undefined>[]
  readonly namedSinceMs: Partial<Record<Color, number>>
}

/** The sides that get traffic where green gets so many percent of it. */
const sidesOf = (green: number): readonly Color[] =>
  green === 0 ? ['blue'] : green === 100 ? ['green'] : ['blue', 'green']

/** Load balancers, one for each pair of target groups, whose nodes obey an accepted change late, each after its own time. */
export class Balancer {
  readonly #spec: WorldSpec
  readonly #time: VirtualTime
  readonly #draw: () => number
  /** Of each route at each node, and by rule: percent of the traffic that green gets. */
  readonly #nodeRoutes: Lagging<number>[][]
  readonly #pairs: readonly Pair[]
  readonly #obeyedFromMs = new Map<object, number>()
  readonly shares: number[]
  registrations: Record<Color, Registration[]> = { blue: [], green: [] }

  /** How long a node takes at most to obey. */
  get propagationMs(): number {
    return this.#spec.propagationMs
  }

  constructor(spec: WorldSpec, time: VirtualTime, draw: () => number) {
    this.#spec = spec
    this.#time = time
    this.#draw = draw
    this.shares = Array.from({ length: spec.routes }, () => 0)
    this.#nodeRoutes = Array.from({ length: spec.nodes }, () =>
      this.shares.map((share) => new Lagging(share)),
    )
    this.#pairs = Array.from({ length: Math.min(spec.pairs, spec.routes) }, () => ({
      preview: undefined,
      header: 0,
      nodes: Array.from({ length: spec.nodes }, () => new Lagging<ObeyedRule | undefined>(undefined)),
      namedSinceMs: { blue: 0 },
    }))
  }

  get pairs(): readonly number[] {
    return this.#pairs.map((_, pair) => pair)
  }

  pairOf = (route: number): number => route % this.#pairs.length

  /** Where the nodes send production traffic at this moment. */
  nodeColors(): readonly Color[] {
    const found = new Set<Color>()
    for (const route of this.#nodeRoutes.flat())
      for (const color of sidesOf(route.asOf(this.#time.nowMs))) found.add(color)
    return [...found]
  }

  /** The same, with the pair in whose target group they send it. */
  nodeGroups(): readonly { readonly color: Color; readonly pair: number }[] {
    const found = new Set<string>()
    for (const routes of this.#nodeRoutes)
      for (const [index, route] of routes.entries())
        for (const color of sidesOf(route.asOf(this.#time.nowMs))) found.add(`${color} ${this.pairOf(index)}`)
    return [...found].map((group) => {
      const [color, pair] = group.split(' ')
      return { color: color === 'blue' ? 'blue' : 'green', pair: Number(pair) }
    })
  }

  /** Whether every node obeys, for every route, what was accepted, and has heard of all that came before it. */
  get isConverged(): boolean {
    return this.#nodeRoutes.flat().every((route) => (this.#obeyedFromMs.get(route) ?? 0) <= this.#time.nowMs)
  }

  /** What each node shows at this moment to whom asks with the header of the rule that stands, for every pair. */
  previewsShown(): readonly (Color | undefined)[] {
    return this.#pairs.flatMap(({ nodes, header }) =>
      nodes.map((node) => {
        const obeyed = node.asOf(this.#time.nowMs)
        return obeyed?.header === header ? obeyed.rule.shows : undefined
      }),
    )
  }

  /** The preview as a look shows it. */
  get preview(): Preview | undefined {
    return previewSeen(this.#pairs.map(({ preview }) => preview))
  }

  /** Where each route forwards to by the rules that were accepted. */
  get routes(): readonly (Color | 'mixed')[] {
    return this.shares.map((green) => (green === 0 ? 'blue' : green === 100 ? 'green' : 'mixed'))
  }

  /** Percent of each route's traffic that goes to a side. */
  sharesOf = (color: Color): readonly number[] =>
    this.shares.map((green) => (color === 'green' ? green : 100 - green))

  setRoute(index: number, color: Color, share = 100): void {
    const green = color === 'green' ? share : 100 - share
    this.shares[index] = green
    for (const node of this.#nodeRoutes) this.#tell(node[index], green)
    this.#renamed()
  }

  setPreview(index: number, rule: Rule | undefined): void {
    const pair = this.#pairs[index]
    if (pair === undefined) return
    // A rule that is made anew has a value of its own: who knows an earlier one does not match it.
    if (pair.preview === undefined) pair.header += 1
    pair.preview = rule && { ...rule, names: colors.filter((color) => rule.names.includes(color)) }
    const told = rule && { rule, header: pair.header }
    for (const node of pair.nodes) this.#tell(node, told)
    this.#renamed()
  }

  #tell<T>(node: Lagging<T> | undefined, value: T): void {
    if (node === undefined) return
    const before = this.#obeyedFromMs.get(node) ?? 0
    const atMs = Math.max(before, this.#time.nowMs + this.#draw() * this.#spec.propagationMs)
    this.#obeyedFromMs.set(node, atMs)
    this.#time.stopAt(atMs)
    node.set(value, atMs)
  }

  #isNamed(color: Color, pair: number): boolean {
    return (
      this.shares.some((green, route) => this.pairOf(route) === pair && sidesOf(green).includes(color)) ||
      this.#pairs[pair]?.preview?.names.includes(color) === true
    )
  }

  /** Whether a preview rule of any pair names the side. */
  isPreviewed = (color: Color): boolean =>
    this.#pairs.some(({ preview }) => preview?.names.includes(color) === true)

  /** Health checks begin with the first rule that names a group. */
  #renamed(): void {
    for (const [index, { namedSinceMs }] of this.#pairs.entries())
      for (const color of colors) {
        if (!this.#isNamed(color, index)) delete namedSinceMs[color]
        else namedSinceMs[color] ??= this.#time.nowMs
      }
  }

  register(color: Color, pair: number, ids: readonly string[], sinceMs = this.#time.nowMs): void {
    const kept = this.registrations[color].filter((one) => one.pair !== pair || !ids.includes(one.id))
    const fresh = ids.map((id) => ({ id, pair, sinceMs, drainingUntilMs: undefined }))
    this.registrations[color] = [...kept, ...fresh]
  }

  deregister(color: Color, pair: number, ids: readonly string[]): void {
    const drainingUntilMs = this.#time.nowMs + this.#spec.drainMs
    this.registrations[color] = this.registrations[color].map((one) =>
      one.pair === pair && ids.includes(one.id) && one.drainingUntilMs === undefined
        ? { ...one, drainingUntilMs }
        : one,
    )
  }

  /** Ids that a node could send a request to; `pair`: in this pair's group. */
  inService(color: Color, pair?: number): readonly string[] {
    const serving = this.registrations[color].filter(
      (one) => one.drainingUntilMs === undefined && (pair === undefined || one.pair === pair),
    )
    return [...new Set(serving.map(({ id }) => id))]
  }

  /** Whether it is registered anywhere, or still drains. */
  knows(id: string): boolean {
    const all = [...this.registrations.blue, ...this.registrations.green]
    return all.some((one) => one.id === id && (one.drainingUntilMs ?? Infinity) > this.#time.nowMs)
  }

  targets(color: Color, fleet: SimulatedFleet): readonly Target[] {
    const { nowMs } = this.#time
    return this.registrations[color]
      .filter(({ drainingUntilMs }) => drainingUntilMs === undefined || drainingUntilMs > nowMs)
      .map((one) => ({
        id: one.id,
        port: 80,
        pair: one.pair,
        group: `${color} ${one.pair}`,
        state: this.#state(color, one, fleet),
        said: '',
      }))
  }

  #state(color: Color, { id, pair, sinceMs, drainingUntilMs }: Registration, fleet: SimulatedFleet) {
    const { nowMs } = this.#time
    if (drainingUntilMs !== undefined) return 'draining'
    const namedMs = this.#pairs[pair]?.namedSinceMs[color]
    if (namedMs === undefined || !fleet.lives(id)) return 'unused'
    if (fleet.isSick(id, pair)) return 'unhealthy'
    return nowMs >= Math.max(sinceMs, namedMs) + this.#spec.healthMs ? 'healthy' : 'initial'
  }
}
