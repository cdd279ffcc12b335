import type { Action } from './action.ts'
import type { Changes } from './changes.ts'
import type { Condition } from './condition.ts'

/** What a listener does with requests that meet its conditions; the lowest priority that matches decides. */
export interface Rule {
  readonly arn: string
  readonly listenerArn: string
  readonly priority: number
  readonly conditions: readonly Condition[]
  readonly actions: readonly Action[]
  readonly transforms: readonly unknown[]
}

/** What is asked of a rule to be made. */
export interface NewRule {
  readonly listenerArn: string
  readonly priority: number
  readonly conditions: readonly Condition[]
  readonly actions: readonly Action[]
  readonly transforms?: readonly unknown[]
  readonly tags?: Changes
}
