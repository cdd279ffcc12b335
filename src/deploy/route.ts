import type { Color } from './model.ts'

/** The ways to a side as AWS shows them. */

/** What production traffic goes through. */
export interface Route {
  /** The ARN of the listener (its default action) or of the rule. */
  readonly arn: string
  /** For people: `443` or `443 rule 80`; with the load balancer's name where there are several. */
  readonly name: string
  /** Which pair of target groups it goes to. */
  readonly pair: number
  /** `mixed`: both of ours with weight; `foreign`: a third group, or none of ours. */
  readonly forwards: Color | 'mixed' | 'foreign'
  /** Where it is `mixed`: the weight of each side. */
  readonly weights?: Readonly<Record<Color, number>>
  /** Where clients stay with the side that they were sent to as soon as both have weight; left out where they do not. */
  readonly sticky?: {
    readonly forMs: number
    /** Group stickiness stands on the forward itself; else sticky sessions of a target group demand it. */
    readonly own: boolean
  }
  /** The forward in words. */
  readonly said: string
}

/** The preview: how the idle side is reached and health-checked, by one rule for each pair of target groups. */
export interface Preview {
  /** What every pair's rule shows; undefined while one is missing or differs from another. */
  readonly shows: Color | undefined
  /** Sides that every pair's rule names; both stay health-checked. */
  readonly names: readonly Color[]
  readonly attempt: string
  /** The rules that stand, in the order of the pairs. */
  readonly rules: readonly PreviewRule[]
  /** A rule of somebody's that would answer in the place of one of them, in words; left out where there is none. */
  readonly shadowed?: string
}

/** The preview rule of one pair of target groups. */
export interface PreviewRule {
  readonly arn: string
  readonly pair: number
  readonly header: { readonly name: string; readonly value: string }
  readonly url: string
}
