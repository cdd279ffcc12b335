import type { World } from './model/world.ts'
import type { Options } from './options.ts'
import { type Running, run } from './run.ts'

/** A run that can be replaced by another one on the same addresses: whoever looks finds the one of now. */
export interface LastingRun {
  readonly now: Running
  replace(): Promise<void>
  close(): Promise<void>
}

/** Starts the first one. */
export async function startLastingRun(options: Options, network: number): Promise<LastingRun> {
  let running = await run(options, network)
  return {
    get now() {
      return running
    },
    async replace() {
      // The new nodes and instances need the addresses of the old.
      await running.close()
      running = await run(options, network)
    },
    close: () => running.close(),
  }
}

/** The world of each run in turn: for a server that keeps its address and looks at each question anew. */
export function lastingWorld(current: () => World): World {
  return {
    get settings() {
      return current().settings
    },
    get clock() {
      return current().clock
    },
    get random() {
      return current().random
    },
    get loadBalancing() {
      return current().loadBalancing
    },
    get compute() {
      return current().compute
    },
    get zones() {
      return current().zones
    },
    get scaling() {
      return current().scaling
    },
    get systemsManager() {
      return current().systemsManager
    },
    get identities() {
      return current().identities
    },
    get cloudWatch() {
      return current().cloudWatch
    },
  }
}
