import type { FleetAct } from '../../../src/deploy/acts.ts'
import { type Color, colors } from '../../../src/deploy/model.ts'
import type { Machine } from '../../../src/deploy/side.ts'
import { SimulatedGroups } from './groups.ts'
import type { Nature, WorldSpec } from './spec.ts'
import { Lagging, type VirtualTime } from './time.ts'

interface SimulatedMachine {
  readonly id: string
  readonly place: Color | 'kept'
  readonly attempt: string
  readonly release: string
  readonly launchedMs: number
  readonly endedMs: number | undefined
  readonly stopped: boolean
  readonly gate: Machine['gate']
  readonly leaving: Machine['leaving']
}

/** How long a machine is seen shutting down. */
const dyingMs = 3000

/** The machines of both sides; ours have an attempt. */
export class SimulatedFleet {
  readonly #spec: WorldSpec
  readonly #time: VirtualTime
  readonly #machines = new Lagging<readonly SimulatedMachine[]>([])
  readonly #trafficked = new Set<string>()

  constructor(spec: WorldSpec, time: VirtualTime) {
    this.#spec = spec
    this.#time = time
    for (let i = 0; i < spec.liveCount; i++) this.#add('blue', spec.adopted ? '' : 'a1', 'v1', -spec.bootMs)
    if (!spec.adopted)
      this.#change(
        this.all.map(({ id }) => id),
        (machine) => ({ ...machine, gate: 'open' }),
      )
    this.groups = spec.groups ? new SimulatedGroups(spec.liveCount) : undefined
  }

  readonly groups: SimulatedGroups | undefined

  /** The live side gets one machine more, of its own kind. */
  grow(): string | undefined {
    const [like] = this.all.filter(({ id, place }) => place === 'blue' && this.lives(id))
    if (like === undefined) return undefined
    this.#add('blue', like.attempt, like.release, this.#time.nowMs - this.#spec.bootMs)
    const id = this.all.at(-1)?.id ?? ''
    this.#change([id], (machine) => ({ ...machine, gate: like.gate }))
    this.groups?.grown('blue')
    return id
  }

  setGate(ids: readonly string[], open: boolean): void {
    this.#change(ids, (machine) => ({ ...machine, gate: open ? 'open' : 'closed' }))
  }

  /** What the groups launch by themselves, for machines that died. */
  reconcile(): void {
    for (const color of colors) {
      const group = this.groups?.of(color)
      if (group === undefined || group.attempt === '') continue
      // What was kept in it counts for its size too.
      const others = this.#apart(color).filter((id) => this.find(id)?.attempt !== group.attempt).length
      while (this.crew(group.attempt).length + others < group.desired)
        this.#add(color, group.attempt, group.release, this.#time.nowMs)
    }
  }

  get all(): readonly SimulatedMachine[] {
    return this.#machines.now
  }

  find = (id: string): SimulatedMachine | undefined => this.all.find((machine) => machine.id === id)

  lives(id: string): boolean {
    const machine = this.find(id)
    return machine !== undefined && machine.endedMs === undefined && !machine.stopped
  }

  /** Production requests have reached it. */
  noteTraffic(id: string): void {
    this.#trafficked.add(id)
  }

  natureOf = (release: string): Nature => this.#spec.natures[release] ?? 'good'

  /** Its health comes and goes, faster than a look and an act follow each other. */
  flickers = (id: string): boolean => this.#spec.flaps && this.#trafficked.has(id)

  readonly #sickened = new Set<string>()

  /** A check of this release came to its end. */
  checked(check: string, release: string): void {
    if (this.natureOf(release) === `sick after ${check}`) this.#sickened.add(release)
  }

  isSick(id: string, pair: number): boolean {
    const machine = this.find(id)
    if (machine === undefined || machine.release === 'v1') return false
    const nature = this.natureOf(machine.release)
    if (this.#sickened.has(machine.release)) return true
    if (nature === 'never healthy' || (nature === 'healthy in one pair' && pair > 0)) return true
    if (!this.#trafficked.has(id)) return false
    return (
      nature === 'sick under traffic' || (this.#spec.flaps && Math.floor(this.#time.nowMs / 1500) % 2 === 0)
    )
  }

  #add(place: Color, attempt: string, release: string, launchedMs: number): void {
    const machine = { id: `i-${this.all.length + 1}`, place, attempt, release, launchedMs }
    const fresh: SimulatedMachine = {
      ...machine,
      endedMs: undefined,
      stopped: false,
      gate: attempt === '' ? undefined : 'closed',
      leaving: undefined,
    }
    this.#machines.set([...this.all, fresh], this.#time.nowMs)
  }

  #change(ids: readonly string[], change: (machine: SimulatedMachine) => SimulatedMachine): void {
    const next = this.all.map((machine) => (ids.includes(machine.id) ? change(machine) : machine))
    this.#machines.set(next, this.#time.nowMs)
  }

  #end = (ids: readonly string[]): void =>
    this.#change(ids, (machine) => ({ ...machine, endedMs: this.#time.nowMs }))

  act(act: FleetAct): void {
    switch (act.kind) {
      case 'launch':
        this.#launch(act)
        break
      case 'terminate':
        this.#end([...act.machines, ...this.#company(act)])
        if (act.color !== 'kept') this.groups?.end(act.color, this.#apart(act.color).length)
        break
      case 'freeze':
      case 'thaw':
      case 'protect':
        this.groups?.act(act)
        break
      case 'raise':
        this.#raise(act)
        break
      case 'keep':
        // A group would replace what is stopped: such a config is refused.
        this.#change(act.machines, (machine) => ({
          ...machine,
          place: 'kept',
          stopped: act.stop && this.groups === undefined,
        }))
        this.groups?.keep(act.color, act.machines)
        break
      case 'adopt':
        this.#change(act.machines, (machine) => ({ ...machine, attempt: 'adopted' }))
        break
      case 'leave':
        this.#change(act.machines, (machine) => ({ ...machine, leaving: act.leaving }))
        break
      case 'name':
      case 'unname':
        break
    }
  }

  endOrphans(ids: readonly string[]): void {
    this.#end(ids)
  }

  /** Machines with our tags that no group has and nothing kept. */
  owned(asOfMs: number): readonly Machine[] {
    if (this.groups !== undefined) return []
    return this.#machines
      .asOf(asOfMs)
      .filter(({ attempt, place }) => attempt !== '' && place !== 'kept')
      .map((machine) => this.#seen(machine))
  }

  /** More of what the group has: also of an attempt that is not ours. */
  #raise({ color, count }: Extract<FleetAct, { kind: 'raise' }>): void {
    this.groups?.raise(color, count)
    const there = this.all.filter(({ id, place }) => place === color && this.lives(id))
    const [like] = there
    for (let i = there.length; like !== undefined && i < count; i++)
      this.#add(color, like.attempt, like.release, this.#time.nowMs)
  }

  /** What of a group is on no side any more. */
  #apart = (color: Color): readonly string[] =>
    (this.groups?.of(color).apart ?? []).filter((id) => this.lives(id))

  /** What a group that is emptied ends beside the machines that were seen in it. */
  #company({ color }: Extract<FleetAct, { kind: 'terminate' }>): readonly string[] {
    if (this.groups === undefined) return []
    return this.all.filter(({ id, place }) => place === color && this.lives(id)).map(({ id }) => id)
  }

  /** Alive machines of an attempt. */
  crew = (attempt: string): readonly SimulatedMachine[] =>
    this.all.filter((machine) => machine.attempt === attempt && this.lives(machine.id))

  #launch({ color, attempt, release, count }: Extract<FleetAct, { kind: 'launch' }>): void {
    // AWS is not asked so: a group that holds what was kept is refused before. Here it stands beside, and counts.
    this.groups?.tell(color, attempt, release, count + this.#apart(color).length)
    while (this.crew(attempt).length < count) this.#add(color, attempt, release, this.#time.nowMs)
    const born = this.all.filter((machine) => machine.attempt === attempt)
    const [first] = born
    if (first !== undefined && born.length === count && this.natureOf(release) === 'one machine dies')
      this.#end([first.id])
  }

  /** Machines as they were at a moment; those that are not ours only while they are registered. */
  machines(place: Color | 'kept', asOfMs: number, isRegistered: (id: string) => boolean): readonly Machine[] {
    return this.#machines
      .asOf(asOfMs)
      .filter(
        ({ id, attempt, ...machine }) => machine.place === place && (attempt !== '' || isRegistered(id)),
      )
      .map((machine) => this.#seen(machine))
  }

  #seen({ id, attempt, release, launchedMs, endedMs, stopped, gate, leaving }: SimulatedMachine): Machine {
    const { nowMs } = this.#time
    const lives = launchedMs + this.#spec.bootMs <= nowMs ? 'running' : 'pending'
    const ended = endedMs !== undefined && endedMs + dyingMs > nowMs ? 'shutting-down' : 'terminated'
    return {
      id,
      state: endedMs !== undefined ? ended : stopped ? 'stopped' : lives,
      address: id,
      publicAddress: undefined,
      zone: Number(id.slice(2)) % 2 === 0 ? 'b' : 'a',
      subnet: 's',
      name: undefined,
      launched: launchedMs,
      ours: attempt !== '',
      origin: this.groups !== undefined ? 'group' : attempt === '' ? 'stranger' : 'launched',
      gate,
      ...(leaving && { leaving }),
      attempt,
      release: attempt === '' ? '' : release,
      stateReason: endedMs === undefined ? '' : 'ended',
    }
  }
}
