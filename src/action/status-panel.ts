import { disagreements } from '../deploy/agreement.ts'
import { leftOut } from '../deploy/alarms.ts'
import type { Color, Instant, Observation } from '../deploy/model.ts'
import { alarmsSaid, servingColor } from '../deploy/seen.ts'
import { timeSaid } from '../deploy/times.ts'
import { isUnchecked } from '../deploy/way-back.ts'
import type { Price } from './config/config.ts'
import { type SideSaid, sidesSaid } from './ending.ts'
import { oneLine } from './foreign-text.ts'
import { costSaid, type HoldSaid, holdSaid } from './hold-said.ts'
import { orphanSaid, orphansSaid } from './orphans.ts'
import { whatNow } from './what-now.ts'

/** What `status` says of one service: who is live, who is idle, until when, what is overdue, what disagrees. */
export function statusPanel(
  service: string,
  seen: Observation,
  now: Instant,
  price?: Price,
): readonly string[] {
  const wrong = disagreements(seen)
  const hold = holdSaid(seen, now, price)
  const rows: readonly (readonly [string, string])[] = [
    ...sidesSaid(seen).map((side) => [sideName(seen, side), sideLine(seen, side, hold)] as const),
    ...uncheckedRow(seen),
    ...holdRows(hold),
    ...originOf(seen),
    ...seen.routes.map(({ name, said }) => ['route', `${name} → ${said}`] as const),
    ['preview', previewSaid(seen)],
    ...leaseRows(seen),
    ...seen.kept.map(({ id, state, release }) => ['kept', `${id} ${state}, ${release}`] as const),
    ...orphansSaid(seen, now).map((orphan) => ['orphan', orphanSaid(orphan)] as const),
    ...lastRejection(seen),
    ...alarmRows(seen),
    ...nextRow(whatNow(seen, now)),
    ['agrees', wrong.length === 0 ? 'yes: routes, sides and record say the same' : 'NO'],
    ...wrong.map((said) => ['', said] as const),
  ]
  return [`service ${service}`, ...rows.map(([name, text]) => `  ${name.padEnd(8)} ${oneLine(text)}`)].map(
    (text) => text.trimEnd(),
  )
}

const nextRow = (said: string): readonly (readonly [string, string])[] =>
  said === '' ? [] : [['next', said]]

/** Alarms of the watch that are not OK, and whether they speak against what is live. */
function alarmRows(seen: Observation): readonly (readonly [string, string])[] {
  const out = leftOut(seen)
  return seen.alarms
    .filter(({ state }) => state !== 'ok')
    .map((alarm) => [
      'alarm',
      `${alarmsSaid([alarm]).replace(/^alarm /, '')}${out.includes(alarm) ? '; it rang before the switch, and is left out' : ''}`,
    ])
}

/** Where no rule names the group of the held side, what is said of its targets is not about their health. */
function uncheckedRow(seen: Observation): readonly (readonly [string, string])[] {
  const { idle } = seen.memo
  if (idle?.standing !== 'held' || !isUnchecked(seen, idle.color)) return []
  return [['health', `not checked: no rule leads to ${idle.color}; rollback puts the preview back and looks`]]
}

/** Who holds it, and by which ARN it can be taken. */
function leaseRows({ lease }: Observation): readonly (readonly [string, string])[] {
  if (lease === undefined) return []
  const { arn, holder, until, over } = lease
  return [
    ['lease', `${holder} until ${timeSaid(until)}${over ? ', over' : ''}`],
    ['', arn],
  ]
}

/** What the side that stands idle has lost, costs, and is to be ended by. */
function holdRows(hold: HoldSaid | undefined): readonly (readonly [string, string])[] {
  if (hold === undefined) return []
  const { lost, cost, terms } = hold
  return [
    ...(lost === '' ? [] : [['lost', lost] as const]),
    ...(cost === undefined ? [] : [['cost', costSaid(cost)] as const]),
    ...(terms === '' ? [] : [['terms', terms] as const]),
  ]
}

/** Where what is live comes from: what a later release is compared with. */
function originOf(seen: Observation): readonly (readonly [string, string])[] {
  const { live } = seen.memo
  // Of a release that traffic has left nothing is said under the name of the live one.
  if (live?.origin === undefined || live.color !== servingColor(seen)) return []
  const { commit, workflow, number } = live.origin
  const run = workflow === '' ? '' : `run ${number} of ${workflow}`
  const known = [commit === '' ? '' : `commit ${commit}`, run].filter((part) => part !== '')
  return known.length === 0 ? [] : [['from', known.join(', ')]]
}

const sideName = (seen: Observation, { color }: SideSaid): string => {
  const live = servingColor(seen)
  return live === undefined ? 'side' : color === live ? 'live' : 'idle'
}

function sideLine(
  seen: Observation,
  { color, identity, standing }: SideSaid,
  hold: HoldSaid | undefined,
): string {
  if (identity === undefined) return `${color}  empty`
  const release = `${identity.release}${identity.attempt === '' ? '' : ` (${identity.attempt})`}`
  const until = seen.memo.idle?.color === color && standing !== 'live' ? idleSaid(seen, hold) : ''
  return [color, release, `${standing}${until}`, targetsSaid(seen, color)]
    .filter((part) => part !== '')
    .join('  ')
}

function idleSaid(seen: Observation, hold: HoldSaid | undefined): string {
  const { idle } = seen.memo
  const { overdue = '', deadline = '' } = hold ?? {}
  if (idle === undefined) return ''
  const by = `since ${timeSaid(idle.since)} by ${idle.by}${idle.reason === '' ? '' : `: ${idle.reason}`}`
  if (idle.standing === 'retiring')
    return ` ${[`${by}, the next retire or sweep goes on`, deadline].filter((part) => part !== '').join('; ')}`
  if (idle.due === undefined) return ` ${by}, until a person ends it`
  const what = idle.standing === 'held' ? idle.holdDefault : 'retire'
  const approval = idle.approval ? 'waits for approval; ' : ''
  return overdue === ''
    ? ` ${by}, ${approval}${what} due ${timeSaid(idle.due)}`
    : ` ${by}, OVERDUE by ${overdue} since ${timeSaid(idle.due)}: ${approval}${what} is due`
}

/** `2 healthy, 1 draining`; where there are several pairs `2 healthy in web-green, 2 healthy in inside-green`. */
export function targetsSaid(seen: Observation, color: Color): string {
  const isOne = seen.routes.every(({ pair }) => pair === 0)
  const counts = new Map<string, number>()
  for (const { state, group } of seen.sides[color].targets) {
    const said = isOne ? state : `${state} in ${group}`
    counts.set(said, (counts.get(said) ?? 0) + 1)
  }
  return [...counts].map(([said, count]) => `${count} ${said}`).join(', ') || 'no targets'
}

function previewSaid({ preview }: Observation): string {
  if (preview === undefined) return 'none'
  const urls = preview.rules.map(({ url }) => url).join(', ')
  const shows = preview.shows === undefined ? 'not the same everywhere' : `shows ${preview.shows}`
  return `${urls} ${shows} (header ${preview.rules[0]?.header.name})`
}

function lastRejection({ memo }: Observation): readonly (readonly [string, string])[] {
  const { rejected } = memo
  if (rejected === undefined) return []
  return [['rejected', `${rejected.release} (${rejected.attempt}): ${rejected.reason}`]]
}
