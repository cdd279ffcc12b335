import type { Goal } from './goal.ts'
import type { Alarm, Seen } from './model.ts'
import type { Memo } from './record.ts'
import { alarmsSaid, hadTraffic, ringing } from './seen.ts'

/** Which of the watch's alarms speak of a release, and which of noise that was there before it. */

/** Names an alarm in eight letters: one tag has no room for many names of up to 255 characters. FNV-1a. */
export function alarmKey(name: string): string {
  let hash = 0x811c9dc5
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** Alarms that ring and that the config lets ring: by name, and only these. */
export const excused = ({ terms: { watch } }: Goal, { alarms, memo }: Seen): readonly Alarm[] =>
  alarms.filter(
    ({ name, state }) => state === 'ringing' && watch?.mayRing.includes(name) && !mayBeItsOwn(memo, name),
  )

/** What was quiet before this attempt first had traffic, and rings before it gets some again, may be its own doing. */
const mayBeItsOwn = (memo: Memo, name: string): boolean =>
  memo.attempt !== undefined &&
  hadTraffic(memo, memo.attempt) &&
  memo.before?.rang.includes(alarmKey(name)) === false

/** Alarms before a switch that could tell nothing about the release after it. */
export const deafening = (goal: Goal, seen: Seen): readonly Alarm[] => {
  const may = excused(goal, seen)
  return ringing(seen).filter((alarm) => !may.includes(alarm))
}

/** Alarms that rang before the switch, as the record says, and are left out of its watch, whatever they do now. */
export const leftOut = ({ memo, alarms }: Pick<Seen, 'memo' | 'alarms'>): readonly Alarm[] =>
  alarms.filter(({ name }) => memo.before?.rang.includes(alarmKey(name)))

/** Alarms that speak against what the last switch made live. */
export const against = (seen: Seen): readonly Alarm[] => {
  const out = leftOut(seen)
  return ringing(seen).filter((alarm) => !out.includes(alarm))
}

/** `alarm web-latency rang before the switch and is left out of the watch`; empty where there is none. */
export const leftOutSaid = (alarms: readonly Alarm[]): string =>
  alarms.length === 0
    ? ''
    : `${alarms.length === 1 ? 'alarm' : 'alarms'} ${alarms.map(({ name }) => name).join(', ')} rang before the switch: left out of the watch`

/** Alarms of a watch that cannot say anything yet: no breach, but not silence either. */
export const unheardSaid = (seen: Seen): string => {
  const out = leftOut(seen)
  return alarmsSaid(seen.alarms.filter((alarm) => alarm.state === 'unknown' && !out.includes(alarm)))
}
