import type { Command } from '../../model/systems-manager.ts'
import type { World } from '../../model/world.ts'

/**
 * How long the invocations of a new command cannot be seen: "might not be immediately visible to all subsequent commands".
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html
 */
const HIDDEN_MS = 1000

/** Whether reads show the invocations of a command yet. */
export function isVisible({ clock, settings }: World, { requestedMs }: Command): boolean {
  return clock.now() - requestedMs >= Math.max(HIDDEN_MS, settings.staleReadsMs)
}
