import type { Memo } from './record.ts'
import type { Machine } from './side.ts'

/** How far the end of machines has come. */

/** What the end of a machine that begins now stands beside: of an end beside something else nothing counts. */
export const leavesBeside = ({ live }: Memo): number => live?.since ?? 0

/** Whether its end has begun, beside what is live now. */
export const isLeaving = (memo: Memo, { leaving }: Machine): boolean =>
  leaving !== undefined && leaving.since === leavesBeside(memo)

/** Whether it said that it has no work left, and its end has begun: what runs before that may have silenced it. */
export const hasFinished = (memo: Memo, machine: Machine): boolean =>
  isLeaving(memo, machine) && machine.leaving?.late === false
