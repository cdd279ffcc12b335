import type { Subnet } from '@aws-sdk/client-ec2'
import type { TargetGroup, TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2'
import { type Color, other } from '../../deploy/model.ts'
import type { Mistake } from '../../deploy/ports.ts'
import type { Ec2Settings } from '../../settings.ts'
import { isMissing } from '../faults.ts'
import type { Scope } from '../scope.ts'
import { existingGroups } from '../traffic/check-groups.ts'
import { healthOf } from '../traffic/registration.ts'
import { balancerZones, type Zones } from './balancer-zones.ts'
import { idleSide } from './idle-side.ts'
import type { Template, Templates } from './template.ts'
import { zonesToFill } from './zones-to-fill.ts'

/** What several checks of the fleet look at, read once. */
export interface Ground {
  readonly scope: Scope
  readonly fleet: Ec2Settings
  /** Of the config; undefined where it names none, or one that does not exist. */
  readonly template: Template | undefined
  /** Those of the config that exist. */
  readonly subnets: readonly Subnet[]
  /** Those of the config that exist, by ARN. */
  readonly targetGroups: ReadonlyMap<string, TargetGroup>
  /** Where every load balancer works; undefined where one does not exist, which is told elsewhere. */
  readonly zones: Zones | undefined
  /** Zones in each of which the attempt needs a machine; none where the target groups cross zones. */
  readonly toFill: readonly string[]
  /** Which side an attempt would bring its machines onto; undefined where the routes do not say. */
  readonly idle: Color | undefined
  /** Targets of the live side that stay, for each pair; empty where the routes do not say which it is. */
  readonly live: readonly (readonly string[])[]
}

/** Where a key of the service stands in the config. */
export const at = (scope: Scope, key: string) => `services.${scope.settings.service}.${key}`

export const absent = (path: string, what: string, id: string): Mistake => ({
  path,
  said: `the ${what} ${id} does not exist`,
  remedy: `Name a ${what} of this account and Region.`,
})

export const readGround = async (
  scope: Scope,
  fleet: Ec2Settings,
  templates: Templates,
  signal: AbortSignal,
): Promise<Ground> => {
  const { launchTemplate } = fleet
  const [template, subnets, targetGroups, zones, toFill, idle] = await Promise.all([
    launchTemplate && templates.find(launchTemplate, signal),
    readSubnets(scope, fleet.subnets, signal),
    existingGroups(scope, signal),
    balancerZones(scope, signal),
    zonesToFill(scope, signal),
    idleSide(scope, signal),
  ])
  const live = idle === undefined ? [] : await staying(scope, other(idle), signal)
  return { scope, fleet, template, subnets, targetGroups, zones, toFill, idle, live }
}

/** The subnets of these that exist. */
export const readSubnets = async (scope: Scope, ids: readonly string[], signal: AbortSignal) => {
  if (ids.length === 0) return []
  const ec2 = await scope.clients.ec2()
  // A filter finds those that exist, where a list of ids fails as a whole.
  const { Subnets } = await ec2.describeSubnets(
    { Filters: [{ Name: 'subnet-id', Values: [...ids] }] },
    signal,
  )
  return Subnets ?? []
}

/** Targets of a side that stay, for each pair. */
export const staying = (scope: Scope, color: Color, signal: AbortSignal) =>
  Promise.all(
    scope.settings.pairs.map(async (pair) => {
      const found = await healthOf(scope, pair[color], signal).catch(noneIfMissing)
      return found
        .filter(({ TargetHealth }) => !TargetHealth?.State?.includes('draining'))
        .map(({ Target }) => Target?.Id ?? '')
    }),
  )

const noneIfMissing = (error: unknown): readonly TargetHealthDescription[] => {
  if (isMissing(error)) return []
  throw error
}

/** How many machines an attempt that begins now would have. */
export const wanted = ({ fleet, live }: Ground): number =>
  fleet.count.live ? Math.max(fleet.count.atLeast, new Set(live[0]).size) : fleet.count.atLeast
