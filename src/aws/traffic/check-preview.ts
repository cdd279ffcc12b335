import type { Action, Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Mistake } from '../../deploy/ports.ts'
import type { HttpSettings } from '../../settings.ts'
import type { Scope } from '../scope.ts'
import { type Asked, meets } from './conditions.ts'
import { hostOf } from './endpoints.ts'
import { priorities, type Reserved, ruleSaid, takenSaid } from './reserved.ts'
import type { FoundRoute } from './routes.ts'

/** Mistakes about the place of the preview rule and the lease on the first route's listener. */
export const checkPreview = (
  scope: Scope,
  first: FoundRoute | undefined,
  reserved: Reserved,
): readonly Mistake[] => {
  if (first === undefined) return []
  return [...checkFree(scope, reserved), ...checkShadow(scope, first, reserved), ...checkOpen(scope, first)]
}

const checkFree = (scope: Scope, { strangers }: Reserved): readonly Mistake[] =>
  strangers.length === 0
    ? []
    : [
        {
          path: previewPath(scope, 'priority'),
          said: takenSaid(scope, strangers),
          remedy: 'Choose a priority that is free together with the one after it.',
        },
      ]

/** A rule that comes first and matches what we ask of the preview would answer in its place. */
const checkShadow = (scope: Scope, first: FoundRoute, { rules }: Reserved): readonly Mistake[] => {
  const asked = previewQuestions(scope, hostOf(scope, first))
  const before = rules.filter(({ Priority }) => Number(Priority) < priorities(scope)[0])
  return before.flatMap((rule) => {
    const question = asked.find((one) => meets(rule.Conditions, one))
    return question === undefined ? [] : [shadowed(scope, rule, question)]
  })
}

const shadowed = (scope: Scope, rule: Rule, { method, host, path }: Asked): Mistake => ({
  path: previewPath(scope, 'priority'),
  said: `the rule ${ruleSaid(rule)} would take ${method} ${host}${path} before the preview rule does`,
  remedy: 'Choose a priority before that rule: a test of the idle side would be answered by another.',
})

/** All that is asked through the preview rule, with its header. */
const previewQuestions = (scope: Scope, host: string): readonly Asked[] => {
  const { proof, releaseTests, preview, routes } = scope.settings
  const tests = releaseTests.flatMap((test) =>
    test.kind === 'http' && test.via === 'preview' ? [test.http] : [],
  )
  const questions = [
    ...tests,
    ...(proof === undefined ? [] : [{ ...proof.http, path: routes[0]?.proofPath ?? proof.http.path }]),
  ]
  const plain: Pick<HttpSettings, 'method' | 'path' | 'requestHeaders'> = {
    method: 'GET',
    path: '/',
    requestHeaders: {},
  }
  return (questions.length === 0 ? [plain] : questions).map(({ method, path, requestHeaders }) => ({
    method,
    host: Object.entries(requestHeaders).find(([name]) => name.toLowerCase() === 'host')?.[1] ?? host,
    path,
    headers: Object.fromEntries(
      [...Object.entries(requestHeaders), [preview.header, 'the-value'] as const].map(([name, value]) => [
        name.toLowerCase(),
        value,
      ]),
    ),
  }))
}

const authenticating: readonly (Action['Type'] | undefined)[] = [
  'authenticate-oidc',
  'authenticate-cognito',
  'jwt-validation',
]

/** The preview rule only forwards: behind a route that authenticates it would let its header pass for a log-in. */
const checkOpen = (scope: Scope, first: FoundRoute): readonly Mistake[] => {
  const asks = first.actions.find(({ Type }) => authenticating.includes(Type))
  if (asks === undefined) return []
  return [
    {
      path: `services.${scope.settings.service}.preview`,
      said: `the first route authenticates its visitors (${asks.Type}); a preview by header would pass them by`,
      remedy: 'Put a route first that does not authenticate: a standing preview is needed there.',
    },
  ]
}

const previewPath = (scope: Scope, key: string) => `services.${scope.settings.service}.preview.${key}`
