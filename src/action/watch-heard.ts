import { leftOut } from '../deploy/alarms.ts'
import type { Finding } from '../deploy/finding.ts'
import type { Observation } from '../deploy/model.ts'
import type { Decision } from '../deploy/step.ts'

/** What the watch of a run left out, and what it measured: later acts drop it from what is seen. */
export interface WatchTold {
  /** Alarms that rang before the switch, by name. */
  readonly leftOut: readonly string[]
  /** The last comparison with the old side; undefined where there was none. */
  readonly compared: Finding | undefined
}

/** Hears what becomes of a watch, decision by decision. */
export class WatchHeard {
  /** Undefined where the run watched nothing. */
  told: WatchTold | undefined

  decided({ move }: Decision, seen: Observation): void {
    const watches = move.kind === 'act' && move.act.kind === 'check' && move.act.check === 'watch'
    const compared = lastComparison(seen) ?? this.told?.compared
    if (watches) this.told = { leftOut: leftOut(seen).map(({ name }) => name), compared }
    else if (this.told !== undefined) this.told = { ...this.told, compared }
  }
}

const lastComparison = ({ findings }: Observation): Finding | undefined =>
  Object.values(findings)
    .filter(({ check }) => check === 'compare')
    .sort((one, other) => other.at - one.at)[0]
