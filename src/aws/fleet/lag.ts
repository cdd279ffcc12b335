import type { Machine } from '../../deploy/side.ts'
import type { keptColor } from './machines.ts'

export type Place = 'blue' | 'green' | typeof keptColor

/** A machine with the side that its color tag names. */
export interface Placed {
  readonly machine: Machine
  readonly place: Place
}

/** What this process did to an instance that AWS's answers may not show yet (R4). */
interface Change {
  readonly at: number
  readonly change: Partial<Machine>
  readonly place?: Place
}

export type Lag = ReturnType<typeof createLag>

/** After this AWS's word counts again. Its own advice is to wait up to minutes for a launched instance to be found. */
const lagMs = 60_000

/**
 * Covers the lag of EC2's reads: what this process launched, named or ended counts until AWS shows it.
 * https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html
 */
export const createLag = () => {
  const launched = new Map<string, Placed & { readonly at: number }>()
  const changed = new Map<string, Change>()
  const isFresh = ({ at }: { readonly at: number }) => performance.now() - at < lagMs
  return {
    noteLaunched(machine: Machine, place: Place): void {
      launched.set(machine.id, { machine, place, at: performance.now() })
    },
    /** Whether this process launched it lately: it is there, though reads may not show it. */
    isLaunched(id: string): boolean {
      const one = launched.get(id)
      return one !== undefined && isFresh(one)
    },
    noteChanged(id: string, change: Partial<Machine>, place?: Place): void {
      const before = changed.get(id)
      const both = { ...before?.change, ...change }
      const moved = place ?? before?.place
      changed.set(id, { at: performance.now(), change: both, ...(moved && { place: moved }) })
    },
    /** A machine that AWS shows, as this process knows it to be by now. */
    now(machine: Machine): Machine {
      const done = changed.get(machine.id)
      return done === undefined || !isFresh(done) ? machine : covered(machine, done.change)
    },
    cover(shown: readonly Placed[]): readonly Placed[] {
      const ids = new Set(shown.map(({ machine }) => machine.id))
      const missing = [...launched.values()].filter((one) => isFresh(one) && !ids.has(one.machine.id))
      return [...shown, ...missing].map(({ machine, place }) => {
        const done = changed.get(machine.id)
        if (done === undefined || !isFresh(done)) return { machine, place }
        return { machine: covered(machine, done.change), place: done.place ?? place }
      })
    },
  }
}

/** A state only goes on from what we asked for: once AWS shows a later one, that is the news. */
const covered = (machine: Machine, change: Partial<Machine>): Machine => {
  const { state = machine.state, ...rest } = change
  const later = state === 'shutting-down' ? ['terminated'] : ['stopped', 'shutting-down', 'terminated']
  return { ...machine, ...rest, state: later.includes(machine.state) ? machine.state : state }
}
