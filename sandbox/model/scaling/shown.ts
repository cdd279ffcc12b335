import { createLaggingMap } from '../compute/lagging-map.ts'
import type { Group } from './group.ts'
import type { Surroundings } from './surroundings.ts'

/** Groups as reads show them. */
export interface Shown {
  /** Keeps how all groups are now. */
  note(): void
  groups(): readonly Group[]
}

/** With `staleReadsMs`, what stood so long ago; what came with a group's creation is there from the start. */
export function createShown({ clock, settings }: Surroundings, groups: ReadonlyMap<string, Group>): Shown {
  const lagMs = settings.staleReadsMs
  if (lagMs === 0) return { note: () => {}, groups: () => [...groups.values()] }
  const past = createLaggingMap<Group>(clock, lagMs)
  return {
    note() {
      for (const name of past.current.keys()) if (!groups.has(name)) past.delete(name)
      for (const [name, group] of groups) past.set(name, copy(group), isKnown(name, group) ? undefined : 0)
    },
    groups: () => [...past.keys()].flatMap((name) => past.shown(name) ?? []),
  }

  function isKnown(name: string, { arn }: Group): boolean {
    return past.current.get(name)?.arn === arn
  }
}

function copy(group: Group): Group {
  const { tags, members, suspended, sources, hooks, policies, scheduled } = group
  return {
    ...group,
    tags: new Map(tags),
    members: new Map(members),
    suspended: new Map(suspended),
    sources: new Map(sources),
    hooks: new Map(hooks),
    policies: new Map(policies),
    scheduled: new Map(scheduled),
  }
}
