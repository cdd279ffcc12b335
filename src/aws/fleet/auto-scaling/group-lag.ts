import type { Color } from '../../../deploy/model.ts'
import type { Scaling } from '../../../deploy/side.ts'

/** For so long what this process told a group counts, where AWS does not show it yet (R4). */
const lagMs = 30_000

type Told = Partial<Scaling>

/** Covers the lag of reads of groups: each thing that this process set counts until AWS has shown it once. */
export const createGroupLag = () => {
  const told = new Map<Color, { readonly at: number; readonly change: Told }>()
  const isFresh = ({ at }: { readonly at: number }) => performance.now() - at < lagMs
  return {
    note(color: Color, change: Told): void {
      const before = told.get(color)?.change
      told.set(color, { at: performance.now(), change: { ...before, ...change } })
    },
    cover(color: Color, shown: Scaling): Scaling {
      const entry = told.get(color)
      const change = entry !== undefined && isFresh(entry) ? without(entry.change, shown) : {}
      if (entry !== undefined) told.set(color, { at: entry.at, change })
      return { ...shown, ...change }
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

export type GroupLag = ReturnType<typeof createGroupLag>
