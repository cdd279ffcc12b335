import { AwsError } from '../../aws-error.ts'
import type { Clock } from '../../clock.ts'
import type { Settings } from '../settings.ts'
import type { Changes } from './changes.ts'
import { limits } from './limits.ts'

interface Entry {
  readonly sinceMs: number
  readonly tags: Changes
}

/** Tags by ARN, with as much of the past as stale reads can show. */
export interface TagBook {
  readonly current: ReadonlyMap<string, Changes>
  /** As reads show them: what stood `staleReadsMs` ago; what came with the creation is there from the start. */
  shown(arn: string): Changes
  create(arn: string, tags: Changes): void
  add(arns: readonly string[], tags: Changes): void
  remove(arns: readonly string[], keys: readonly string[]): void
  forget(arn: string): void
}

/** An empty book. */
export function createTagBook(around: { readonly settings: Settings; readonly clock: Clock }): TagBook {
  const current = new Map<string, Changes>()
  const past = new Map<string, readonly Entry[]>()

  function write(arn: string, tags: Changes): void {
    const now = around.clock.now()
    current.set(arn, tags)
    past.set(arn, [
      ...recent(past.get(arn) ?? [], now - around.settings.staleReadsMs),
      { sinceMs: now, tags },
    ])
  }

  return {
    current,
    shown: (arn) =>
      recent(past.get(arn) ?? [], around.clock.now() - around.settings.staleReadsMs)[0]?.tags ?? new Map(),
    create: write,
    add(arns, tags) {
      const merged = arns.map((arn) => [arn, merge(current.get(arn), tags)] as const)
      for (const [arn, all] of merged) write(arn, all)
    },
    remove(arns, keys) {
      for (const arn of arns) write(arn, without(current.get(arn), keys))
    },
    forget(arn) {
      current.delete(arn)
      past.delete(arn)
    },
  }
}

/** The entry that stood at `ms`, and all after it; an entry made at creation stands for the time before too. */
function recent(entries: readonly Entry[], ms: number): readonly Entry[] {
  const standing = entries.findLastIndex((entry) => entry.sinceMs <= ms)
  return entries.slice(Math.max(0, standing))
}

function merge(old: Changes = new Map(), tags: Changes): Changes {
  const all = new Map([...old, ...tags])
  if (all.size > limits.tagsPerResource) {
    throw new AwsError('TooManyTags', `A resource cannot have more than '${limits.tagsPerResource}' tags`)
  }
  return all
}

function without(old: Changes = new Map(), keys: readonly string[]): Changes {
  return new Map([...old].filter(([key]) => !keys.includes(key)))
}
