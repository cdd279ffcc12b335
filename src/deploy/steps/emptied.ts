import type { Finding } from '../finding.ts'
import type { Goal } from '../goal.ts'
import { retirementOf } from '../hold-terms.ts'
import { isLeaving, leavesBeside } from '../leaving.ts'
import { listed } from '../listed.ts'
import type { Observation } from '../model.ts'
import { act, check, fail, pass, waitWithin } from '../moves.ts'
import type { IdleMemo } from '../record.ts'
import type { Leaving, Machine } from '../side.ts'
import type { Move, Step, Stretch } from '../step.ts'
import { type Batch, batchesOf, leaversOf } from './batches.ts'
import { drain, endLimitMs, terminate, unname } from './leaving-side.ts'
import { isAtWork, onIdle } from './on-idle.ts'

/** The side ends batch by batch, each in the same order. A batch has rungs of its own: those of one that ended stay true (R12). */
export const emptied: Stretch = {
  name: 'empty the side',
  rungs: (goal, seen) =>
    seen.memo.idle === undefined
      ? []
      : batchesOf(goal, seen, seen.memo.idle.color).flatMap((batch) => rungsFor(batch)),
}

/** What is done to one batch, in order. */
export const rungsFor = (batch: Batch): readonly Step[] => [
  lastGone(batch),
  drained(batch),
  hooked(batch),
  unnamed(batch),
  spared(batch),
  ended(batch),
]

const named = (words: string, whole: string, { name }: Batch): string =>
  name === undefined ? whole : `${words} ${name}`

/** What ended before is gone before more of the side is taken. */
const lastGone = (batch: Batch): Step => {
  const name = named('see what ended gone before', 'see what ended gone', batch)
  return onIdle(name, ['machines'], (_goal, seen, now, idle) => {
    if (batch.name === undefined) return pass
    const going = [
      ...seen.sides[idle.color].machines.filter(({ ours, state }) => ours && state === 'shutting-down'),
      ...seen.kept.filter(({ state }) => state === 'stopping'),
    ]
    if (going.length === 0) return pass
    const said = `${listed(going.map(({ id, state }) => `${id} is ${state}`))}; ${batch.name} is next`
    return waitWithin(seen, name, now, endLimitMs, said, fail)
  })
}

const drained = (batch: Batch): Step =>
  onIdle(named('drain', 'drain the side', batch), ['targets'], (_goal, seen, now, idle, rung) =>
    drain(seen, idle.color, rung, now, batch.ids),
  )

/**
 * Every command before the end has run on every machine that ends. What passed is noted on the machine (R4) and not
 * done again; one that a kill interrupted is: it must bear that. That the end has begun is noted first: a command may
 * silence the machine, which would count as work.
 */
const hooked = (batch: Batch): Step =>
  onIdle(named('run before the end of', 'run before the end', batch), ['machines'], (goal, seen, _, idle) => {
    const leavers = leaversOf(seen, idle.color, batch)
    const { before } = goal.terms.retire
    if (before.length === 0 || leavers.length === 0) return pass
    const fresh = leavers.filter((machine) => !isLeaving(seen.memo, machine))
    if (fresh.length > 0) return begun(goal, seen, idle, fresh)
    for (const [index, label] of before.entries()) {
      const move = hook(seen, idle, batch, leavers, { index, label, of: before.length })
      if (move.kind !== 'pass') return move
    }
    return pass
  })

const idsOf = (machines: readonly Machine[]): readonly string[] => machines.map(({ id }) => id)

function begun(goal: Goal, seen: Observation, idle: IdleMemo, machines: readonly Machine[]): Move {
  const late = isAtWork(goal, seen, idle)
  const leaving: Leaving = { passed: 0, late, since: leavesBeside(seen.memo) }
  const ids = idsOf(machines)
  const said = late ? 'its time is over' : 'no work is left'
  return act({ kind: 'leave', color: idle.color, machines: ids, leaving }, `${listed(ids)}: ${said}`)
}

const hookKey = (idle: IdleMemo, { name = 'all' }: Batch, index: number): string =>
  `before-end/${idle.color}/${idle.attempt}/${name}/${index}`

/** Asked once in a run; whom it did not pass on is left for `spared`. */
function hook(
  seen: Observation,
  idle: IdleMemo,
  batch: Batch,
  leavers: readonly Machine[],
  { index, label, of }: { readonly index: number; readonly label: string; readonly of: number },
): Move {
  const due = leavers.filter(({ leaving }) => leaving?.passed === index)
  const [first] = due
  if (first?.leaving === undefined) return pass
  const key = hookKey(idle, batch, index)
  const finding = seen.findings[key]
  if (finding === undefined) {
    const machines = idsOf(due)
    return check('before-end', key, idle, `${label}: ${listed(machines)}`, { index, machines })
  }
  const passed = idsOf(due).filter((id) => hasPassed(finding, id))
  if (passed.length === 0) return pass
  const leaving = { ...first.leaving, passed: index + 1 }
  return act(
    { kind: 'leave', color: idle.color, machines: passed, leaving },
    `${label}: ${index + 1} of ${of} done on ${listed(passed)}`,
  )
}

const hasPassed = ({ passed, machines }: Finding, id: string): boolean => passed || machines.includes(id)

/** Removed while the machines still show their addresses: a record goes only with its exact old value. */
const unnamed = (batch: Batch): Step =>
  onIdle(
    named('remove the names of', 'remove the names', batch),
    ['names', 'machines'],
    (_goal, seen, _now, idle) => unname(seen, idle.color, batch.ids && addressesOf(seen, idle, batch)),
  )

const addressesOf = (seen: Observation, { color }: IdleMemo, batch: Batch): ReadonlySet<string> =>
  new Set(
    leaversOf(seen, color, batch).flatMap(({ address, publicAddress, recorded }) =>
      [address, publicAddress, recorded].filter((value) => value !== undefined),
    ),
  )

/** A machine on which a command before its end failed is left as it is, on no side. */
const spared = (batch: Batch): Step =>
  onIdle(named('keep what failed of', 'keep what failed', batch), ['machines'], (goal, seen, _now, idle) => {
    const { before } = goal.terms.retire
    const failed = leaversOf(seen, idle.color, batch).flatMap(({ id, leaving }) => {
      const index = leaving?.passed ?? 0
      const finding = seen.findings[hookKey(idle, batch, index)]
      return index < before.length && finding !== undefined ? [{ id, label: before[index], finding }] : []
    })
    if (failed.length === 0) return pass
    const reasons = new Set(failed.map(({ label, finding }) => `${label}: ${finding.said}`))
    const machines = failed.map(({ id }) => id)
    const why = `${listed(machines)}: kept, on no side; ${[...reasons].join('; ')}`
    return act({ kind: 'keep', color: idle.color, machines, stop: false }, why)
  })

/** What a quiet side gets, or one at its deadline: its machines end, or stay on no side. Machines that are not ours are left running (R9). */
const ended = (batch: Batch): Step =>
  onIdle(named('end', 'end the machines', batch), ['machines'], (goal, seen, now, idle, rung) => {
    const { whenQuiet, atDeadline } = retirementOf(goal.terms, seen.memo)
    const leavers = leaversOf(seen, idle.color, batch)
    const late = isAtWork(goal, seen, idle) || leavers.some((machine) => isLate(goal, seen, machine))
    const what = late ? atDeadline : whenQuiet
    if (what === 'terminate') return terminate(seen, idle.color, rung, now, batch.ids)
    const ids = idsOf(leavers)
    if (ids.length === 0) return pass
    const stop = what === 'stop'
    const why = `${listed(ids)}: ${stop ? 'stopped' : 'kept'}, on no side`
    return act({ kind: 'keep', color: idle.color, machines: ids, stop }, why)
  })

/** A run before this one ended it at its deadline, and was killed: what it had coming has not changed. */
const isLate = (goal: Goal, seen: Observation, machine: Machine): boolean =>
  isLeaving(seen.memo, machine) && machine.leaving?.late === true && !goal.allow.has('busy')
