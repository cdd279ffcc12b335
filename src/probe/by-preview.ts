import type { CheckAct } from '../deploy/acts.ts'
import type { Observation } from '../deploy/model.ts'
import type { Probes } from '../deploy/ports.ts'
import type { Endpoint } from '../endpoint.ts'

export type Found = Awaited<ReturnType<Probes['run']>>

/** A check that cannot run is a failure that says so, never a pass. */
export const cannot = (said: string): Found => ({ passed: false, said, nodes: [], machines: [] })

export const firstOf = (endpoints: readonly Endpoint[]): readonly Endpoint[] =>
  endpoints.filter(({ firstRoute }) => firstRoute)

/**
 * Where each pair's preview rule is asked, with its header, the first route's first; or in words why no request can
 * reach this side by it.
 */
export const previewsOf = (
  act: CheckAct,
  { preview }: Observation,
  endpoints: readonly Endpoint[],
): readonly Endpoint[] | string => {
  if (preview === undefined) return 'there is no preview rule'
  if (preview.shows === undefined) return 'the preview rules do not agree'
  if (preview.shows !== act.side.color)
    return `the preview rule shows ${preview.shows}, not ${act.side.color}`
  return preview.rules.flatMap(({ pair, header }) => {
    const endpoint = endpoints.find((one) => one.pair === pair)
    return endpoint ? [{ ...endpoint, headers: { [header.name.toLowerCase()]: header.value } }] : []
  })
}
