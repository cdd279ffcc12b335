import type { Instant, Observation } from './model.ts'
import { isThere } from './seen.ts'
import type { Machine } from './side.ts'

/** What was launched a moment ago may belong to what a later look will show. */
const youngestMs = 3_600_000

/**
 * Instances of ours that belong to nothing any more: of no attempt that is open, live or on the idle side, in no target
 * group, and older than an hour by AWS's clock, oldest first. Without any record there are none: it would have to say
 * what belongs together (R4).
 */
export function orphansOf({ memo, sides, kept, owned }: Observation, now: Instant): readonly Machine[] {
  if (memo.written === 0) return []
  const identities = [memo.attempt, memo.live, memo.idle]
  const all = [...sides.blue.machines, ...sides.green.machines]
  const placed = new Set([
    ...[...sides.blue.targets, ...sides.green.targets].map(({ id }) => id),
    // What ended or was kept since it was looked for shows on its side first.
    ...[...kept, ...all.filter((machine) => machine.origin === 'named' || !isThere(machine))].map(
      ({ id }) => id,
    ),
  ])
  const belongs = ({ id, address, attempt }: Machine): boolean =>
    placed.has(id) ||
    (address !== undefined && placed.has(address)) ||
    identities.some((one) => one?.attempt === attempt || (one?.adopted === true && attempt === 'adopted'))
  return owned
    .filter((machine) => isThere(machine) && now - machine.launched > youngestMs && !belongs(machine))
    .sort((a, b) => a.launched - b.launched || a.id.localeCompare(b.id))
}

/** `26 h`, `3 d`: how old something is, for people. */
export function ageSaid(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 120) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 72 ? `${hours} h` : `${Math.floor(hours / 24)} d`
}
