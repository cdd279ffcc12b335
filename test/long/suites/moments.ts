import { setTimeout as pause } from 'node:timers/promises'
import type { RunningAction } from '../../support/runner.ts'

/** A moment of a run: so long after so many lines of its log. A slow machine cannot stretch it out of the run's course. */
export interface Moment {
  readonly lines: number
  readonly ms: number
}

/** About as many lines as an undisturbed deploy prints. */
const deployLines = 22

/** `count` moments, spread over the whole course of a deploy. */
export const momentsOfDeploy = (count: number, random: () => number): readonly Moment[] =>
  Array.from({ length: count }, (_, i) => ({
    lines: Math.floor(((i + random()) / count) * deployLines),
    ms: Math.floor(random() * 300),
  }))

/** Starts a run; `there` comes when its moment has, or when it is over before. */
export function reached(
  { lines, ms }: Moment,
  start: (onOutput: (text: string) => void) => RunningAction,
): { readonly step: RunningAction; readonly there: Promise<unknown> } {
  let printed = 0
  const enough = Promise.withResolvers<void>()
  const count = (text: string) => {
    printed += text.split('\n').length - 1
    if (printed >= lines) enough.resolve()
  }
  const step = start(count)
  count('')
  return { step, there: Promise.race([enough.promise.then(() => pause(ms)), step.done]) }
}
