import type { Run } from '../deploy/goal.ts'
import type { ServiceSettings } from '../settings.ts'
import type { Clients } from './clients.ts'

/** What every part of the adapter needs: the clients, the service's settings, and whose things are ours (R9). */
export interface Scope {
  readonly clients: Clients
  readonly settings: ServiceSettings
  readonly owner: string
  readonly run: Run
  /** Tells people, in one line, what an act had to do otherwise than its reason says. */
  readonly say: (line: string) => void
  /** Tags that this process put on rules, by ARN: they count until AWS shows them (R4). */
  readonly wrote: Map<string, Readonly<Record<string, string>>>
}

/** Keys of the tags by which we know our own things; they never change (R9). */
export const keys = {
  owner: 'switchover:owner',
  /** What a rule of ours is for: `preview` or `lease`. */
  rule: 'switchover:rule',
  attempt: 'switchover:attempt',
  /** On the preview rule, beside a copy of the record: the attempt that its header value was drawn for. */
  previewOf: 'switchover:preview-of',
  color: 'switchover:color',
  release: 'switchover:release',
  /** On an instance: the address that its record was given; AWS forgets that of one that ended. */
  record: 'switchover:record',
  /** On an instance that ends: how far that has come. */
  leaving: 'switchover:leaving',
  /** The gate: whether the workers of an instance may work; they read it from the metadata. */
  live: 'switchover-live',
  /** On an Auto Scaling group: the processes that we suspended. */
  frozen: 'switchover:frozen',
  /** On an Auto Scaling group: we protected its instances from scale-in, but for these. */
  protected: 'switchover:protected',
} as const

/** Tags as AWS's calls take them. */
export const tagList = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))

/** Tags as AWS's answers give them. */
export const tagRecord = (
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): Record<string, string> =>
  Object.fromEntries((tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']))
