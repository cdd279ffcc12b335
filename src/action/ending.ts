import { disagreements } from '../deploy/agreement.ts'
import type { Finding, TestFound } from '../deploy/finding.ts'
import type { Command, Terms } from '../deploy/goal.ts'
import type { Color, Identity, Observation, Outcome } from '../deploy/model.ts'
import { colors, other } from '../deploy/model.ts'
import type { Plan } from '../deploy/plan.ts'
import type { Mistake, Result } from '../deploy/ports.ts'
import { identityOf, registered, servingColor } from '../deploy/seen.ts'
import type { Machine } from '../deploy/side.ts'
import type { HoldSaid } from './hold-said.ts'
import type { OrphanSaid } from './orphans.ts'
import { succeeds } from './outcome.ts'
import type { WatchTold } from './watch-heard.ts'

/** How one service ended: what log, summary, report and outputs are made from. */
export interface Ending {
  readonly service: string
  readonly command: Command
  readonly outcome: Outcome
  readonly why: string
  /** The last look; undefined where there was none. */
  readonly seen: Observation | undefined
  readonly acts: Result['acts']
  /** What was and what is, for each route that was set (R9). */
  readonly changes: readonly string[]
  /** How far apart the routes were set when several were set last; undefined where that never was. */
  readonly skew: { readonly routes: number; readonly ms: number } | undefined
  /** What a dry run would do. */
  readonly plan: Plan | undefined
  /** The evidence of the last proof that passed in this run. */
  readonly proof: Finding | undefined
  /** What the watch of this run left out and measured; undefined where it watched nothing. */
  readonly watch: WatchTold | undefined
  /** What CloudWatch counted, where nodes could not be asked; empty where it was not looked at. */
  readonly counts: string
  /** Why it was refused, each with its remedy. */
  readonly mistakes: readonly Mistake[]
  /** Where its instances come from; undefined where that was not known. */
  readonly fleet: Terms['fleet'] | undefined
  /** What the attempt's instances are made from (`Attempt.made`); empty where nothing was made. */
  readonly made: string
  /** What the consoles of instances that had to go ended with: lines. */
  readonly lastWords: readonly string[]
  /** What is told of the side that stands idle; undefined where none does, or nothing was looked at. */
  readonly hold: HoldSaid | undefined
  /** Instances that belong to nothing any more, oldest first; none where they were not looked for. */
  readonly orphans: readonly OrphanSaid[]
  /** What a person has to know though nothing failed: each a sentence. */
  readonly notices: readonly string[]
}

/** An ending before anything was looked at. */
export const withoutLook = (
  service: string,
  command: Command,
  outcome: 'refused' | 'failed' | 'skipped',
  why: string,
  mistakes: readonly Mistake[] = [],
): Ending => ({
  service,
  command,
  outcome,
  why,
  seen: undefined,
  acts: [],
  changes: [],
  skew: undefined,
  plan: undefined,
  proof: undefined,
  watch: undefined,
  counts: '',
  mistakes,
  fleet: undefined,
  made: '',
  lastWords: [],
  hold: undefined,
  orphans: [],
  notices: [],
})

/** One side as people and scripts are told of it. */
export interface SideSaid {
  readonly color: Color
  /** Undefined where nothing stands on the side. */
  readonly identity: Identity | undefined
  /** `live`, `held`, `parked`, `open`, `empty` … */
  readonly standing: string
}

/** The side that every route goes to, and the other. */
export function sidesSaid(seen: Observation): readonly SideSaid[] {
  const live = servingColor(seen)
  const order = live === undefined ? colors : [live, other(live)]
  return order.map((color) => ({
    color,
    identity: identity(seen, color),
    standing: standing(seen, color, live),
  }))
}

/** Who stands on a side; undefined where nothing does. */
export function identity(seen: Observation, color: Color): Identity | undefined {
  const { attempt, idle } = seen.memo
  const isEmpty = registered(seen, color).length === 0 && attempt?.color !== color && idle?.color !== color
  return isEmpty ? undefined : identityOf(seen.memo, color)
}

function standing(seen: Observation, color: Color, live: Color | undefined): string {
  const { attempt, idle, live: recorded } = seen.memo
  if (attempt?.color === color) {
    const at = attempt.verdict === 'rejected' ? 'being rejected' : (attempt.parked ?? 'open')
    return color === live ? `live, attempt ${at}` : at
  }
  if (color === live) return 'live'
  if (idle?.color === color) return idle.standing
  if (identity(seen, color) === undefined) return 'empty'
  // Traffic has left the side that the record calls live: for an attempt, or by somebody's own hand.
  if (recorded?.color === color) return attempt === undefined ? 'recorded as live' : 'the way back'
  return 'not recorded'
}

/** By what the switch of this run is known to be in effect; empty when it moved no traffic. */
export function provenBy(ending: Ending): 'nodes' | 'ssm' | 'minimum-hold' | '' {
  const { proof, acts, seen } = ending
  if (!acts.some(({ act }) => act.kind === 'forward')) return ''
  // That another side's mark is gone proves no switch to a side whose mark nobody knows.
  const live = seen && servingColor(seen)
  const unknown = seen !== undefined && live !== undefined && identityOf(seen.memo, live).adopted
  const asked = unknown ? undefined : proof?.nodes.find((node) => node.asked)
  if (asked !== undefined) return asked.from === 'runner' ? 'nodes' : 'ssm'
  return succeeds(ending) || ending.outcome === 'rolled-back' ? 'minimum-hold' : ''
}

/** What CloudWatch counted of the last change; empty where it was not asked. */
export const countsOf = ({ findings }: Observation): string =>
  Object.values(findings)
    .filter(({ check }) => check === 'counts')
    .map(({ said }) => said)
    .join('; ')

/** When the default of the hold becomes due; empty without a hold or a deadline. */
export function heldUntil(seen: Observation): string {
  const { idle } = seen.memo
  return idle?.standing === 'held' && idle.due !== undefined ? new Date(idle.due).toISOString() : ''
}

/** The machines, not gone yet, of the side that the command worked on. */
export function workedOn(ending: Ending): readonly Machine[] {
  const { seen, command } = ending
  if (seen === undefined) return []
  const live = servingColor(seen)
  const idle = seen.memo.attempt?.color ?? seen.memo.idle?.color ?? (live && other(live))
  const movedTraffic = command === 'deploy' || command === 'switch' || command === 'rollback'
  const onLive = command === 'status' || (movedTraffic && seen.memo.attempt === undefined && succeeds(ending))
  const color = onLive ? live : idle
  const machines = color === undefined ? [] : seen.sides[color].machines
  return machines.filter(({ state }) => state !== 'terminated' && state !== 'shutting-down')
}

/** What the run's attempt is made from: what was launched, else what the record says of it. */
export function madeOf(acts: Ending['acts'], seen: Observation | undefined): string {
  const launches = acts.flatMap(({ act }) => (act.kind === 'launch' ? [act.made] : []))
  return launches.at(-1) ?? seen?.memo.attempt?.made ?? ''
}

/** What the release tests of this run came to, in the order of the config; none where it ran none. */
export const testsOf = ({ seen }: Ending): readonly TestFound[] =>
  Object.values(seen?.findings ?? {}).findLast(({ check }) => check === 'release-test')?.tests ?? []

export const agrees = (seen: Observation): boolean => disagreements(seen).length === 0
