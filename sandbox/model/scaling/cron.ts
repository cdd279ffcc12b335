/** One of the five fields, as the numbers that it lets pass. */
type Field = ReadonlySet<number>

interface Schedule {
  readonly minutes: Field
  readonly hours: Field
  readonly days: Field
  readonly months: Field
  readonly weekdays: Field
  /** With both days of the month and of the week given, either is enough. */
  readonly eitherDay: boolean
}

const MINUTE_MS = 60_000
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
/** From one 29th of February to the next. */
const PATIENCE_MS = 8 * 366 * 24 * 60 * MINUTE_MS

/**
 * The first instant after `afterMs` that a recurrence such as `30 0 1 1,6,12 *` names; undefined where it is none.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html
 */
export function nextTime(recurrence: string, timeZone: string, afterMs: number): number | undefined {
  const schedule = read(recurrence)
  const clock = clockOf(timeZone)
  if (schedule === undefined || clock === undefined) return undefined
  let at = (Math.floor(afterMs / MINUTE_MS) + 1) * MINUTE_MS
  while (at < afterMs + PATIENCE_MS) {
    const skip = minutesToSkip(schedule, clock(at))
    if (skip === 0) return at
    at += skip * MINUTE_MS
  }
  return undefined
}

interface Wall {
  readonly minute: number
  readonly hour: number
  readonly day: number
  readonly month: number
  readonly weekday: number
}

function minutesToSkip(schedule: Schedule, wall: Wall): number {
  if (!isDay(schedule, wall)) return (23 - wall.hour) * 60 + (60 - wall.minute)
  if (!schedule.hours.has(wall.hour)) return 60 - wall.minute
  return schedule.minutes.has(wall.minute) ? 0 : 1
}

function isDay({ days, months, weekdays, eitherDay }: Schedule, { day, month, weekday }: Wall): boolean {
  if (!months.has(month)) return false
  const [byDay, byWeekday] = [days.has(day), weekdays.has(weekday)]
  return eitherDay ? byDay || byWeekday : byDay && byWeekday
}

function clockOf(timeZone: string): ((ms: number) => Wall) | undefined {
  const format = formatOf(timeZone)
  if (format === undefined) return undefined
  return (ms) => {
    const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]))
    const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type))
    return {
      minute: number('minute'),
      hour: number('hour'),
      day: number('day'),
      month: number('month'),
      weekday: WEEKDAYS.indexOf(`${parts.get('weekday')}`.toLowerCase()),
    }
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      minute: 'numeric',
      hour: 'numeric',
      day: 'numeric',
      month: 'numeric',
      weekday: 'short',
    })
  } catch {
    return undefined
  }
}

function read(recurrence: string): Schedule | undefined {
  const [minute, hour, day, month, weekday, ...rest] = recurrence.trim().toLowerCase().split(/\s+/)
  const minutes = field(minute, 0, 59)
  const hours = field(hour, 0, 23)
  const days = field(day, 1, 31)
  const months = field(month, 1, 12, MONTHS)
  const weekdays = field(weekday, 0, 7, WEEKDAYS)
  if (rest.length > 0 || !minutes || !hours || !days || !months || !weekdays) return undefined
  const sundays = weekdays.has(7) ? new Set([...weekdays, 0]) : weekdays
  return { minutes, hours, days, months, weekdays: sundays, eitherDay: day !== '*' && weekday !== '*' }
}

function field(
  text: string | undefined,
  least: number,
  most: number,
  names: readonly string[] = [],
): Field | undefined {
  const numbers = (text ?? '').split(',').map((part) => part.match(/^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/))
  const found = new Set<number>()
  for (const match of numbers) {
    if (match === null) return undefined
    const [, from = '', to, step = '1'] = match
    const number = (word: string) =>
      names.includes(word) ? names.indexOf(word) + (least === 1 ? 1 : 0) : Number(word)
    const first = from === '*' ? least : number(from)
    const last = from === '*' || (to === undefined && match[3] !== undefined) ? most : number(to ?? from)
    if (!(first >= least && last <= most && first <= last && Number(step) > 0)) return undefined
    for (let at = first; at <= last; at += Number(step)) found.add(at)
  }
  return found
}
