import type { CheckAct } from '../deploy/acts.ts'
import { type Identity, type Observation, other } from '../deploy/model.ts'
import type { Endpoint } from '../endpoint.ts'
import type { ServiceSettings } from '../settings.ts'
import { cannot, type Found, firstOf, previewsOf } from './by-preview.ts'
import type { Checks } from './check.ts'
import type { Claim, Proving } from './claim.ts'
import { tellsApart, valuesOf } from './expect.ts'
import { isOpenTo } from './question.ts'

/** What proofs stand on. */
export interface ProofParts {
  readonly settings: ServiceSettings
  /** Where each route is asked, in the order of the config. */
  readonly endpoints: () => Promise<readonly Endpoint[]>
  /** How long one round goes on asking. */
  readonly roundMs: number
  readonly provers: Readonly<Record<'proof' | 'preview' | 'plain', Proving>>
}

const plainly = ({ headers: _, ...endpoint }: Endpoint): Endpoint => endpoint

/** What the load balancer itself answers for a group without targets. */
const fromNobody = { from: 503, to: 503 } as const

const isEmpty = (seen: Observation, { color }: Identity): boolean => seen.sides[color].targets.length === 0

/** Instances that can ask: those of the other side first, since those of this one may have to go. */
const askersOf = (seen: Observation, { color }: Identity): readonly string[] =>
  [other(color), color].flatMap((side) =>
    seen.sides[side].machines
      .filter(({ state }) => state === 'running')
      .map(({ id }) => id)
      .sort(),
  )

/** The proofs: that every node shows production, and the preview, as they are meant to be. */
export const proofs = ({
  settings,
  endpoints,
  roundMs,
  provers,
}: ProofParts): Checks<'proof' | 'preview'> => {
  const claimOf = (act: CheckAct, seen: Observation, claim: Omit<Claim, 'askers'>): Claim => ({
    ...claim,
    askers: askersOf(seen, act.side),
  })
  const prove = async (
    act: CheckAct,
    seen: Observation,
    asked: readonly Endpoint[],
    owing: readonly Endpoint[],
    signal: AbortSignal,
  ): Promise<Found> => {
    const { proof } = settings
    if (proof === undefined) return cannot('no proof is configured: answers show no side')
    // Nobody knows the mark of a side that we did not make: there the other one's must be gone.
    const own = valuesOf(settings, act.side)
    const other = act.unlike && valuesOf(settings, act.unlike)
    if (other !== undefined && !tellsApart(proof.http, own, other))
      return cannot(`the mark does not tell ${other.color} from ${own.color}`)
    const absent = act.side.adopted && other !== undefined
    const values = absent ? other : own
    const key = JSON.stringify([act.key, values, other, asked.map(({ headers }) => headers), absent])
    const prover = act.check === 'preview' ? provers.preview : provers.proof
    const http = absent && isEmpty(seen, act.side) ? { ...proof.http, status: fromNobody } : proof.http
    const claim = claimOf(act, seen, { key, http, values, other, endpoints: asked, owing, absent })
    return prover.round(claim, roundMs, signal)
  }
  /** Nobody knows the mark of a live side that we did not make: it must be seen not to be the candidate's. */
  const without = async (
    act: CheckAct,
    seen: Observation,
    asked: readonly Endpoint[],
    signal: AbortSignal,
  ): Promise<Found> => {
    const values = valuesOf(settings, act.side)
    const http = settings.proof && { ...settings.proof.http, passes: 1 }
    if (http === undefined) return cannot('no proof is configured: answers show no side')
    const key = JSON.stringify([act.key, values])
    const owing = firstOf(asked)
    const asks = { key, http, values, other: undefined, endpoints: asked, owing }
    const claim = claimOf(act, seen, { ...asks, absent: true })
    return provers.plain.round(claim, roundMs, signal)
  }
  return {
    proof: async (act, seen, signal) => {
      const all = await endpoints()
      const { proof } = settings
      const asked = all.filter((endpoint) => proof === undefined || isOpenTo(endpoint, proof.http))
      return prove(act, seen, asked, all, signal)
    },
    preview: async (act, seen, signal) => {
      const asked = previewsOf(act, seen, await endpoints())
      if (typeof asked === 'string') return cannot(asked)
      const stranger = act.unlike?.adopted && !isEmpty(seen, act.unlike)
      const plain = stranger ? await without(act, seen, asked.map(plainly), signal) : undefined
      return plain?.passed === false
        ? cannot(`without the preview header: ${plain.said}`)
        : // Release tests go through the first route's; another load balancer may be out of reach from here.
          prove(act, seen, asked, firstOf(asked), signal)
    },
  }
}
