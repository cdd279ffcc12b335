import type { Wrong } from '../shape.ts'
import type { Written } from '../written.ts'
import { pairsOf, routeArn } from './routes.ts'

/** `arn:aws:elasticloadbalancing:eu-west-1:123456789012`: partition, Region and account. */
const placeOf = (arn: string): string => arn.split(':').slice(1, 5).join(':')
const placeSaid = (arn: string): string => {
  const [, partition, , region, account] = arn.split(':')
  return `Region ${region}, account ${account}${partition === 'aws' ? '' : `, partition ${partition}`}`
}

/** All of a service is in one account and Region. */
export const inOnePlace = ({ name, service }: Written): readonly Wrong[] => {
  const arns = [
    ...(service.routes ?? []).map((route, at) => ({
      path: ['services', name, 'routes', at],
      arn: routeArn(route),
    })),
    ...pairsOf(name, service).flatMap(({ path, blue, green }) => [
      { path: [...path, 'blue'], arn: blue },
      { path: [...path, 'green'], arn: green },
    ]),
  ]
  const home = arns.find(({ arn }) => arn !== undefined)?.arn
  return arns.flatMap(({ path, arn }) =>
    arn === undefined || home === undefined || placeOf(arn) === placeOf(home)
      ? []
      : [
          {
            path,
            said: `is in ${placeSaid(arn)}; the service begins in ${placeSaid(home)}`,
            remedy: 'Name resources of one account and Region.',
          },
        ],
  )
}
