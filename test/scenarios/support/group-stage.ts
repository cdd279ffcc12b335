import { createGroups, type Groups, type GroupsWanted, withGroups, withoutInstances } from './groups.ts'
import { openStage, type Stage } from './stage.ts'

type Options = NonNullable<Parameters<typeof openStage>[0]>

/** A stage whose service runs in two groups, blue live with v1. */
export interface GroupStage extends Stage {
  readonly groups: Groups
}

export async function openGroupStage(wanted: GroupsWanted = {}, options: Options = {}): Promise<GroupStage> {
  const unrecorded = wanted.unrecorded ?? false
  const stage = await openStage({ ...withoutInstances, unrecorded, ...options }, withGroups)
  const groups = await createGroups(stage.sandbox, wanted)
  return {
    ...stage,
    groups,
    async close() {
      groups.destroy()
      await stage.close()
    },
  }
}
