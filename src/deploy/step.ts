import type { Act } from './acts.ts'
import type { Goal } from './goal.ts'
import type { Ask, Instant, Observation, Outcome } from './model.ts'

/** What a rung answers: its question is true, or the one next thing, always with the reason in words. */
export type Move =
  | { readonly kind: 'pass' }
  | { readonly kind: 'act'; readonly act: Act; readonly why: string }
  | {
      readonly kind: 'wait' /** At the latest look again after this. */
      readonly forMs: number
      readonly why: string
      /** How long it is going to last in all, where that is known: a plan does not look in between. */
      readonly lastsMs?: number
    }
  | { readonly kind: 'reject'; readonly why: string }
  /** The tool cannot go on for good (R7). */
  | { readonly kind: 'fail'; readonly why: string }
  | { readonly kind: 'done'; readonly outcome: Outcome; readonly why: string }

/** A question about the snapshot: is this true yet? Pure. */
export interface Step {
  /** As the log says it: `launch the fleet`. */
  readonly name: string
  /** What has to be looked at again while this rung waits. */
  readonly asks: readonly Ask[]
  next(goal: Goal, seen: Observation, now: Instant): Move
}

/** A rung that stands for others, as many as a look asks for. */
export interface Stretch {
  readonly name: string
  rungs(goal: Goal, seen: Observation): readonly Step[]
}

export interface Ladder {
  readonly name: string
  readonly rungs: readonly (Step | Stretch)[]
}

/** All of a ladder's rungs as they are for this look, in their order. */
export const rungsOf = ({ rungs }: Ladder, goal: Goal, seen: Observation): readonly Step[] =>
  rungs.flatMap((rung) => ('rungs' in rung ? rung.rungs(goal, seen) : [rung]))

export interface Decision {
  readonly ladder: string
  readonly rung: string
  readonly asks: readonly Ask[]
  readonly move: Exclude<Move, { kind: 'pass' }>
}
