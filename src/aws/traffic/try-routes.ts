import type { Mistake } from '../../deploy/ports.ts'
import type { Route } from '../../deploy/route.ts'
import { SwitchoverError } from '../../errors.ts'
import type { Scope } from '../scope.ts'
import { asRead } from './forwards.ts'
import { type FoundRoute, findRoute, toRoute } from './routes.ts'

/**
 * Sets every route to exactly what it is: nobody notices, and only who may do that may switch it. (Load balancing has
 * no dry run.) Says for each route why it could not be set. Each is read just before, and left alone where somebody
 * changed it since it was `seen`.
 */
export const tryRoutes = async (
  scope: Scope,
  seen: readonly Route[],
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const mistakes: Mistake[] = []
  for (const settings of scope.settings.routes) {
    const mistake = await tryRoute(scope, await findRoute(scope, settings, signal), seen, signal)
    if (mistake !== undefined) mistakes.push({ path: settings.path, ...mistake })
  }
  if (mistakes.length === 0)
    scope.say(
      `${seen.map(({ name }) => name).join(', ')}: set to what stands there, which shows that the role may switch`,
    )
  return mistakes
}

type Wrong = Pick<Mistake, 'said' | 'remedy'>

const tryRoute = async (
  scope: Scope,
  found: FoundRoute,
  seen: readonly Route[],
  signal: AbortSignal,
): Promise<Wrong | undefined> => {
  const { arn, name, said } = toRoute(scope, found)
  const before = seen.find((route) => route.arn === arn)?.said
  if (before === said) return setAsRead(scope, found, signal)
  return {
    said: `somebody else changed the route ${name} meanwhile (foreign-change): ${before} → ${said}`,
    remedy: 'Set the route back, or run the command again, which looks at it anew.',
  }
}

/** Why it is not allowed; undefined where it is. */
const setAsRead = async (
  scope: Scope,
  { settings: { arn }, rule, actions }: FoundRoute,
  signal: AbortSignal,
): Promise<Wrong | undefined> => {
  const elbv2 = await scope.clients.elbv2()
  try {
    if (rule === undefined)
      await elbv2.modifyListener({ ListenerArn: arn, DefaultActions: asRead(actions) }, signal)
    else await elbv2.modifyRule({ RuleArn: arn, Actions: asRead(actions) }, signal)
    return undefined
  } catch (error) {
    if (error instanceof SwitchoverError && error.code === 'denied')
      return { said: error.message, remedy: 'Give the role what is missing, and run the command again.' }
    throw error
  }
}
