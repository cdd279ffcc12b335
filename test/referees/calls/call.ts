import type { Answer, Json, Service } from '../clients/client.ts'
import type { Stage } from './stage.ts'

/**
 * One call of the list. In `input`, `{ $: 'createGroup.TargetGroups[0].TargetGroupArn' }` stands for that value of the
 * answer to the call `createGroup`, which comes earlier in the same scene; with `ending` beside it, for that value
 * with another end: an id that nothing has.
 */
export interface Call {
  /** Its name in the scene; nothing else there has it. */
  readonly id: string
  readonly service: Service
  /** As in AWS's API reference: `CreateRule`. */
  readonly operation: string
  readonly input: Json
  /** The code of the error that AWS documents for it. Without one the call succeeds. */
  readonly fails?: string
  /**
   * The call is asked again until its answer shows one of these values at `path`: a new load balancer is first
   * `provisioning`. Null: until nothing is there.
   */
  readonly until?: { readonly path: string; readonly in: readonly Json[] }
  /** What deletes the things that the call made, by the same service. */
  readonly undo?: readonly Undo[]
}

export interface Undo {
  readonly operation: string
  /** May name the call's own answer too. */
  readonly input: Json
}

/** A story about one kind of resource: it makes what it needs from what stands in any account, and leaves nothing. */
export interface Scene {
  readonly name: string
  /** It needs what no account has by itself, or cannot hold still: only the sandbox and moto play it. */
  readonly notInAnAccount?: true
  calls(stage: Stage): readonly Call[]
}

/** What came of a call; one that names an answer that never came could not be sent. */
export type Outcome = Answer | { readonly unplayed: string }
