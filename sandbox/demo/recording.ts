import type { Visit } from './load/visit.ts'
import type { Ended } from './perform.ts'
import type { Chapter } from './story.ts'
import type { Act, Switch } from './switches.ts'

/** A chapter as it was told; times are milliseconds since the load began. */
export interface Told {
  readonly chapter: Chapter
  readonly fromMs: number
  readonly toMs: number
  readonly ended: Ended
}

/** Everything that the demo saw. */
export interface Recording {
  readonly told: readonly Told[]
  readonly visits: readonly Visit[]
  readonly acts: readonly Act[]
  readonly switches: readonly Switch[]
  readonly endMs: number
  /** How late a request was sent at most. */
  readonly lateMs: number
}
