import { actions } from './actions.ts'
import type { Scene } from './call.ts'
import { conditions } from './conditions.ts'
import { hostedZones } from './hosted-zones.ts'
import { instanceTags } from './instance-tags.ts'
import { instances } from './instances.ts'
import { launchTemplates } from './launch-templates.ts'
import { launchTokens } from './launch-tokens.ts'
import { launches } from './launches.ts'
import { listeners } from './listeners.ts'
import { loadBalancerTags } from './load-balancer-tags.ts'
import { loadBalancers } from './load-balancers.ts'
import { network } from './network.ts'
import { recordSets } from './record-sets.ts'
import { rules } from './rules.ts'
import { targetGroupAttributes } from './target-group-attributes.ts'
import { targetGroups } from './target-groups.ts'
import { targets } from './targets.ts'

/** The whole list. Scenes do not know of each other, and may be played side by side. */
export const scenes: readonly Scene[] = [
  loadBalancers,
  targetGroups,
  targetGroupAttributes,
  listeners,
  actions,
  rules,
  conditions,
  targets,
  loadBalancerTags,
  network,
  launches,
  launchTokens,
  instances,
  instanceTags,
  launchTemplates,
  hostedZones,
  recordSets,
]
