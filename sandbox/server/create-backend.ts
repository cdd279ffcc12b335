import type { World } from '../model/world.ts'
import { operationOf } from '../operations/index.ts'
import type { Options } from '../options.ts'
import { wireServices } from '../wire/services.ts'
import type { Backend } from './backend.ts'
import { createCalls } from './calls.ts'
import { createFaults } from './faults.ts'
import { strikeLaunches } from './strike.ts'
import { createThrottle } from './throttle.ts'

/** A backend for worlds that are set to work by `begin`. */
export function createBackend(options: Options, world: () => World): Backend {
  return {
    services: wireServices(options.changeBatch),
    world,
    operationOf,
    calls: createCalls(),
    faults: createFaults(),
    throttle: options.throttle ? createThrottle(() => world().clock) : undefined,
    checkSkew: options.clockSkew,
    warn: (line) => console.error(line),
  }
}

/** Begins with the world of now: nothing was called, and of the faults there are those that the options name. */
export function begin({ world, calls, faults, throttle }: Backend, options: Options): void {
  calls.clear()
  throttle?.reset()
  faults.clear()
  if (options.faults !== undefined) faults.add(options.faults)
  // What services do in the user's name, and what a simulation says of his rights, goes by the faults too.
  strikeLaunches(world(), faults)
  world().identities.isDenied = faults.denies
}
