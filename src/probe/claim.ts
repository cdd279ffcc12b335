import type { NodeEvidence } from '../deploy/finding.ts'
import type { Endpoint } from '../endpoint.ts'
import type { HttpSettings } from '../settings.ts'
import type { Values } from './expect.ts'

/** What is to be proven through every node. */
export interface Claim {
  /** Answers to another claim count no more. */
  readonly key: string
  readonly http: HttpSettings
  readonly values: Values
  /** Of the side that answered before: what it says is no answer of this one. */
  readonly other: Values | undefined
  readonly endpoints: readonly Endpoint[]
  /** Those that one node at least has to be asked for; others count where they can be asked. */
  readonly owing: readonly Endpoint[]
  /** `values` are of the side that must not answer any more: the way back to a side whose mark nobody knows. */
  readonly absent: boolean
  /** Instances that may ask, the preferred ones first. */
  readonly askers: readonly string[]
}

/** What a round found. */
export interface Proven {
  readonly passed: boolean
  readonly said: string
  readonly nodes: readonly NodeEvidence[]
}

/** Proves claims in rounds, whoever asks. */
export interface Proving {
  /** A change was made, or tried: convergence is counted from now, and answers so far count no more. */
  changed(): void
  round(claim: Claim, budgetMs: number, signal: AbortSignal): Promise<Proven>
}
