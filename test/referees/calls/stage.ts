import type { Given } from '../worlds/world.ts'

/** What a scene has to work with in one world. */
export interface Stage extends Given {
  /** Names everything that this run makes; six lower-case letters or digits. */
  readonly run: string
  /** `swref-RUN-SCENE-blue`: nobody else's, and found again by its beginning. At most 32 characters, as target groups ask. */
  name(what: string): string
  /** What every thing carries that can carry tags: whose it is, when a run could not clean up. */
  readonly tags: readonly { readonly Key: string; readonly Value: string }[]
}

export function stage(given: Given, run: string, scene: string): Stage {
  return {
    ...given,
    run,
    name: (what) => `swref-${run}-${scene}-${what}`,
    tags: [{ Key: 'switchover:referee', Value: run }],
  }
}
