import type { TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2'
import { type Color, colors } from '../../deploy/model.ts'
import type { Mistake } from '../../deploy/ports.ts'
import { loadBalancerOf } from '../arns.ts'
import { isMissing } from '../faults.ts'
import { groupsOf, pairPath } from '../identity.ts'
import type { Scope } from '../scope.ts'
import { attributesOf } from './attributes.ts'
import { decisive, type Twin } from './twins.ts'

/** What AWS has under each target group's ARN; groups that do not exist are left out. */
export const existingGroups = async (
  scope: Scope,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, TargetGroup>> => {
  const arns = [...new Set(groupsOf(scope.settings))]
  const elbv2 = await scope.clients.elbv2()
  const ask = async (some: string[]) =>
    (await elbv2.describeTargetGroups({ TargetGroupArns: some }, signal)).TargetGroups ?? []
  // One that does not exist fails the whole call: then each is asked for by itself.
  const found = await ask(arns).catch((error: unknown) => {
    if (!isMissing(error)) throw error
    return Promise.all(arns.map((arn) => ask([arn]).catch(emptyIfMissing))).then((each) => each.flat())
  })
  return new Map(found.map((group) => [group.TargetGroupArn ?? '', group]))
}

const emptyIfMissing = (error: unknown): TargetGroup[] => {
  if (isMissing(error)) return []
  throw error
}

/** The groups of each pair that exist, with their attributes. */
export const existingTwins = async (
  scope: Scope,
  signal: AbortSignal,
): Promise<readonly Readonly<Record<Color, Twin | undefined>>[]> => {
  const groups = await existingGroups(scope, signal)
  const twin = async (arn: string): Promise<Twin | undefined> => {
    const group = groups.get(arn)
    return group && { group, attributes: await attributesOf(scope, arn, signal) }
  }
  return Promise.all(
    scope.settings.pairs.map(async (pair) => {
      const [blue, green] = await Promise.all([twin(pair.blue), twin(pair.green)])
      return { blue, green }
    }),
  )
}

/** Mistakes about the target groups: missing, attached elsewhere, not twins, of a kind that cannot be used. */
export const checkGroups = async (scope: Scope, signal: AbortSignal): Promise<readonly Mistake[]> => {
  const twins = await existingTwins(scope, signal)
  return scope.settings.pairs.flatMap((pair, index) => {
    const path = pairPath(scope.settings, index)
    const { blue, green } = twins[index] ?? {}
    const each = colors.flatMap((color) =>
      checkGroup(scope, `${path}.${color}`, index, pair[color], twins[index]?.[color]?.group),
    )
    return [...each, ...(blue && green ? checkTwins(path, blue, green) : [])]
  })
}

const checkGroup = (
  scope: Scope,
  path: string,
  pair: number,
  arn: string,
  group: TargetGroup | undefined,
): readonly Mistake[] => {
  if (group === undefined) {
    const remedy = 'Name a target group that exists, by its whole ARN.'
    return [{ path, said: `the target group ${arn} does not exist`, remedy }]
  }
  return [...checkAttached(scope, path, pair, group), ...checkType(path, group)]
}

const checkAttached = (scope: Scope, path: string, pair: number, group: TargetGroup): readonly Mistake[] => {
  const balancers = scope.settings.routes
    .filter((route) => route.pair === pair)
    .map(({ arn }) => loadBalancerOf(arn))
  const elsewhere = (group.LoadBalancerArns ?? []).filter((arn) => !balancers.includes(arn))
  if (elsewhere.length === 0) return []
  return [
    {
      path,
      said: `${group.TargetGroupName} belongs to another load balancer than its routes: ${elsewhere.join(', ')}`,
      remedy:
        'A target group serves one load balancer only: name the group of the load balancer that the routes are on.',
    },
  ]
}

/** Instances are registered by their ids, or by their addresses. */
const usable: readonly TargetGroup['TargetType'][] = ['instance', 'ip']

const checkType = (path: string, { TargetGroupName, TargetType }: TargetGroup): readonly Mistake[] =>
  usable.includes(TargetType)
    ? []
    : [
        {
          path,
          said: `${TargetGroupName} takes targets of type ${TargetType}`,
          remedy: 'Use target groups of type instance or ip: instances of the fleet are registered in them.',
        },
      ]

/** Blue and green must be twins in all that changes answers. */
const checkTwins = (path: string, blue: Twin, green: Twin): readonly Mistake[] => {
  if (blue.group.TargetGroupArn === green.group.TargetGroupArn) {
    const said = `blue and green are the same target group ${blue.group.TargetGroupName}`
    return [{ path, said, remedy: 'Give each side a target group of its own.' }]
  }
  return decisive(blue, green).map((found) => ({
    path,
    said: `blue and green differ in ${found.what}: ${found.blue} and ${found.green}`,
    remedy: 'Make the two target groups alike: the one takes over the work of the other.',
  }))
}
