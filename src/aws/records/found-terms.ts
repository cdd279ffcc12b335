import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { HeldRoute, HoldTerms } from '../../deploy/hold-terms.ts'
import type { ServiceSettings } from '../../settings.ts'
import { groupName, partsOf } from '../arns.ts'
import type { Clients } from '../clients.ts'
import { isMissing } from '../faults.ts'
import { groupsOf, type Identity } from '../identity.ts'
import { fedBy } from '../traffic/forwards.ts'
import { rulesByArn, tagsOf } from '../traffic/reading.ts'
import { termsMark } from './decode-memo.ts'

/** Recorded terms, with the mark that they were written with. */
export interface Recorded {
  readonly terms: HoldTerms
  readonly mark: string
}

/** Recorded terms that were held against AWS. */
export type Found =
  | {
      readonly kind: 'found'
      readonly terms: HoldTerms
      /** What of them is left out, each a sentence: recorded things that only they name, and that are not there or not ours. */
      readonly without: readonly string[]
      /** Routes of today's config that they do not name and that go to their target groups: left alone, they would stay behind. */
      readonly joining: readonly HeldRoute[]
    }
  | { readonly kind: 'distrusted'; readonly why: string }

/**
 * Recorded terms are believed where they are of this very service: a tag can be written by whoever may tag one thing.
 * What only they name must say the same of itself, so that the tags of one service never lead to another's groups; that a
 * route is one of ours shows where it forwards to. One that only they name and that goes nowhere of ours keeps nobody
 * from the others.
 */
export async function foundTerms(
  clients: Clients,
  settings: ServiceSettings,
  identity: Identity,
  { terms, mark }: Recorded,
  today: readonly HeldRoute[],
  signal: AbortSignal,
): Promise<Found> {
  const wrong = misfit(settings, identity, terms)
  if (wrong !== undefined) return { kind: 'distrusted', why: wrong }
  const groups = await Promise.all(
    only(groupsIn(terms), groupsOf(settings)).map(async (arn) => ({
      arn,
      says: await says(clients, arn, mark, signal),
    })),
  )
  const other = groups.find((group) => group.says === 'other')
  if (other !== undefined) {
    const why = `${groupName(other.arn)}, which they name and the config does not, does not carry them`
    return { kind: 'distrusted', why }
  }
  const [recorded, config] = [terms.routes, today].map((routes) => routes.map(({ arn }) => arn))
  const asked = [...only(recorded ?? [], config ?? []), ...only(config ?? [], recorded ?? [])]
  const ways = new Map(
    await Promise.all(asked.map(async (arn) => [arn, await leadsTo(clients, arn, signal)] as const)),
  )
  const isOurs = (arn: string) => ways.get(arn)?.some((group) => groupsIn(terms).includes(group)) ?? false
  const out = [
    ...groups.filter((group) => group.says === 'nothing').map(({ arn }) => arn),
    ...only(recorded ?? [], config ?? []).filter((arn) => !isOurs(arn)),
  ]
  const left = without(terms, out)
  if (left === undefined)
    return { kind: 'distrusted', why: 'no route that they name is one of ours any more' }
  return {
    kind: 'found',
    terms: left,
    without: out.map((arn) => leftOut(arn, ways.get(arn))),
    joining: today.flatMap((route) =>
      ways.has(route.arn) && isOurs(route.arn) ? among(left, settings, route) : [],
    ),
  }
}

const leftOut = (arn: string, leads: readonly string[] | undefined): string =>
  leads === undefined
    ? `${arn}, which the deploy recorded, is not there any more: it is left out`
    : `${arn}, which only the record names, goes to none of its target groups (${leads.map(groupName).join(', ') || 'it forwards nothing'}): it is left out`

/** The route by the recorded pairs; none where its own is not one of them. */
function among(
  { pairs }: Pick<HoldTerms, 'pairs'>,
  settings: ServiceSettings,
  route: HeldRoute,
): readonly HeldRoute[] {
  const own = settings.pairs[route.pair]
  const pair = pairs.findIndex(({ blue, green }) => blue === own?.blue && green === own.green)
  return pair < 0 ? [] : [{ ...route, pair }]
}

const groupsIn = ({ pairs }: Pick<HoldTerms, 'pairs'>): readonly string[] =>
  pairs.flatMap(({ blue, green }) => [blue, green])

const only = (arns: readonly string[], known: readonly string[]): readonly string[] => [
  ...new Set(arns.filter((arn) => !known.includes(arn))),
]

/** Why these are not the terms of this service. */
function misfit(settings: ServiceSettings, identity: Identity, terms: HoldTerms): string | undefined {
  const groups = groupsIn(terms)
  const [own] = settings.pairs
  if (own === undefined || !groups.includes(own.blue) || !groups.includes(own.green))
    return 'they name other target groups'
  const foreign = [...groups, ...terms.routes.map(({ arn }) => arn)].find((arn) => {
    const { account, region } = partsOf(arn)
    return account !== identity.account || region !== identity.region
  })
  return foreign && `${foreign} is of another account or Region`
}

async function says(
  clients: Clients,
  group: string,
  mark: string,
  signal: AbortSignal,
): Promise<'the same' | 'other' | 'nothing'> {
  try {
    const tags = await tagsOf(await clients.elbv2(), [group], signal)
    return termsMark(tags.get(group) ?? {}) === mark ? 'the same' : 'other'
  } catch (error) {
    if (isMissing(error)) return 'nothing'
    throw error
  }
}

/** The target groups that a listener or rule sends traffic to; undefined where there is none. */
async function leadsTo(
  clients: Clients,
  route: string,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const elbv2 = await clients.elbv2()
  const groups = (actions: readonly Action[] | undefined) => fedBy(actions)
  try {
    if (route.includes(':listener-rule/')) {
      const [rule] = await rulesByArn(elbv2, [route], signal)
      return rule && groups(rule.Actions)
    }
    const { Listeners: [listener] = [] } = await elbv2.describeListeners({ ListenerArns: [route] }, signal)
    return listener && groups(listener.DefaultActions)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** The terms without what is gone, pairs counted anew; undefined where no route is left. */
function without(terms: HoldTerms, gone: readonly string[]): HoldTerms | undefined {
  if (gone.length === 0) return terms
  const isGone = (pair: number) => {
    const { blue, green } = terms.pairs[pair] ?? {}
    return gone.some((arn) => arn === blue || arn === green)
  }
  const routes = terms.routes.filter(({ arn, pair }) => !gone.includes(arn) && !isGone(pair))
  const kept = terms.pairs.map((_, at) => at).filter((at) => routes.some(({ pair }) => pair === at))
  const pairs = terms.pairs.filter((_, at) => kept.includes(at))
  if (routes.length === 0) return undefined
  return { ...terms, pairs, routes: routes.map((route) => ({ ...route, pair: kept.indexOf(route.pair) })) }
}
