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
