import type { Color, Identity, Instant, Seen } from './model.ts'
import { other } from './model.ts'
import type { Memo } from './record.ts'
import { alive, liveColor, registered } from './seen.ts'

/**
 * The memo where no copy of it is left (somebody stripped our tags): what the machines' own tags say.
 * What is not known is never leave to act (R4): machines of ours on the idle side count as held until a person ends it.
 */
export function recall(seen: Seen, now: Instant): Memo {
  const { memo } = seen
  const live = liveColor(seen.routes)
  if (memo.written > 0 || live === undefined) return memo
  const [serving, waiting] = [made(seen, live), made(seen, other(live))]
  return {
    ...memo,
    live: serving === undefined ? undefined : { ...serving, since: now },
    idle:
      waiting === undefined
        ? undefined
        : {
            ...waiting,
            standing: 'held',
            due: undefined,
            approval: true,
            holdDefault: 'retire',
            since: now,
            run: '',
            by: 'unknown',
            reason: 'the record of this side is missing',
          },
  }
}

/** Who stands on a side by its machines' own tags; undefined where none of them is ours. */
function made(seen: Seen, color: Color): Identity | undefined {
  const targets = registered(seen, color)
  const ours = seen.sides[color].machines.filter((machine) => machine.ours && alive(machine))
  const machine = ours.find(({ id }) => targets.includes(id)) ?? ours[0]
  if (machine === undefined) return undefined
  return { color, release: machine.release, build: '', attempt: machine.attempt, adopted: false }
}
