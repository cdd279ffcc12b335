import type { Color, Scaling } from '../../../deploy/model.ts'

/** For so long what this process told a group counts, where AWS does not show it yet (R4). */
const lagMs = 30_000

type Told = Partial<Scaling>

/** Covers the lag of reads of groups: each thing that this process set counts until AWS has shown it once. */
export const createGroupLag = () => {
  const told = new Map<Color, { readonly at: number; readonly change: Told }>()
  const marks = new Map<string, { readonly at: number; readonly on: boolean }>()
  const isFresh = ({ at }: { readonly at: number }) => performance.now() - at < lagMs
  return {
    note(color: Color, change: Told): void {
      const before = told.get(color)?.change
      told.set(color, { at: performance.now(), change: { ...before, ...change } })
    },
    /** Machines that we protected from scale-in, or do no more. */
    noteProtected(machines: readonly string[], on: boolean): void {
      for (const id of machines) marks.set(id, { at: performance.now(), on })
    },
    /** Our own mark of protection, where it was set or taken away just now. */
    marked(id: string): boolean | undefined {
      const mark = marks.get(id)
      return mark !== undefined && isFresh(mark) ? mark.on : undefined
    },
    cover(color: Color, shown: Scaling): Scaling {
      const entry = told.get(color)
      const change = entry !== undefined && isFresh(entry) ? without(entry.change, shown) : {}
      if (entry !== undefined) told.set(color, { at: entry.at, change })
      return withMarks({ ...shown, ...change }, (id) => {
        const mark = marks.get(id)
        return mark !== undefined && isFresh(mark) ? mark.on : undefined
      })
    },
  }
}

/** What AWS shows by now is told no more. */
const without = (change: Told, shown: Scaling): Told =>
  Object.fromEntries(
    Object.entries(change).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(shown[key as keyof Scaling]),
    ),
  )

const withMarks = (scaling: Scaling, marked: (id: string) => boolean | undefined): Scaling => {
  const all = [...scaling.unprotected, ...scaling.protected]
  return {
    ...scaling,
    unprotected: all.filter(
      (id) => marked(id) === false || (marked(id) === undefined && scaling.unprotected.includes(id)),
    ),
    protected: all.filter((id) => marked(id) ?? scaling.protected.includes(id)),
  }
}

export type GroupLag = ReturnType<typeof createGroupLag>
