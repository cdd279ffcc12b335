import { type Color, colors } from '../../deploy/model.ts'
import { SwitchoverError } from '../../errors.ts'
import { isMissing } from '../faults.ts'
import type { Scope } from '../scope.ts'
import { sideOf } from '../traffic/forwards.ts'
import { readReserved } from '../traffic/reserved.ts'
import { findRoutes } from '../traffic/routes.ts'

/** The side that no route feeds; undefined where routes are missing or disagree, which is told elsewhere. */
export const idleSide = async (scope: Scope, signal: AbortSignal): Promise<Color | undefined> => {
  try {
    const first = readReserved(scope, signal).then(({ rules }) => rules)
    const fed = (await findRoutes(scope, first, signal)).map(({ actions, pair }) => sideOf(actions, pair))
    return colors.find((color) => fed.every((side) => side === (color === 'blue' ? 'green' : 'blue')))
  } catch (error) {
    const absent = error instanceof SwitchoverError && error.code === 'bad-world'
    if (absent || isMissing(error)) return undefined
    throw error
  }
}
