import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Mistake } from '../../deploy/ports.ts'
import { groupName } from '../arns.ts'
import { groupsOf } from '../identity.ts'
import { keys, type Scope } from '../scope.ts'
import { fedBy } from './forwards.ts'
import { tagsOf } from './reading.ts'
import { previewsOn, type Reserved, ruleSaid } from './reserved.ts'
import type { Road } from './roads.ts'

/** A listener or rule that is no route and yet sends traffic to one of our groups. */
interface Other {
  readonly arn: string
  readonly said: string
  readonly fed: readonly string[]
}

/** Traffic that comes to either group by a way that is no route would stay behind at the switch. */
export const checkOthers = async (
  scope: Scope,
  roads: readonly Road[],
  reserved: readonly Reserved[],
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const own = [...previewsOn(reserved), ...reserved.flatMap(({ lease }) => lease ?? [])]
  const known = [...own, ...scope.settings.routes].map(({ arn }) => arn)
  const others = feeding(scope, roads).filter(({ arn }) => !known.includes(arn))
  if (others.length === 0) return []
  const elbv2 = await scope.clients.elbv2()
  const tags = await tagsOf(
    elbv2,
    others.map(({ arn }) => arn),
    signal,
  )
  return others.map(({ arn, said, fed }) => {
    const left = tags.get(arn)?.[keys.owner] === scope.owner
    return {
      path: `services.${scope.settings.service}.routes`,
      said: `${said} forwards to ${fed.map(groupName).join(' and ')} and is none of the routes`,
      remedy: left
        ? 'It is a preview rule of this service at another priority: set preview.priority to that one, or delete it.'
        : 'Add it to routes, so that it is switched with them, or let it forward elsewhere: it would stay behind at the switch.',
    }
  })
}

const feeding = (scope: Scope, roads: readonly Road[]): readonly Other[] =>
  roads
    .flatMap(({ listeners }) => listeners)
    .flatMap(({ listener: { ListenerArn: arn = '', DefaultActions }, rules }) => [
      { arn, said: `the default action of ${arn}`, fed: oursIn(scope, DefaultActions) },
      // The default rule of a listener is its default action.
      ...rules
        .filter(({ IsDefault }) => IsDefault !== true)
        .map((rule) => ({
          arn: rule.RuleArn ?? '',
          said: `the rule ${ruleSaid(rule)}`,
          fed: oursIn(scope, rule.Actions),
        })),
    ])
    .filter(({ fed }) => fed.length > 0)

const oursIn = (scope: Scope, actions: readonly Action[] | undefined): readonly string[] => {
  const ours = new Set(groupsOf(scope.settings))
  return fedBy(actions).filter((arn) => ours.has(arn))
}
