import type { Mistake } from '../../deploy/ports.ts'
import { groupName } from '../arns.ts'
import { isMissing } from '../faults.ts'
import { pairPath } from '../identity.ts'
import type { Scope } from '../scope.ts'
import { type Attributes, attributesOf } from './attributes.ts'
import type { Pair } from './forwards.ts'

/** Sticky sessions of a target group. */
interface Sessions {
  readonly kind: 'lb_cookie' | 'app_cookie'
  readonly seconds: number
  /** The application's own that they follow. */
  readonly cookie: string | undefined
}

/** A group that does not exist is told where the groups are. */
const noneIfMissing = (error: unknown): undefined => {
  if (!isMissing(error)) throw error
}

/** How AWS keeps it where nothing else is said. */
const usualSeconds = 86_400

/** What the attributes say of them; undefined where there are none. */
export const sessionsIn = (attributes: Attributes): Sessions | undefined => {
  const of = (key: string) => attributes.get(`stickiness.${key}`)
  if (of('enabled') !== 'true') return undefined
  const kind = of('type') === 'app_cookie' ? 'app_cookie' : 'lb_cookie'
  const cookie = kind === 'app_cookie' ? of('app_cookie.cookie_name') : undefined
  return { kind, seconds: Number(of(`${kind}.duration_seconds`)) || usualSeconds, cookie }
}

const sessionsOf = async (scope: Scope, arn: string, signal: AbortSignal): Promise<Sessions | undefined> =>
  sessionsIn(await attributesOf(scope, arn, signal))

/** Whether one of these groups keeps sessions. */
export const anySticky = async (
  scope: Scope,
  groups: readonly string[],
  signal: AbortSignal,
): Promise<boolean> => {
  const found = await Promise.all(groups.map((arn) => sessionsOf(scope, arn, signal)))
  return found.some((sessions) => sessions !== undefined)
}

/** For how many seconds the groups of a pair keep sessions, the longer of the two; 0 where neither does. */
const sessionSeconds = async (scope: Scope, { blue, green }: Pair, signal: AbortSignal) => {
  const found = await Promise.all([blue, green].map((arn) => sessionsOf(scope, arn, signal)))
  return Math.max(0, ...found.map((sessions) => sessions?.seconds ?? 0))
}

/** Of each pair, read once: AWS lets nobody begin with sticky sessions behind weights without group stickiness. */
export type SessionsOfPairs = (signal: AbortSignal) => Promise<readonly number[]>

export const createSessions = (scope: Scope): SessionsOfPairs => {
  let known: Promise<readonly number[]> | undefined
  return (signal) => {
    // Only weights are concerned by them.
    if (!scope.settings.switch.byWeight) return Promise.resolve([])
    known ??= Promise.all(scope.settings.pairs.map((pair) => sessionSeconds(scope, pair, signal))).catch(
      (error: unknown) => {
        known = undefined
        throw error
      },
    )
    return known
  }
}

/**
 * "Application-based cookies don't work with weighted target groups."
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/sticky-sessions.html
 */
export const checkSessions = async (scope: Scope, signal: AbortSignal): Promise<readonly Mistake[]> => {
  if (!scope.settings.switch.byWeight) return []
  const groups = scope.settings.pairs.flatMap(({ blue, green }, index) => [
    { path: `${pairPath(scope.settings, index)}.blue`, arn: blue },
    { path: `${pairPath(scope.settings, index)}.green`, arn: green },
  ])
  const found = await Promise.all(
    groups.map(({ arn }) => sessionsOf(scope, arn, signal).catch(noneIfMissing)),
  )
  return groups
    .filter((_, index) => found[index]?.kind === 'app_cookie')
    .map(({ path, arn }) => ({
      path,
      said: `${groupName(arn)} keeps sessions by a cookie of the application, which does not work while two groups share the traffic`,
      remedy: 'Write `switch: { steps: [100] }`, or set stickiness.type of both groups to lb_cookie.',
    }))
}
