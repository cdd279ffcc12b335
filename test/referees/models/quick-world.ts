import type { Options } from '../../../sandbox/options.ts'
import { type SandboxWorld, startSandboxWorld } from '../worlds/sandbox.ts'

/**
 * A sandbox for those who look at answers, not at traffic: its time runs twenty times as fast, its instances are no
 * processes of their own, and its health checks leave the machine to others.
 */
export function startQuickWorld(options: Partial<Options> = {}): Promise<SandboxWorld> {
  return startSandboxWorld({
    speed: 20,
    children: 0,
    nodes: 1,
    healthIntervalMs: 4000,
    runUserData: true,
    ...options,
  })
}
