import type { Clock } from '../../clock.ts'
import type { CloudWatch, Metric, Minute } from '../cloudwatch.ts'
import type { Random } from '../random.ts'
import type { Settings } from '../settings.ts'
import { poured, spreadOf } from './spread.ts'

type Metrics = Pick<CloudWatch, 'put' | 'measure' | 'minutes'>

/** "Elastic Load Balancing … reports metrics to CloudWatch in 60-second intervals": https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html */
const MINUTE_MS = 60_000

interface Kept {
  readonly minute: Omit<Minute, 'spread'>
  /** Grows in its place: a busy minute has thousands of values. */
  readonly spread: Map<number, number> | undefined
  readonly shownMs: number
}

export function createMetrics({
  settings,
  clock,
  random,
}: {
  settings: Settings
  clock: Clock
  random: Random
}): Metrics {
  const kept = new Map<string, Map<number, Kept>>()
  /** All of a minute's values are shown together. */
  const shown = new Map<number, number>()

  function shownMs(startMs: number): number {
    const known = shown.get(startMs)
    if (known !== undefined) return known
    const drawn = startMs + MINUTE_MS + random.between(...settings.metricLagMs)
    shown.set(startMs, drawn)
    return drawn
  }

  function add(metric: Metric, value: Minute, atMs: number): void {
    const key = keyOf(metric)
    const minutes = kept.get(key) ?? new Map<number, Kept>()
    kept.set(key, minutes)
    const before = minutes.get(value.startMs)
    minutes.set(value.startMs, {
      minute: before === undefined ? value : together(before.minute, value),
      spread: poured(before === undefined ? new Map<number, number>() : before.spread, value.spread),
      shownMs: before?.shownMs ?? atMs,
    })
  }

  return {
    put: (metric, minute) => add(metric, { ...minute, startMs: startOf(minute.startMs) }, 0),
    measure(metric, value) {
      const startMs = startOf(clock.now())
      const spread = spreadOf(value)
      add(metric, { startMs, sum: value, count: 1, least: value, most: value, spread }, shownMs(startMs))
    },
    minutes: (metric, fromMs, toMs) =>
      [...(kept.get(keyOf(metric))?.values() ?? [])]
        .filter((one) => one.shownMs <= clock.now())
        .map(({ minute, spread }) => ({ ...minute, spread }))
        .filter(({ startMs }) => startMs >= fromMs && startMs < toMs)
        .sort((one, other) => one.startMs - other.startMs),
  }
}

const startOf = (ms: number): number => Math.floor(ms / MINUTE_MS) * MINUTE_MS

/** Dimensions name a metric in whatever order they are given. */
const keyOf = ({ namespace, name, dimensions }: Metric): string =>
  JSON.stringify([namespace, name, Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))])

const together = (one: Kept['minute'], other: Kept['minute']): Kept['minute'] => ({
  startMs: one.startMs,
  sum: one.sum + other.sum,
  count: one.count + other.count,
  least: Math.min(one.least, other.least),
  most: Math.max(one.most, other.most),
})
