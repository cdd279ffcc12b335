import { previewPriorities } from '../../../deploy/preview-priorities.ts'
import type { Wrong } from '../shape.ts'
import type { PartService, Written } from '../written.ts'

type Rule = (written: Written) => readonly Wrong[]

/** Each route names one listener or one rule, and none twice. */
export const eachRouteIsOneThing: Rule = ({ name, service }) =>
  (service.routes ?? []).flatMap((route, at) => {
    const path = ['services', name, 'routes', at]
    if (route === undefined) return []
    const arns = [route.listener, route.rule].filter((arn) => arn !== undefined)
    if (arns.length > 1)
      return [{ path, said: 'names a listener and a rule', remedy: 'Make two routes of it.' }]
    const earlier = (service.routes ?? [])
      .slice(0, at)
      .some((other) => arns[0] && routeArn(other) === arns[0])
    if (earlier) return [{ path, said: `${arns[0]} is named twice`, remedy: 'Name each route once.' }]
    return []
  })

/** A route without its listener or rule, where neither was written at all. */
export const eachRouteIsSomething: Rule = ({ name, service }) =>
  (service.routes ?? []).flatMap((route, at) =>
    route !== undefined && Object.keys(route).every((key) => key !== 'listener' && key !== 'rule')
      ? [
          {
            path: ['services', name, 'routes', at],
            said: 'names neither a listener nor a rule',
            remedy: 'Add `listener` (its default action is switched) or `rule`, with an ARN.',
          },
        ]
      : [],
  )

/** Blue and green are two groups, and a group belongs to one pair. */
export const sidesDiffer: Rule = ({ name, service }) =>
  pairsOf(name, service).flatMap(({ path, blue, green }) =>
    blue !== undefined && blue === green
      ? [
          {
            path,
            said: 'blue and green are the same target group',
            remedy: 'Give each side a group of its own.',
          },
        ]
      : [],
  )

/** The preview is matched by a header that the load balancer can match. */
export const previewHeaderIsMatchable: Rule = ({ name, service }) =>
  service.preview?.header?.toLowerCase() === 'host'
    ? [
        {
          path: ['services', name, 'preview', 'header'],
          said: 'Host is not matched as a header',
          remedy: 'Use a header of your own, such as X-Switchover-Preview.',
        },
      ]
    : []

export const routeArn = (
  route: { readonly listener?: string | undefined; readonly rule?: string | undefined } | undefined,
): string | undefined => route?.listener ?? route?.rule

type PartRoute = { readonly listener?: string | undefined; readonly rule?: string | undefined } | undefined

/** The listener that a route belongs to; a rule's ARN holds its listener's. */
export const listenerOf = (route: PartRoute): string | undefined =>
  route?.listener ?? route?.rule?.replace(':listener-rule/', ':listener/').replace(/\/[^/]+$/, '')

/** The load balancer that a route belongs to. */
const balancerOf = (route: PartRoute): string | undefined => listenerOf(route)?.replace(/\/[^/]+$/, '')

/** The pair that a route goes to, as one word; undefined where it is not known. */
const pairOf = (service: PartService, at: number): string | undefined => {
  const pair = service.routes?.[at]?.['target-groups'] ?? service['target-groups']
  return pair?.blue === undefined || pair.green === undefined ? undefined : `${pair.blue} ${pair.green}`
}

/** The first route that goes where this one goes. */
const firstLike = (service: PartService, at: number): number =>
  (service.routes ?? []).findIndex((_, i) => pairOf(service, i) === pairOf(service, at))

/** The listener of the first route of each pair: there its preview rule stands. */
export const previewListeners = (service: PartService): readonly string[] =>
  (service.routes ?? []).flatMap((route, at) => {
    const listener = listenerOf(route)
    return firstLike(service, at) === at && listener !== undefined ? [listener] : []
  })

/** The first route is of the service's own pair, which the lease and the preview of release tests go by. */
export const firstRouteIsOfTheService: Rule = ({ name, service }) => {
  const [first, own] = [pairOf(service, 0), pairOf({ ...service, routes: [] }, 0)]
  if (first === undefined || own === undefined || first === own) return []
  return [
    {
      path: ['services', name, 'routes', 0, 'target-groups'],
      said: "the first route goes to other target groups than the service's own",
      remedy: `Name these as services.${name}.target-groups, and the others at the routes that go to them.`,
    },
  ]
}

/** A target group serves one load balancer, so that each has a pair of its own. */
export const eachBalancerHasItsPair: Rule = ({ name, service }) =>
  (service.routes ?? []).flatMap((route, at) => {
    const first = firstLike(service, at)
    const [here, there] = [balancerOf(route), balancerOf(service.routes?.[first])]
    if (pairOf(service, at) === undefined || here === undefined || there === undefined || here === there)
      return []
    return [
      {
        path: ['services', name, 'routes', at],
        said: `is on another load balancer than routes[${first}], which goes to the same target groups`,
        remedy: 'Give this route `target-groups` of its own: a target group serves one load balancer.',
      },
    ]
  })

/** Every preview rule has a priority that AWS takes. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html */
export const prioritiesAreLowEnough: Rule = ({ name, service }) => {
  const { priority } = service.preview ?? {}
  const last =
    priority === undefined ? 0 : Math.max(...previewPriorities(previewListeners(service), priority))
  return last <= 50_000
    ? []
    : [
        {
          path: ['services', name, 'preview', 'priority'],
          said: `leaves no room: the preview rules go up to priority ${last}, AWS takes 50000 at most`,
          remedy: 'Choose a lower priority.',
        },
      ]
}

/** Every pair of target groups that a service names, the service's own first. */
export function pairsOf(name: string, service: PartService) {
  const own = service['target-groups']
  const ofRoutes = (service.routes ?? []).map((route, at) => ({
    path: ['services', name, 'routes', at, 'target-groups'],
    ...route?.['target-groups'],
  }))
  return [{ path: ['services', name, 'target-groups'], ...own }, ...ofRoutes].filter(
    ({ blue, green }) => blue !== undefined || green !== undefined,
  )
}
