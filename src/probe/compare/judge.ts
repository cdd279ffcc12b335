import type { Compared } from '../../deploy/finding.ts'
import { minuteMs, type Span } from '../../deploy/minutes.ts'
import type { Measured, Minute } from '../../deploy/ports.ts'
import type { CompareSettings } from '../../settings.ts'

/** One pair of target groups, as AWS measured both. */
export interface Sides {
  readonly candidate: Measured
  readonly baseline: Measured
}

/**
 * Judges each measure that is asked for. Of the candidate the newest minutes count, as many as are asked for, and more where
 * they have too few requests: what begins late is not thinned by what went well before. `together`: of the old side the
 * very same minutes.
 */
export function judge(
  rules: CompareSettings,
  { candidate, baseline }: Sides,
  span: Span,
  together: boolean,
): readonly Compared[] {
  const from = newestFrom(candidate.minutes, span, rules)
  const since = (minutes: readonly Minute[]) => minutes.filter(({ at }) => at >= from)
  const here = since(candidate.minutes)
  const there = together ? since(baseline.minutes) : baseline.minutes
  const requests = { candidate: requestsIn(here), baseline: requestsIn(there) }
  const enough = Math.min(requests.candidate, requests.baseline) >= rules.requests
  return measures.flatMap(({ measure, allowedBy, of }) => {
    const allowed = allowedBy(rules)
    if (allowed === undefined) return []
    const values = { candidate: of(here), baseline: of(there) }
    const result = enough ? resultOf(values, allowed) : 'too-little'
    return [{ measure, group: candidate.group, ...values, allowed, requests, result }]
  })
}

type Values = Pick<Compared, 'candidate' | 'baseline'>

const measures: readonly {
  readonly measure: Compared['measure']
  readonly allowedBy: (rules: CompareSettings) => number | undefined
  readonly of: (minutes: readonly Minute[]) => number | undefined
}[] = [
  { measure: 'errors', allowedBy: ({ errors }) => errors, of: (minutes) => errorsIn(minutes) },
  { measure: 'latency', allowedBy: ({ latencyMs }) => latencyMs, of: (minutes) => middleP99(minutes) },
]

/** So little more is arithmetic, not errors. */
const hair = 1e-9

function resultOf({ candidate, baseline }: Values, allowed: number): Compared['result'] {
  if (candidate === undefined || baseline === undefined) return 'too-little'
  return candidate - baseline > allowed + hair ? 'failed' : 'passed'
}

function newestFrom(minutes: readonly Minute[], span: Span, rules: CompareSettings): number {
  let from = span.to - rules.minutes * minuteMs
  while (from > span.from && requestsIn(minutes.filter(({ at }) => at >= from)) < rules.requests)
    from -= minuteMs
  return from
}

const requestsIn = (minutes: readonly Minute[]): number =>
  minutes.reduce((all, { requests }) => all + requests, 0)

/** Percent of the requests. */
function errorsIn(minutes: readonly Minute[]): number | undefined {
  const requests = requestsIn(minutes)
  const errors = minutes.reduce((all, one) => all + one.errors, 0)
  return requests === 0 ? undefined : (100 * errors) / requests
}

/**
 * The p99 in whose minutes, and in faster ones, half of the requests fell: percentiles of minutes cannot be added up, and one
 * slow minute (a cold cache) is no slow release.
 */
function middleP99(minutes: readonly Minute[]): number | undefined {
  const told = minutes.flatMap(({ p99Ms, requests }) => (p99Ms === undefined ? [] : [{ p99Ms, requests }]))
  const half = told.reduce((all, { requests }) => all + requests, 0) / 2
  let passed = 0
  return told
    .sort((one, other) => one.p99Ms - other.p99Ms)
    .find(({ requests }) => {
      passed += requests
      return passed >= half
    })?.p99Ms
}
