import { instancesOf, type Loss, lossOf, overdueMs } from '../deploy/held.ts'
import type { HoldTerms } from '../deploy/hold-terms.ts'
import type { Instant, Observation } from '../deploy/model.ts'
import { ageSaid } from '../deploy/orphans.ts'
import type { IdleMemo } from '../deploy/record.ts'
import { lasting, timeSaid } from '../deploy/times.ts'
import type { Price } from './config/config.ts'

/** What people and scripts are told of the side that stands idle, beside who it is. */
export interface HoldSaid {
  /** How late its default is: `40 min`; empty while it is not due. */
  readonly overdue: string
  /** What a retiring side gets, and when, though it may still work; empty where nothing. */
  readonly deadline: string
  /** What it has lost since it was left so; empty where nothing. */
  readonly lost: string
  /** How many targets it had then; undefined where nobody recorded it. */
  readonly size: number | undefined
  /** What it costs; undefined where the config gives no price. */
  readonly cost: Cost | undefined
  /** How it is to be ended, as its deploy recorded it; empty where that is not known. */
  readonly terms: string
}

export interface Cost {
  readonly currency: string
  readonly perHour: number
  /** Since it was left so, for as many instances as it has now. */
  readonly soFar: number
}

/** Undefined where nothing stands idle. */
export function holdSaid(seen: Observation, now: Instant, price: Price | undefined): HoldSaid | undefined {
  const { idle, terms } = seen.memo
  if (idle === undefined) return undefined
  const late = overdueMs(idle, now)
  return {
    overdue: late === 0 ? '' : ageSaid(late),
    deadline: idle.standing === 'retiring' ? deadlineSaid(idle, terms) : '',
    // What failed was not well when it was left, and what is being retired is taken away by us.
    lost: idle.standing === 'held' ? lossSaid(lossOf(seen, idle)) : '',
    size: idle.size,
    cost: price && costOf(seen, idle, now, price),
    terms: terms === undefined ? '' : termsSaid(terms),
  }
}

function deadlineSaid({ since }: IdleMemo, terms: HoldTerms | undefined): string {
  if (terms === undefined || !terms.retire.busy || terms.retire.atDeadline === 'keep') return ''
  return `${terms.retire.atDeadline} at ${timeSaid(since + terms.retire.deadlineMs)} even if it still works`
}

function costOf(seen: Observation, idle: IdleMemo, now: Instant, price: Price): Cost {
  const perHour = price.perInstanceHour * instancesOf(seen, idle)
  return { currency: price.currency, perHour, soFar: (perHour * (now - idle.since)) / 3_600_000 }
}

/** `0.0416 USD an hour, 1.2 USD so far`. */
export const costSaid = ({ currency, perHour, soFar }: Cost): string =>
  `${amount(perHour)} ${currency} an hour, ${amount(soFar)} ${currency} so far`

/** Cents and parts of them, but no more figures than tell something. */
const amount = (value: number): string =>
  value > 0 && value < 0.0001
    ? 'less than 0.0001'
    : value >= 100
      ? value.toFixed(2)
      : `${Number(value.toPrecision(3))}`

const lossSaid = ({ of, ailing, gone }: Loss): string =>
  [
    ...ailing
      .slice(0, 3)
      .map(({ id, state, said }) => [`${id} is ${state}`, ...(said === '' ? [] : [said])].join(': ')),
    ...(ailing.length > 3 ? [`${ailing.length - 3} more are not healthy`] : []),
    ...(gone > 0 ? [`${gone} of ${of} targets are gone`] : []),
  ].join('; ')

/** `2 routes; retire: terminate; keep what still works after 4 h; minimum hold 2 min; names in Z…`. */
function termsSaid({ routes, dns, retire, minimumHoldMs }: HoldTerms): string {
  const { whenQuiet, deadlineMs, atDeadline } = retire
  return [
    `${routes.length} ${routes.length === 1 ? 'route' : 'routes'}`,
    `retire: ${whenQuiet}; ${atDeadline} what still works after ${lasting(deadlineMs)}`,
    `minimum hold ${lasting(minimumHoldMs)}`,
    ...(dns === undefined ? [] : [`names in ${dns.zone}`]),
  ].join('; ')
}
