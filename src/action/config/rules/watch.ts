import { minuteMs, toldAfterMs } from '../../../deploy/minutes.ts'
import { readDuration } from '../../duration.ts'
import { didYouMean } from '../../suggest.ts'
import type { Wrong } from '../shape.ts'
import { hasHole, type Written } from '../written.ts'

type Rule = (written: Written) => readonly Wrong[]

export const watchLooksAtSomething: Rule = ({ name, service }) =>
  service.watch !== undefined &&
  service.watch['target-health'] === false &&
  !('http' in service.watch) &&
  (service.watch.alarms ?? []).length === 0 &&
  !('compare' in service.watch) &&
  !hasHole(service.watch)
    ? [
        {
          path: ['services', name, 'watch'],
          said: 'watches nothing',
          remedy: 'Add `http`, `alarms` or `compare`, or leave out `target-health: false`.',
        },
      ]
    : []

/** An alarm that may ring is one that is watched: a name that differs in a letter would excuse nothing. */
export const mayRingIsWatched: Rule = ({ name, service: { watch } }) => {
  const alarms = (watch?.alarms ?? []).flatMap((alarm) => alarm ?? [])
  if (watch === undefined || hasHole(watch) || hasHole(watch.alarms)) return []
  return (watch['may-ring'] ?? []).flatMap((alarm, at) =>
    alarm === undefined || alarms.includes(alarm)
      ? []
      : [
          {
            path: ['services', name, 'watch', 'may-ring', at],
            said: `${alarm} is none of \`alarms\``,
            remedy: alarms.length === 0 ? 'Name it in `alarms` too.' : didYouMean(alarm, alarms),
          },
        ],
  )
}

export const comparesSomething: Rule = ({ name, service: { watch } }) => {
  const compare = watch?.compare
  if (compare === undefined || hasHole(compare) || 'errors' in compare || 'latency' in compare) return []
  return [
    {
      path: ['services', name, 'watch', 'compare'],
      said: 'compares nothing',
      remedy: 'Add `errors`, such as `errors: 1%`, or `latency`, such as `latency: 200ms`.',
    },
  ]
}

/** The usual ones of the schema. */
const usual = { forMs: 10 * minuteMs, minutes: 3 }

/** A watch that is over before AWS tells of as many minutes as are asked for would compare nothing, and look well. */
export const watchOutlastsItsMetrics: Rule = ({ name, service: { watch } }) => {
  if (watch?.compare === undefined || hasHole(watch) || hasHole(watch.compare)) return []
  const { minutes = usual.minutes } = watch.compare
  const forMs = watch.for === undefined ? usual.forMs : readDuration(watch.for)
  const needsMs = toldAfterMs(minutes)
  if (forMs === undefined || forMs >= needsMs) return []
  const [many, needs] = [minutes === 1 ? '1 minute' : `${minutes} minutes`, needsMs / minuteMs]
  return [
    {
      path: ['services', name, 'watch', 'for'],
      said: `${watch.for ?? '10m'} is too short to compare ${many}: CloudWatch tells of whole minutes, up to 3 minutes late`,
      remedy: `Write \`for: ${needs}m\` or more${minutes > 1 ? ', or ask for fewer `minutes` in `compare`' : ''}.`,
    },
  ]
}
