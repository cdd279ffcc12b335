import type { Goal, Run, Terms } from './goal.ts'
import { listed } from './listed.ts'
import type { Alarm, Color, Identity, Seen } from './model.ts'
import { colors, other } from './model.ts'
import type { Attempt, IdleMemo, Intent, Memo } from './record.ts'
import type { PreviewRule, Route } from './route.ts'
import type { Machine, Target } from './side.ts'

/** Questions that several steps ask of one observation. */

/** The color that every route forwards to; undefined where they do not agree. */
export const liveColor = (routes: readonly Route[]): Color | undefined =>
  colors.find((color) => routes.length > 0 && routes.every((route) => route.forwards === color))

/** Percent of a route's traffic that goes to `color`. */
export function shareOf({ forwards, weights }: Route, color: Color): number {
  if (forwards !== 'mixed') return forwards === color ? 100 : 0
  const all = (weights?.blue ?? 0) + (weights?.green ?? 0)
  return all === 0 ? 0 : (100 * (weights?.[color] ?? 0)) / all
}

/** Routes that do not give `color` this share of their traffic: all of it, unless told otherwise. */
export const routesOff = (seen: Seen, color: Color, share = 100): readonly Route[] =>
  seen.routes.filter((route) => route.forwards === 'foreign' || shareOf(route, color) !== share)

/** Tells routes apart in few letters. */
export const routeKey = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1, arn.lastIndexOf('/') + 9)

/** Whether every route is being set to `color`, or to a share of it. */
export const intends = (memo: Memo, color: Color): boolean => memo.intent?.color === color

/** `green`, or `green 10 %`. */
export const intentSaid = ({ color, share }: Intent): string =>
  share === 100 ? color : `${color} ${share} %`

/** Whether a route of which both sides have a part is as our own switch by steps left it (R4). */
export const isMeant = ({ intent, attempt }: Memo, route: Route): boolean =>
  intent !== undefined &&
  intent.color === attempt?.color &&
  [intent.from, intent.share].includes(shareOf(route, intent.color))

/** Whether production is, or may be, on both sides of a switch by steps. */
export const isByParts = ({ memo: { attempt, intent }, routes }: Seen): boolean =>
  intent !== undefined &&
  intent.color === attempt?.color &&
  (intent.share < 100 || routes.some(({ forwards }) => forwards === 'mixed'))

export const alive = (machine: Machine): boolean => machine.state === 'pending' || machine.state === 'running'

/** Neither ended nor ending. */
export const isThere = (machine: Machine): boolean =>
  machine.state !== 'terminated' && machine.state !== 'shutting-down'

/** What earlier retirements left standing, on no side: it costs. */
export const keptIds = ({ kept }: Seen): readonly string[] => kept.filter(isThere).map(({ id }) => id)

/** Machines that are there for this attempt: made for it, or those that the config names. */
const isOf = (machine: Machine, attempt: Attempt): boolean =>
  machine.origin === 'named' || (machine.ours && machine.attempt === attempt.attempt)

/** Machines of this attempt that live, oldest first. */
export const crew = (seen: Seen, attempt: Attempt): readonly Machine[] =>
  [...seen.sides[attempt.color].machines]
    .filter((machine) => isOf(machine, attempt) && alive(machine))
    .sort((a, b) => a.launched - b.launched || a.id.localeCompare(b.id))

export const isDraining = (target: Target): boolean =>
  target.state === 'draining' || target.state === 'unhealthy.draining'

/** Ids registered on the side in any pair and not draining. */
export const registered = (seen: Seen, color: Color): readonly string[] => [
  ...new Set(seen.sides[color].targets.filter((target) => !isDraining(target)).map((target) => target.id)),
]

/** How large a side is: what is registered, and what its group is still to launch. */
export const sizeOf = (seen: Seen, color: Color): number =>
  Math.max(registered(seen, color).length, seen.sides[color].scaling?.desired ?? 0)

/** Ids that are healthy in every pair. */
export const healthy = (seen: Seen, color: Color, pairs: number): readonly string[] =>
  registered(seen, color).filter(
    (id) =>
      new Set(
        seen.sides[color].targets
          .filter((target) => target.id === id && target.state === 'healthy')
          .map(({ pair }) => pair),
      ).size === pairs,
  )

/**
 * `1 of 3 targets healthy; i-0d…, i-1e… unhealthy: Request timed out; likely cause: …`; where there are several pairs,
 * in which group.
 */
export const healthSaid = (seen: Seen, color: Color, pairs: number): string => {
  const all = registered(seen, color)
  const well = new Set(healthy(seen, color, pairs))
  const { targets } = seen.sides[color]
  const where = (group: string) => (pairs === 1 ? '' : ` in ${group}`)
  const sick = targets.filter((target) => !isDraining(target) && target.state !== 'healthy')
  const ailments = Map.groupBy(
    sick,
    ({ state, group, said }) => `${state}${where(group)}${said === '' ? '' : `: ${said}`}`,
  )
  const ailing = [...ailments].map(([said, those]) => `${listed(those.map(({ id }) => id))} ${said}`)
  const likely = new Set(sick.flatMap(({ likely: cause }) => cause ?? []))
  const groups = new Set(targets.map(({ group }) => group))
  const missing = all.flatMap((id) =>
    well.has(id) || pairs === 1
      ? []
      : [...groups]
          .filter((group) => !targets.some((target) => target.id === id && target.group === group))
          .map((group) => `${id} is not in ${group}`),
  )
  const reasons = [...ailing, ...missing].slice(0, 3)
  const causes = likely.size === 0 ? [] : [`likely cause: ${[...likely].join(', or ')}`]
  return [`${well.size} of ${all.length} targets healthy`, ...reasons, ...causes].join('; ')
}

/** The preview rule of the first route: the one that tests and people go through. */
export const firstPreview = ({ preview }: Pick<Seen, 'preview'>): PreviewRule | undefined =>
  preview?.rules.find(({ pair }) => pair === 0)

/** The side to go back to: what was last accepted, else the one that the attempt is not on. */
export const homeColor = (memo: Memo): Color | undefined =>
  memo.live?.color ?? (memo.attempt === undefined ? undefined : other(memo.attempt.color))

/** The side that serves, for people: that of every route; in the middle of a switch by steps the one that traffic leaves. */
export const servingColor = (seen: Seen): Color | undefined =>
  liveColor(seen.routes) ??
  (isByParts(seen) && seen.routes.every((route) => route.forwards === 'mixed' && isMeant(seen.memo, route))
    ? homeColor(seen.memo)
    : undefined)

/** Whether production traffic has been, or may have been, on the attempt's side. */
export const moved = (seen: Seen): boolean => {
  const { attempt, intent } = seen.memo
  return (
    attempt !== undefined &&
    intent?.color === attempt.color &&
    seen.routes.some((route) => route.forwards !== other(attempt.color))
  )
}

/** Whether production traffic may ever have been on the attempt's side: `traffic` is noted where it was put back. */
export const hadTraffic = (memo: Memo, attempt: Attempt): boolean =>
  intends(memo, attempt.color) || attempt.passed.includes('traffic')

/** Who answers on a side, as far as the record knows. */
export const identityOf = (memo: Memo, color: Color): Identity => {
  const known = [memo.attempt, memo.live, memo.idle].find((identity) => identity?.color === color)
  return known ?? { color, release: 'unknown', build: '', attempt: '', adopted: true }
}

/** Whether an answer can show that it comes from `side` and not from `unlike` (promise 1). */
export const tellsApart = (terms: Terms, side: Identity, unlike: Identity): boolean =>
  !side.adopted && (terms.proof?.marks ?? []).some((mark) => side[mark] !== unlike[mark])

/** Alarms that ring, or that nobody can hear. */
export const ringing = ({ alarms }: Seen): readonly Alarm[] =>
  alarms.filter(({ state }) => state === 'ringing' || state === 'missing' || state === 'unread')

const alarmSaid: Readonly<Record<Alarm['state'], string>> = {
  ok: 'is OK',
  ringing: 'rings',
  unknown: 'has not enough data, which is no breach',
  missing: 'does not exist any more',
  unread: 'could not be read',
}

/** `alarm web-5xx rings: Threshold Crossed: …`. */
export const alarmsSaid = (alarms: readonly Alarm[]): string =>
  alarms
    .map(({ name, state, said }) =>
      [`alarm ${name} ${alarmSaid[state]}`, ...(state !== 'unknown' && said !== '' ? [said] : [])].join(': '),
    )
    .join('; ')

export const runKey = (run: Run): string => `${run.repository}/${run.id}/${run.attempt}`

/** Whether an earlier attempt of this very run has made the idle side what it is: its work is done, and not done again. */
export const isDone = (goal: Goal, seen: Seen, standing: IdleMemo['standing']): boolean => {
  const { idle } = seen.memo
  const [before, mine] = [idle?.run ?? '', runKey(goal.run)]
  const run = (key: string) => key.slice(0, key.lastIndexOf('/'))
  return idle?.standing === standing && before !== mine && run(before) === run(mine)
}

/**
 * Whether the open attempt is what this goal works for: the same build, or no build named. What moved since it began
 * (an image behind a parameter, `$Latest`) makes no other build: the attempt goes on with what it recorded.
 */
export const isSameBuild = (goal: Goal, attempt: Attempt): boolean =>
  goal.build === undefined
    ? goal.release === undefined || goal.release === attempt.release
    : goal.build === attempt.build || goal.buildWith(attempt.made) === attempt.build

/** `2 × v42`, `nothing`. */
export const sideSaid = (seen: Seen, color: Color): string => {
  const count = registered(seen, color).length
  return count === 0 ? 'nothing' : `${count} × ${identityOf(seen.memo, color).release}`
}
