import { type Color, colors, other } from '../../deploy/model.ts'
import type { Scope } from '../scope.ts'
import { checkRoutes } from '../traffic/check-routes.ts'
import { sideOf } from '../traffic/forwards.ts'
import { readRoads } from '../traffic/roads.ts'

/** The side that no route feeds; undefined where routes are missing or disagree, which is told elsewhere. */
export const idleSide = async (scope: Scope, signal: AbortSignal): Promise<Color | undefined> => {
  const { found } = checkRoutes(scope, await readRoads(scope, signal))
  if (found.length < scope.settings.routes.length) return undefined
  const fed = found.map(({ actions, pair }) => sideOf(actions, pair))
  return colors.find((color) => fed.every((side) => side === other(color)))
}
