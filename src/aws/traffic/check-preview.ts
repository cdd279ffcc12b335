import type { Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Mistake } from '../../deploy/ports.ts'
import { everyTest, type HttpSettings } from '../../settings.ts'
import type { Scope } from '../scope.ts'
import { type Asked, meets } from './conditions.ts'
import { hostOf } from './endpoints.ts'
import { authenticatingIn } from './logins.ts'
import { type PreviewPlace, previewPlaces, type Reserved, ruleSaid, takenSaid } from './reserved.ts'
import type { FoundRoute } from './routes.ts'

/** Mistakes about the places of the preview rules and the lease, on the first listener of each pair's routes. */
export const checkPreview = (
  scope: Scope,
  routes: readonly FoundRoute[],
  reserved: readonly Reserved[],
): readonly Mistake[] => {
  const ofPlace = (place: PreviewPlace): readonly Mistake[] => {
    const first = routes.find(({ settings }) => settings.pair === place.pair)
    const rules = reserved.find(({ listener }) => listener === place.listener)?.rules
    if (first === undefined || rules === undefined) return []
    return [...checkShadow(scope, place, first, rules), ...checkOpen(scope, place, first)]
  }
  return [...reserved.flatMap((one) => checkFree(scope, one)), ...previewPlaces(scope).flatMap(ofPlace)]
}

const checkFree = (scope: Scope, { listener, strangers }: Reserved): readonly Mistake[] =>
  strangers.length === 0
    ? []
    : [
        {
          path: previewPath(scope, 'priority'),
          said: takenSaid(scope, strangers, listener),
          remedy:
            scope.settings.pairs.length === 1
              ? 'Choose a priority that is free together with the one after it.'
              : 'Choose a priority that is free on the listener of each pair’s first route, and the one after it on the first.',
        },
      ]

/** A rule that comes first and matches what we ask of the preview would answer in its place. */
const checkShadow = (
  scope: Scope,
  place: PreviewPlace,
  first: FoundRoute,
  rules: readonly Rule[],
): readonly Mistake[] =>
  shadowsOf(scope, place, first, rules).map((said) => ({
    path: previewPath(scope, 'priority'),
    said,
    remedy: 'Choose a priority before that rule: a test of the idle side would be answered by another.',
  }))

/** Every rule that would answer in the place of a preview rule, in words. */
export const allShadows = (
  scope: Scope,
  routes: readonly FoundRoute[],
  reserved: readonly Reserved[],
): readonly string[] =>
  previewPlaces(scope).flatMap((place) => {
    const first = routes.find(({ settings }) => settings.pair === place.pair)
    const rules = reserved.find(({ listener }) => listener === place.listener)?.rules ?? []
    return first === undefined ? [] : shadowsOf(scope, place, first, rules)
  })

const shadowsOf = (
  scope: Scope,
  place: PreviewPlace,
  first: FoundRoute,
  rules: readonly Rule[],
): readonly string[] => {
  const asked = previewQuestions(scope, place, first)
  const before = rules.filter(({ Priority }) => Number(Priority) < place.priority)
  return before.flatMap((rule) => {
    const question = asked.find((one) => meets(rule.Conditions, one))
    return question === undefined ? [] : [shadowed(rule, question)]
  })
}

const shadowed = (rule: Rule, { method, host, path }: Asked): string =>
  `the rule ${ruleSaid(rule)} would take ${method} ${host}${path} before the preview rule does`

/** All that is asked through a preview rule, with its header: of release tests only the first one hears. */
const previewQuestions = (scope: Scope, { pair }: PreviewPlace, first: FoundRoute): readonly Asked[] => {
  const { proof, releaseTests, preview } = scope.settings
  const host = hostOf(scope, first)
  const tests = everyTest(releaseTests).flatMap((test) =>
    pair === 0 && test.kind === 'http' && test.via === 'preview' ? [test.http] : [],
  )
  const questions = [
    ...tests,
    ...(proof === undefined ? [] : [{ ...proof.http, path: first.settings.proofPath ?? proof.http.path }]),
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

/** The preview rule only forwards: behind a route that authenticates it would let its header pass for a log-in. */
const checkOpen = (scope: Scope, { pair }: PreviewPlace, first: FoundRoute): readonly Mistake[] => {
  const asks = authenticatingIn(first.actions)
  if (asks === undefined) return []
  return [
    {
      path: pair === 0 ? `services.${scope.settings.service}.preview` : first.settings.path,
      said: `the first route${pair === 0 ? '' : ' to its target groups'} authenticates its visitors (${asks.Type}); a preview by header would pass them by`,
      remedy: 'Put a route first that does not authenticate: a standing preview is needed there.',
    },
  ]
}

const previewPath = (scope: Scope, key: string) => `services.${scope.settings.service}.preview.${key}`
