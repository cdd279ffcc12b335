import { actions } from './actions.ts'
import { alarms } from './alarms.ts'
import type { Scene } from './call.ts'
import { commands } from './commands.ts'
import { conditions } from './conditions.ts'
import { documents } from './documents.ts'
import { hostedZones } from './hosted-zones.ts'
import { identities, rights, roles } from './identities.ts'
import { instanceTags } from './instance-tags.ts'
import { instances } from './instances.ts'
import { keyPairs } from './key-pairs.ts'
import { launchTemplates } from './launch-templates.ts'
import { launchTokens } from './launch-tokens.ts'
import { launches } from './launches.ts'
import { lifecycleActions } from './lifecycle-actions.ts'
import { listeners } from './listeners.ts'
import { loadBalancerTags } from './load-balancer-tags.ts'
import { loadBalancers } from './load-balancers.ts'
import { managedInstances } from './managed-instances.ts'
import { network } from './network.ts'
import { parameters } from './parameters.ts'
import { recordSets } from './record-sets.ts'
import { rules } from './rules.ts'
import { scalingGroups } from './scaling-groups.ts'
import { scalingInstances } from './scaling-instances.ts'
import { scalingPlans } from './scaling-plans.ts'
import { subnets } from './subnets.ts'
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
  identities,
  roles,
  rights,
  network,
  subnets,
  keyPairs,
  launches,
  launchTokens,
  instances,
  instanceTags,
  launchTemplates,
  scalingGroups,
  scalingPlans,
  scalingInstances,
  lifecycleActions,
  parameters,
  documents,
  commands,
  managedInstances,
  alarms,
  hostedZones,
  recordSets,
]

/** Those that an account can play too. */
export const accountScenes = scenes.filter(({ notInAnAccount }) => !notInAnAccount)
