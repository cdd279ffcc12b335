import type { Hold } from '../deploy/goal.ts'
import { durationForm, readDuration } from './duration.ts'

/** What a hold may look like, in an input and in the config. */
export const holdForm = `none, ${durationForm}, approval, or approval with a duration (approval 72h)`
export const holdPattern = /^(none|(approval )?\d+(\.\d+)? ?(ms|s|m|h|d|w)|approval)$/

const approvalAloneMs = 7 * 24 * 3_600_000

/** `none`, `30m`, `approval`, `approval 72h`; undefined where the text is none of them. */
export function readHold(text: string): Hold | undefined {
  if (text === 'none') return { kind: 'none' }
  if (text === 'approval') return { kind: 'approval', ms: approvalAloneMs }
  const approval = text.startsWith('approval ')
  const ms = readDuration(approval ? text.slice('approval '.length) : text)
  return ms === undefined ? undefined : { kind: approval ? 'approval' : 'duration', ms }
}
