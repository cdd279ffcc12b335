import type { Instant, Observation } from '../deploy/model.ts'
import { ageSaid, orphansOf } from '../deploy/orphans.ts'
import { line } from './log.ts'

/** An instance that belongs to nothing any more, as people and scripts are told of it. */
export interface OrphanSaid {
  readonly id: string
  readonly state: string
  readonly release: string
  readonly attempt: string
  /** ISO 8601. */
  readonly launched: string
  /** `26 h`. */
  readonly age: string
}

/** Those that the last look shows; none where they were not looked for. */
export const orphansSaid = (seen: Observation, now: Instant): readonly OrphanSaid[] =>
  orphansOf(seen, now).map(({ id, state, release, attempt, launched }) => ({
    id,
    state,
    release,
    attempt,
    launched: new Date(launched).toISOString(),
    age: ageSaid(now - launched),
  }))

/** `i-0a1b running, 26 h old, v2 of a4`. */
export const orphanSaid = ({ id, state, release, attempt, age }: OrphanSaid): string =>
  `${id} ${state}, ${age} old, ${release} of ${attempt}`

/** The orphans for the log, one a line. */
export const orphanLines = (orphans: readonly OrphanSaid[]): readonly string[] =>
  orphans.map((orphan) => line(' ', 'orphan', orphanSaid(orphan)))
