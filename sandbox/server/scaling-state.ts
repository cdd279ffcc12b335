import type { Group } from '../model/scaling/group.ts'
import type { World } from '../model/world.ts'

/** The groups of Auto Scaling, for people and tests to read. */
export function scalingState({ scaling }: World): object[] {
  return [...scaling.groups.values()].map((group) => groupState(scaling, group))
}

function groupState(scaling: World['scaling'], group: Group): object {
  const { name, arn, settings, tags, suspended, sources, members, activities } = group
  const { min, max, desired } = settings
  return {
    ...{ arn, name, min, max, desired },
    tags: Object.fromEntries([...tags].map(([key, { value }]) => [key, value])),
    suspended: [...suspended.keys()],
    targetGroups: [...sources.values()].map((source) => ({
      arn: source.arn,
      state: scaling.sourceState(group, source),
    })),
    instances: [...members.values()].map(({ id, state, zone, isProtected, unhealthy }) => ({
      ...{ id, state, zone, protected: isProtected, healthy: unhealthy === undefined },
    })),
    activities: activities.map(({ status, description, cause }) => ({ status, description, cause })),
  }
}
