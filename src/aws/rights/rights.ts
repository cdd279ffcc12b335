import pLimit from 'p-limit'
import type { Mistake } from '../../deploy/ports.ts'
import type { AwsFleet, Tried } from '../fleet/fleet.ts'
import type { Identity } from '../identity.ts'
import type { Scope } from '../scope.ts'
import type { Ahead } from '../traffic/check-traffic.ts'
import { needsOf } from './needs.ts'
import { entityOf, isRoot, type Simulated, simulate } from './simulate.ts'

/** IAM takes few questions at once. */
const questionsAtOnce = 4

/**
 * What the run's own role may not do of what this config leads to, before anything is launched: EC2 is tried by its own
 * dry run, the rest asked of IAM. What could not be found out is told in one sentence.
 */
export const checkRights = async (
  scope: Scope,
  fleet: AwsFleet,
  { role }: Pick<Identity, 'role'>,
  ahead: Ahead,
  release: string,
  signal: AbortSignal,
): Promise<{ readonly mistakes: readonly Mistake[]; readonly notices: readonly string[] }> => {
  const [tried, needs] = await Promise.all([
    ahead.launches ? (fleet.tryRights?.(release, signal) ?? []) : [],
    needsOf(scope, ahead, signal),
  ])
  const entity = entityOf(role)
  const known = new Set(tried.map(({ action }) => action))
  const open = needs
    .map((need) => ({ ...need, actions: need.actions.filter((action) => !known.has(action)) }))
    .filter(({ actions }) => actions.length > 0)
  const limit = pLimit(questionsAtOnce)
  const simulated = await Promise.all(
    (isRoot(role) ? [] : open).map((need) => limit(() => simulate(scope, entity, need, signal))),
  )
  return {
    mistakes: [
      ...tried.flatMap(deniedByTrial),
      ...simulated.flatMap((found) => deniedByPolicy(entity ?? role, found)),
    ],
    notices: unchecked(simulated),
  }
}

const path = 'permissions'

const deniedByTrial = ({ action, denied }: Tried): readonly Mistake[] =>
  denied === undefined ? [] : [{ path, said: denied, remedy: allowing([action], ['*']) }]

/** One for each set of resources, with all that is missing on it. */
const deniedByPolicy = (entity: string, { denied }: Simulated): readonly Mistake[] => {
  const actions = [...new Set(denied.map(({ action }) => action))]
  return actions.map((action) => {
    const those = denied.filter((one) => one.action === action)
    const resources = those.map(({ resource }) => resource)
    const by = those.find((one) => one.by !== undefined)?.by
    const said = `${entity} may not ${action} on ${resources.join(', ')}`
    if (by === undefined) return { path, said, remedy: allowing([action], resources) }
    return { path, said: `${said}: ${denies[by].said}`, remedy: denies[by].remedy }
  })
}

const denies = {
  statement: { said: 'a statement denies it', remedy: 'Take it out of the statement that denies it.' },
  boundary: {
    said: 'the permissions boundary does not allow it',
    remedy: 'Allow it in the permissions boundary of the role, and in a policy of the role.',
  },
} as const

/** What is to be done about calls that no statement allows. */
export const allowing = (actions: readonly string[], resources: readonly string[]): string => {
  const one = (texts: readonly string[]) => (texts.length === 1 ? texts[0] : texts)
  const statement = { Effect: 'Allow', Action: one(actions), Resource: one(resources) }
  return `Add to a policy of the role: ${JSON.stringify(statement)}`
}

const unchecked = (simulated: readonly Simulated[]): readonly string[] => {
  const all = simulated.flatMap(({ unknown }) => unknown)
  if (all.length === 0) return []
  const actions = [...new Set(all.map(({ action }) => action))].sort()
  const why = [...new Set(all.map((one) => one.why))].sort()
  return [
    `whether the role may do this was not checked beforehand: ${actions.join(', ')} (${why.join('; ')})`,
  ]
}
