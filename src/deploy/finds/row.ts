import type { Goal } from '../goal.ts'
import type { Instant, Observation } from '../model.ts'
import type { Answer } from './answers.ts'

export type Ask<T> = (goal: Goal, seen: Observation, now: Instant) => T

/** One row of the table in the README: what is found, and what each kind of command does then. */
export interface Row {
  readonly name: string
  readonly fits: Ask<boolean>
  /** Both commands that make a build: deploy and provision. */
  readonly deploy: Ask<Answer>
  readonly test: Ask<Answer>
  readonly switch: Ask<Answer>
  readonly rollback: Ask<Answer>
  readonly retire: Ask<Answer>
  readonly sweep: Ask<Answer>
}

/** The columns of a row in which every command is answered alike. */
export const everyCommand = (ask: Ask<Answer>): Omit<Row, 'name' | 'fits'> => ({
  deploy: ask,
  test: ask,
  switch: ask,
  rollback: ask,
  retire: ask,
  sweep: ask,
})
