import type { Sandbox } from '../../../sandbox/start.ts'
import type { AutoScalingSettings } from '../../../src/settings.ts'
import {
  createGroups,
  type GroupsWanted,
  groupNames,
  withoutInstances,
} from '../../scenarios/support/groups.ts'
import { adapterOf, quickSandbox } from './adapter.ts'

/** What a service's fleet is where the groups of these tests are meant; a new version is made of their template. */
const groupSettings = (change: Partial<AutoScalingSettings> = {}): AutoScalingSettings => ({
  kind: 'auto-scaling',
  groups: groupNames,
  launchTemplate: {
    kind: 'make',
    image: undefined,
    type: undefined,
    userData: '#!/bin/sh\nserve --release {release} --color {color}\n',
  },
  tags: { Environment: 'test' },
  ...change,
})

/** A sandbox with two groups, blue live, and the adapter on it. */
export const groupScene = async (wanted: GroupsWanted = {}, change: Partial<AutoScalingSettings> = {}) => {
  const sandbox = await quickSandbox(withoutInstances)
  const groups = await createGroups(sandbox, wanted)
  const adapter = await groupAdapter(sandbox, change)
  return {
    sandbox,
    groups,
    adapter,
    async close() {
      groups.destroy()
      await sandbox.close()
    },
  }
}

export type GroupScene = Awaited<ReturnType<typeof groupScene>>

/** One more run of the action on the same groups. */
export const groupAdapter = async (sandbox: Sandbox, change: Partial<AutoScalingSettings> = {}) =>
  adapterOf(sandbox, { fleet: groupSettings(change), dns: undefined })
