import type { Options } from '../../../sandbox/options.ts'
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts'
import { sdkClient } from '../clients/sdk.ts'
import { findGiven } from './given.ts'
import type { World } from './world.ts'

/** The sandbox as a world, with the sandbox itself at hand. */
export interface SandboxWorld extends World {
  readonly sandbox: Sandbox
}

/** Starts our AWS in this process: no propagation delay, quick instances, unless told otherwise. */
export async function startSandboxWorld(options: Partial<Options> = {}): Promise<SandboxWorld> {
  const sandbox = await startSandbox({
    bootMs: [0, 50],
    insyncMs: [0, 50],
    propagationMs: [0, 20],
    healthIntervalMs: 200,
    drainSeconds: 1,
    ...options,
  })
  const client = sdkClient(sandbox.env)
  const given = await findGiven(client)
  await client.close()
  return {
    name: 'sandbox',
    sandbox,
    env: sandbox.env,
    given,
    reset: () => sandbox.reset(),
    close: () => sandbox.close(),
    [Symbol.asyncDispose]: () => sandbox.close(),
  }
}
