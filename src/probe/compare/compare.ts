import type { Span } from '../../deploy/minutes.ts'
import { type Color, other } from '../../deploy/model.ts'
import type { Measured } from '../../deploy/ports.ts'
import { SwitchoverError } from '../../errors.ts'
import type { CompareSettings, ServiceSettings } from '../../settings.ts'
import { cannot, type Found } from '../by-preview.ts'
import type { Checks } from '../check.ts'
import { oneLine } from '../words.ts'
import { judge } from './judge.ts'
import { comparisonSaid } from './said.ts'

export interface ComparingParts {
  readonly settings: Pick<ServiceSettings, 'watch'>
  /** What AWS measured of a side's target groups in these minutes, one for each pair. */
  readonly measures: (color: Color, span: Span, signal: AbortSignal) => Promise<readonly Measured[]>
}

/** Holds what AWS measured of the candidate against the old side, pair by pair; too few requests are no breach. */
export const createComparing = ({ settings, measures }: ComparingParts): Checks<'compare'> => ({
  compare: async ({ side, minutes, share }, _seen, signal) => {
    const rules = settings.watch?.compare
    if (rules === undefined || minutes === undefined) return cannot('no comparison is configured')
    const { candidate, baseline } = minutes
    if (baseline === undefined)
      return { passed: true, said: 'not compared: nothing is recorded of the time before the switch' }
    try {
      const [here, there] = await Promise.all([
        measures(side.color, candidate, signal),
        measures(other(side.color), baseline, signal),
      ])
      return found(rules, here, there, candidate, share !== undefined)
    } catch (error) {
      if (signal.aborted || !(error instanceof SwitchoverError) || !isMute(error)) throw error
      const said = `CloudWatch could not be asked for metrics: ${oneLine(error.message)}`
      return { passed: false, unread: true, said }
    }
  },
})

/** What ends the whole run is told as what it is. */
const isMute = ({ code }: SwitchoverError): boolean => code === 'denied' || code === 'aws'

function found(
  rules: CompareSettings,
  here: readonly Measured[],
  there: readonly Measured[],
  span: Span,
  together: boolean,
): Found {
  const compared = here.flatMap((candidate) => {
    const baseline = there.find(({ pair }) => pair === candidate.pair)
    return baseline === undefined ? [] : judge(rules, { candidate, baseline }, span, together)
  })
  const passed = compared.every(({ result }) => result !== 'failed')
  return { passed, said: comparisonSaid(compared, rules.requests), compared }
}
