import { setTimeout as elapse } from 'node:timers/promises'
import type { World } from '../model/world.ts'

const STEP_MS = 250
const REAL_PAUSE_MS = 20
const PATIENCE_MS = 60_000

/** Moves time on until something is true. The short pauses are real: instances are processes that really start. */
export async function passTime(
  world: World,
  what: string,
  isTrue: () => boolean | Promise<boolean>,
): Promise<void> {
  const giveUp = performance.now() + PATIENCE_MS
  while (!(await isTrue())) {
    if (performance.now() > giveUp)
      throw new Error(`After ${PATIENCE_MS / 1000} s it is still not so that ${what}.`)
    await world.clock.advance(STEP_MS)
    await elapse(REAL_PAUSE_MS)
  }
}
