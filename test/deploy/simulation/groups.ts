import type { FleetAct } from '../../../src/deploy/acts.ts'
import type { Color } from '../../../src/deploy/model.ts'
import type { Scaling } from '../../../src/deploy/side.ts'

interface Group {
  readonly attempt: string
  readonly release: string
  readonly desired: number
  readonly attached: boolean
  readonly frozen: readonly string[]
  readonly protected: readonly string[]
  /** Marked as kept: on no side, so that nothing of it counts as protected by us or as to be protected. */
  readonly kept: boolean
  /** Machines of it that are on no side any more. */
  readonly apart: readonly string[]
}

const empty: Group = {
  attempt: '',
  release: '',
  desired: 0,
  attached: false,
  frozen: [],
  protected: [],
  kept: false,
  apart: [],
}

const scalers = ['AlarmNotification', 'ScheduledActions']

/** What two Auto Scaling groups were told; blue is live with so many. */
export class SimulatedGroups {
  readonly #groups: Record<Color, Group>

  constructor(live: number) {
    this.#groups = { blue: { ...empty, desired: live, attached: true }, green: empty }
  }

  of = (color: Color): Group => this.#groups[color]

  #set(color: Color, change: Partial<Group>): void {
    this.#groups[color] = { ...this.#groups[color], ...change }
  }

  tell(color: Color, attempt: string, release: string, count: number): void {
    this.#set(color, { attempt, release, desired: count, kept: false })
  }

  end(color: Color, left: number): void {
    this.#set(color, { desired: left, protected: [] })
  }

  /** What was kept stays in its group, which launches for no attempt any more. */
  keep(color: Color, ids: readonly string[]): void {
    this.#set(color, { attempt: '', kept: true, apart: [...this.of(color).apart, ...ids] })
  }

  grown(color: Color): void {
    this.#set(color, { desired: this.of(color).desired + 1 })
  }

  raise(color: Color, count: number): void {
    this.#set(color, { desired: Math.max(count, this.of(color).desired) })
  }

  attach(color: Color, attached: boolean): void {
    this.#set(color, { attached })
  }

  act(act: Extract<FleetAct, { kind: 'freeze' | 'thaw' | 'protect' }>): void {
    if (act.kind === 'protect') {
      const others = this.of(act.color).protected.filter((id) => !act.machines.includes(id))
      this.#set(act.color, { protected: act.on ? [...others, ...act.machines] : others })
      return
    }
    const frozen = act.kind === 'freeze' ? scalers : []
    for (const color of act.colors) this.#set(color, { frozen })
  }

  seen(color: Color, alive: readonly string[], lives: (id: string) => boolean): Scaling {
    const { attempt, desired, attached, frozen, protected: held, kept, apart } = this.of(color)
    const ours = kept ? [] : alive.filter((id) => held.includes(id))
    const unprotected = kept ? [] : alive.filter((id) => !held.includes(id))
    const size = { min: 0, max: 10, desired }
    return {
      group: `group-${color}`,
      attempt,
      ...size,
      attached,
      frozen,
      loose: scalers.filter((process) => !frozen.includes(process)),
      unprotected,
      protected: ours,
      guarded: ours.length > 0,
      shielded: [],
      kept: apart.filter(lives).length,
      said: '',
    }
  }
}
