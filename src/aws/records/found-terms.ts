import type { HoldTerms } from '../../deploy/hold-terms.ts'
import type { ServiceSettings } from '../../settings.ts'
import { groupName, partsOf } from '../arns.ts'
import type { Clients } from '../clients.ts'
import { isMissing } from '../faults.ts'
import { groupsOf, type Identity } from '../identity.ts'
import { rulesByArn, tagsOf } from '../traffic/reading.ts'
import { termsMark } from './decode-memo.ts'

/** Recorded terms, with the mark that they were written with. */
export interface Recorded {
  readonly terms: HoldTerms
  readonly mark: string
}

/** Recorded terms that were held against AWS. */
export type Found =
  /** `gone`: recorded things that the config does not name and that AWS does not have any more, for people. */
  | { readonly kind: 'found'; readonly terms: HoldTerms; readonly gone: readonly string[] }
  | { readonly kind: 'distrusted'; readonly why: string }

/**
 * Recorded terms are believed where they are of this very service: a tag can be written by whoever may tag one thing.
 * What only they name must say the same of itself, so that the tags of one service never lead to another's groups;
 * that a route is one of ours shows where it forwards to, which is asked with every look.
 */
export async function foundTerms(
  clients: Clients,
  settings: ServiceSettings,
  identity: Identity,
  { terms, mark }: Recorded,
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
  const routes = only(
    terms.routes.map(({ arn }) => arn),
    settings.routes.map(({ arn }) => arn),
  )
  const stand = await Promise.all(routes.map((arn) => stands(clients, arn, signal)))
  const gone = [
    ...groups.filter((group) => group.says === 'nothing').map(({ arn }) => arn),
    ...routes.filter((_, at) => stand[at] === false),
  ]
  const left = without(terms, gone)
  return left === undefined
    ? { kind: 'distrusted', why: 'no route that they name is there any more' }
    : { kind: 'found', terms: left, gone }
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

async function stands(clients: Clients, route: string, signal: AbortSignal): Promise<boolean> {
  const elbv2 = await clients.elbv2()
  try {
    if (route.includes(':listener-rule/')) return (await rulesByArn(elbv2, [route], signal)).length > 0
    return ((await elbv2.describeListeners({ ListenerArns: [route] }, signal)).Listeners ?? []).length > 0
  } catch (error) {
    if (isMissing(error)) return false
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
