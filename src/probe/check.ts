import type { CheckAct } from '../deploy/acts.ts'
import type { Check } from '../deploy/finding.ts'
import type { Observation } from '../deploy/model.ts'
import type { Found } from './by-preview.ts'

/** One check; throws when its signal comes. */
export type Run = (act: CheckAct, seen: Observation, signal: AbortSignal) => Promise<Found>

export type Checks<Name extends Check> = Readonly<Record<Name, Run>>
