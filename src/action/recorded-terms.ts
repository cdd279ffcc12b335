import type { HoldTerms } from '../deploy/hold-terms.ts'
import { lasting } from '../deploy/times.ts'

/** What today's config says otherwise than the deploy recorded, a sentence each. */
export function differences(today: HoldTerms, recorded: HoldTerms): readonly string[] {
  return [
    ...listed(
      'the route',
      today.routes.map(({ arn }) => arn),
      recorded.routes.map(({ arn }) => arn),
    ),
    ...listed('the target groups', today.pairs.map(pairSaid), recorded.pairs.map(pairSaid)),
    ...valued(today, recorded),
    ...unrun(today, recorded),
  ]
}

/** What is run is the config's alone, so that what it lacks is only told. */
const unrun = ({ retire }: HoldTerms, { retire: { before = 0 } }: HoldTerms): readonly string[] =>
  before > 0 && (retire.before ?? 0) === 0
    ? [
        `the deploy recorded that commands run before an instance ends (retire.before: ${before}); the config has none now: none is run`,
      ]
    : []

const pairSaid = ({ blue, green }: HoldTerms['pairs'][number]): string => `${blue} and ${green}`

/** What only one of them names. */
const listed = (what: string, today: readonly string[], recorded: readonly string[]): readonly string[] => [
  ...recorded
    .filter((one) => !today.includes(one))
    .map((one) => `the config does not name ${what} ${one} now; the deploy recorded it; the record counts`),
  ...today
    .filter((one) => !recorded.includes(one))
    .map((one) => `the config names ${what} ${one} now; the deploy did not record it; the record counts`),
]

function valued(today: HoldTerms, recorded: HoldTerms): readonly string[] {
  const before = valuesOf(recorded)
  return Object.entries(valuesOf(today))
    .filter(([key, value]) => before[key] !== undefined && value !== before[key])
    .map(
      ([key, value]) =>
        `the config names ${key}: ${value} now; the deploy recorded ${before[key]}; the record counts`,
    )
}

/** By their keys in the config. */
const valuesOf = (terms: HoldTerms): Readonly<Record<string, string>> => ({
  'preview.priority': `${terms.preview.priority}`,
  'preview.header': terms.preview.header,
  'fleet.auto-scaling': groupsSaid(terms),
  'dns.zone': terms.dns?.zone ?? 'none',
  'dns.record': terms.dns?.record ?? 'none',
  'dns.ttl': `${terms.dns?.ttl ?? 'none'}`,
  'dns.address': terms.dns?.address ?? 'none',
  'dns.role': terms.dns?.role ?? 'none',
  'minimum-hold': lasting(terms.minimumHoldMs),
  'hold-default': terms.holdDefault,
  'keep-failed': lasting(terms.keepFailedMs),
  'retire.deadline': lasting(terms.retire.deadlineMs),
  'retire.then': terms.retire.whenQuiet,
  'retire.at-deadline': terms.retire.atDeadline,
  ...(terms.retire.atOnce === undefined ? {} : { 'retire.at-once': terms.retire.atOnce }),
  ...routeValues(terms),
})

const groupsSaid = ({ fleet: { groups } }: HoldTerms): string =>
  groups === undefined ? 'none' : `${groups.blue} and ${groups.green}`

/** How a route is asked; only routes that both name are compared. */
const routeValues = ({ routes }: HoldTerms): Readonly<Record<string, string>> =>
  Object.fromEntries(
    routes.flatMap(({ arn, host, proof }) => [
      [`host of ${arn}`, host ?? 'none'],
      [`proof of ${arn}`, proof ?? 'none'],
    ]),
  )
