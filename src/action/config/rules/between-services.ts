import { previewPriorities } from '../../../deploy/preview-priorities.ts'
import type { Path } from '../document.ts'
import type { Wrong } from '../shape.ts'
import type { Written } from '../written.ts'
import { listenerOf, pairsOf, previewListeners, routeArn } from './routes.ts'

/** A thing that only one service may have. */
interface Claim {
  readonly service: string
  /** What is claimed; pairs of one service may share it when this is the same. */
  readonly by: string
  readonly what: string
  readonly said: string
  readonly path: Path
}

/** What a service switches, scales or writes belongs to it alone: two that share it would undo each other's work. */
export function nothingIsShared(services: readonly Written[]): readonly Wrong[] {
  const first = new Map<string, Claim>()
  return services
    .flatMap((written) => [
      ...routeClaims(written),
      ...groupClaims(written),
      ...priorityClaims(written),
      ...placedClaims(written),
    ])
    .flatMap((claim) => {
      const before = first.get(claim.what)
      if (before === undefined) first.set(claim.what, claim)
      if (before === undefined || before.by === claim.by) return []
      const owner =
        before.service === claim.service ? 'another place of this service' : `the service ${before.service}`
      return [{ path: claim.path, said: `${claim.said} is used by ${owner}`, remedy: 'Give each its own.' }]
    })
}

const routeClaims = ({ name, service }: Written): readonly Claim[] =>
  (service.routes ?? []).flatMap((route, at) => {
    const arn = routeArn(route)
    const path = ['services', name, 'routes', at]
    // The same route twice in one service is told by another rule.
    return arn === undefined ? [] : [{ service: name, by: name, what: arn, said: arn, path }]
  })

const groupClaims = ({ name, service }: Written): readonly Claim[] =>
  pairsOf(name, service).flatMap(({ path, blue, green }) => {
    // Two routes may name the same pair; a group in two different pairs would be switched twice.
    const by = `${name} ${blue} ${green}`
    const arns = blue === green ? [] : [blue, green]
    return arns.flatMap((arn) =>
      arn === undefined ? [] : [{ service: name, by, what: arn, said: arn, path }],
    )
  })

const priorityClaims = ({ name, service }: Written): readonly Claim[] => {
  const [first, ...others] = previewListeners(service)
  const priority = service.preview?.priority
  if (first === undefined || priority === undefined) return []
  const path = ['services', name, 'preview', 'priority']
  const previews = previewPriorities([first, ...others], priority)
  // The lease stands at the next priority of the first route's listener.
  const places = [
    ...[first, ...others].map((listener, pair) => [listener, previews[pair] ?? priority] as const),
    [first, priority + 1] as const,
  ]
  return places.map(([listener, at]) => ({
    service: name,
    by: name,
    what: `${listener} ${at}`,
    said: `priority ${at} on ${listener}`,
    path,
  }))
}

/** Auto Scaling groups and the gate's parameter have names that are good for one account and Region. */
const placedClaims = ({ name, service }: Written): readonly Claim[] => {
  const place = listenerOf(service.routes?.[0])?.split(':').slice(3, 5).join(':')
  const groups = service.fleet?.['auto-scaling']
  const at = (...rest: readonly string[]): Path => ['services', name, ...rest]
  const named = [
    ...(['blue', 'green'] as const).map((color) => ({
      ...{ kind: 'the Auto Scaling group', id: groups?.[color], path: at('fleet', 'auto-scaling', color) },
    })),
    { kind: 'the parameter', id: service.gate?.ssm, path: at('gate', 'ssm') },
  ]
  return named.flatMap(({ kind, id, path }) =>
    id === undefined || place === undefined
      ? []
      : [{ service: name, by: name, what: `${place} ${kind} ${id}`, said: `${kind} ${id}`, path }],
  )
}
