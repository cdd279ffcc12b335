import type { Endpoint } from '../endpoint.ts'
import type { HttpSettings } from '../settings.ts'
import type { Lane } from './evidence.ts'
import { expect, expectAbsent, type Values } from './expect.ts'
import type { Answer } from './http.ts'

/** What is to be proven through every node. */
export interface Claim {
  /** Answers to another claim count no more. */
  readonly key: string
  readonly http: HttpSettings
  readonly values: Values
  readonly endpoints: readonly Endpoint[]
  /** Those that one node at least has to be asked for; others count where they can be asked. */
  readonly owing: readonly Endpoint[]
  /** `values` are of the side that must not answer any more: the way back to a side whose mark nobody knows. */
  readonly absent: boolean
  /** Instances that may ask, the preferred ones first. */
  readonly askers: readonly string[]
}

/** Adds the lane of this node and route, where it is not there yet. */
export const join = (lanes: Map<string, Lane>, node: string, endpoint: Endpoint): void => {
  const name = `${endpoint.arn} ${node}`
  if (lanes.has(name)) return
  lanes.set(name, {
    node,
    endpoint,
    row: 0,
    firstAt: undefined,
    reached: false,
    misses: 0,
    round: 0,
    said: 'there was no time for it yet',
    got: undefined,
  })
}

/** What one answer means for its lane. */
export const note = async (lane: Lane, answer: Answer, claim: Claim, round: number): Promise<void> => {
  const judge = claim.absent ? expectAbsent : expect
  const judged = await judge(answer, claim.http, claim.values)
  const reached = answer.kind === 'answer' || answer.reached
  lane.round = round
  lane.reached ||= reached
  lane.misses = reached ? 0 : lane.misses + 1
  lane.row = judged.passed ? lane.row + 1 : 0
  lane.firstAt = judged.passed ? (lane.firstAt ?? performance.now()) : undefined
  lane.said = judged.said
  lane.got = judged.got
}
