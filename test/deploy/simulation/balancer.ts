import { type Color, colors, type Preview, type Target } from '../../../src/deploy/model.ts'
import type { SimulatedFleet } from './fleet.ts'
import type { WorldSpec } from './spec.ts'
import { Lagging, type VirtualTime } from './time.ts'

interface Registration {
  readonly id: string
  readonly sinceMs: number
  readonly drainingUntilMs: number | undefined
}

type Rule = Pick<Preview, 'shows' | 'names' | 'attempt'>

interface ObeyedRule {
  readonly rule: Rule
  readonly header: number
}

/** A load balancer whose nodes obey an accepted change late, each after its own time. */
export class Balancer {
  readonly #spec: WorldSpec
  readonly #time: VirtualTime
  readonly #draw: () => number
  readonly #nodeRoutes: Lagging<Color>[][]
  readonly #nodePreviews: Lagging<ObeyedRule | undefined>[]
  #header = 0
  readonly #obeyedFromMs = new Map<object, number>()
  readonly #namedSinceMs: Partial<Record<Color, number>> = { blue: 0 }
  routes: Color[]
  preview: Rule | undefined
  registrations: Record<Color, Registration[]> = { blue: [], green: [] }

  constructor(spec: WorldSpec, time: VirtualTime, draw: () => number) {
    this.#spec = spec
    this.#time = time
    this.#draw = draw
    this.routes = Array.from({ length: spec.routes }, () => 'blue')
    this.#nodeRoutes = Array.from({ length: spec.nodes }, () =>
      this.routes.map((color) => new Lagging(color)),
    )
    this.#nodePreviews = Array.from(
      { length: spec.nodes },
      () => new Lagging<ObeyedRule | undefined>(undefined),
    )
  }

  /** Where the nodes send production traffic at this moment. */
  nodeColors(): readonly Color[] {
    const found = new Set<Color>()
    for (const routes of this.#nodeRoutes) for (const route of routes) found.add(route.asOf(this.#time.nowMs))
    return [...found]
  }

  /** What each node shows at this moment to whom asks with the header of the rule that stands. */
  previewsShown(): readonly (Color | undefined)[] {
    return this.#nodePreviews.map((node) => {
      const obeyed = node.asOf(this.#time.nowMs)
      return obeyed?.header === this.#header ? obeyed.rule.shows : undefined
    })
  }

  setRoute(index: number, color: Color): void {
    this.routes[index] = color
    for (const node of this.#nodeRoutes) this.#tell(node[index], color)
    this.#renamed()
  }

  setPreview(rule: Rule | undefined): void {
    // A rule that is made anew has a value of its own: who knows an earlier one does not match it.
    if (this.preview === undefined) this.#header += 1
    this.preview = rule
    const told = rule && { rule, header: this.#header }
    for (const node of this.#nodePreviews) this.#tell(node, told)
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

  isNamed(color: Color): boolean {
    return this.routes.includes(color) || this.preview?.names.includes(color) === true
  }

  /** Health checks begin with the first rule that names a group. */
  #renamed(): void {
    for (const color of colors) {
      if (!this.isNamed(color)) delete this.#namedSinceMs[color]
      else this.#namedSinceMs[color] ??= this.#time.nowMs
    }
  }

  register(color: Color, ids: readonly string[]): void {
    const kept = this.registrations[color].filter(({ id }) => !ids.includes(id))
    const sinceMs = this.#time.nowMs
    const fresh = ids.map((id) => ({ id, sinceMs, drainingUntilMs: undefined }))
    this.registrations[color] = [...kept, ...fresh]
  }

  deregister(color: Color, ids: readonly string[]): void {
    const drainingUntilMs = this.#time.nowMs + this.#spec.drainMs
    this.registrations[color] = this.registrations[color].map((one) =>
      ids.includes(one.id) && one.drainingUntilMs === undefined ? { ...one, drainingUntilMs } : one,
    )
  }

  /** Ids that a node could send a request to. */
  inService(color: Color): readonly string[] {
    return this.registrations[color]
      .filter(({ drainingUntilMs }) => drainingUntilMs === undefined)
      .map(({ id }) => id)
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
      .map((one) => ({ id: one.id, port: 80, pair: 0, state: this.#state(color, one, fleet), said: '' }))
  }

  #state(color: Color, { id, sinceMs, drainingUntilMs }: Registration, fleet: SimulatedFleet) {
    const { nowMs } = this.#time
    if (drainingUntilMs !== undefined) return 'draining'
    const namedMs = this.#namedSinceMs[color]
    if (namedMs === undefined || !fleet.lives(id)) return 'unused'
    if (fleet.isSick(id)) return 'unhealthy'
    return nowMs >= Math.max(sinceMs, namedMs) + this.#spec.healthMs ? 'healthy' : 'initial'
  }
}
