import type { Act } from '../acts.ts'
import { type Color, type Observation, other, type Seen } from '../model.ts'
import type { Route } from '../route.ts'
import { isDraining } from '../seen.ts'
import type { Side, Target } from '../side.ts'

/** What acts on rules and target groups leave behind. */

/** A group that no rule names is not health-checked: its targets are `unused`. */
const isNamed = (seen: Seen, color: Color, pair: number): boolean =>
  seen.routes.some(
    (route) => route.pair === pair && (route.forwards === color || route.forwards === 'mixed'),
  ) || seen.preview?.names.includes(color) === true

export const fresh = (seen: Observation, color: Color, ids: readonly string[]): readonly Target[] =>
  pairsOf(seen).flatMap((pair) =>
    ids.map((id): Target => {
      const state = isNamed(seen, color, pair) ? 'initial' : 'unused'
      return { id, port: 0, pair, group: '', state, said: '' }
    }),
  )

/** Every pair of target groups has a route. */
const pairsOf = (seen: Observation): readonly number[] => [...new Set(seen.routes.map(({ pair }) => pair))]

/** Health checks begin with the first rule that names a group and end with the last. */
export function checked(seen: Observation): Observation {
  const begin = (side: Side, color: Color): Side => ({
    ...side,
    targets: side.targets.map((target) => {
      if (isDraining(target)) return target
      if (!isNamed(seen, color, target.pair)) return { ...target, state: 'unused', said: '' }
      return target.state === 'unused' ? { ...target, state: 'initial', said: '' } : target
    }),
  })
  return { ...seen, sides: { blue: begin(seen.sides.blue, 'blue'), green: begin(seen.sides.green, 'green') } }
}

export function previewed(seen: Observation, act: Extract<Act, { kind: 'preview' }>): Observation {
  const { shows, names, attempt } = act
  const rules = pairsOf(seen).map(
    (pair) =>
      seen.preview?.rules.find((rule) => rule.pair === pair) ?? {
        arn: 'preview',
        pair,
        header: { name: '', value: '' },
        url: '',
      },
  )
  return checked({ ...seen, preview: { shows, names, attempt, rules } })
}

export function forwarded(seen: Observation, act: Extract<Act, { kind: 'forward' }>): Observation {
  const { color, share = 100 } = act
  const set = ({ weights: _, ...route }: Route): Route => {
    if (share === 100) return { ...route, forwards: color, said: color }
    const weights = { blue: 100 - share, green: 100 - share, [color]: share }
    return { ...route, forwards: 'mixed', weights, said: `${other(color)} ${100 - share}, ${color} ${share}` }
  }
  return checked({ ...seen, routes: seen.routes.map(set) })
}
