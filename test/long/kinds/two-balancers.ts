import { parse, stringify } from 'yaml'
import type { Sandbox } from '../../../sandbox/start.ts'
import { createPair, type FurtherPair } from '../../scenarios/support/pairs.ts'
import type { Standing } from '../stage/state.ts'
import { ec2 } from './ec2.ts'
import { type Kind, writes } from './kind.ts'
import { usualEnds, usualSwept } from './usual.ts'

const pairs = new WeakMap<Sandbox, FurtherPair>()

/** Routes, targets and preview rules are the same on both. */
const onBoth = (standing: Standing): Standing => {
  const further = (said: string) => said.replaceAll('web-', 'further-')
  const twice = (all: readonly string[]) => [...all, ...all.map(further)]
  const targets = Object.entries(standing.targets)
  return {
    ...standing,
    routes: twice(standing.routes),
    targets: Object.fromEntries([...targets, ...targets.map(([name, count]) => [further(name), count])]),
    preview: twice(standing.preview),
  }
}

/** Instances that are launched for each attempt, behind a public and an internal load balancer. */
export const twoBalancers: Kind = {
  ...ec2,
  name: 'ec2 behind two load balancers',
  setting: {
    ...ec2.setting,
    // Two load balancers ask for twice the work: one node and fewer requests each leave it as it was.
    options: { ...ec2.setting.options, nodes: 1 },
    loadEveryMs: 200,
    async prepare(sandbox) {
      const pair = await createPair(sandbox, { on: 'internal load balancer' })
      pair.destroy()
      pairs.set(sandbox, pair)
    },
    adapt: async (sandbox, config) => {
      const { services } = parse(config)
      return stringify({ services: { web: { ...services.web, routes: pairs.get(sandbox)?.routes } } })
    },
    alsoAt: (sandbox) => [pairs.get(sandbox)?.nodes ?? []],
  },
  certain: {
    deploy: writes(
      'CreateRule',
      'ModifyListener',
      'ModifyListener',
      'AddTags',
      'RunInstances',
      'CreateTags',
      'ChangeResourceRecordSets',
      'RegisterTargets',
      'RegisterTargets',
      'CreateRule',
      'CreateRule',
      'ModifyListener',
      'ModifyListener',
      'ModifyRule',
      'ModifyRule',
      'DeleteRule',
    ),
    rollback: writes(
      'CreateRule',
      'AddTags',
      'ModifyListener',
      'ModifyListener',
      'ModifyRule',
      'ModifyRule',
      'AddTags',
      'DeleteRule',
    ),
    retire: writes(
      'CreateRule',
      'AddTags',
      'DeleteRule',
      'DeleteRule',
      'DeregisterTargets',
      'DeregisterTargets',
      'ChangeResourceRecordSets',
      'TerminateInstances',
      'AddTags',
      'DeleteRule',
    ),
  },
  ends: usualEnds(onBoth),
  swept: usualSwept(onBoth),
}
