import { setTimeout as elapse } from 'node:timers/promises'

/** Comes back when it is so; asked again and again, and given up after 25 s. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  const giveUp = performance.now() + 25_000
  while (!(await isSo())) {
    if (performance.now() > giveUp) throw new Error('after 25 s it is still not so')
    await elapse(25)
  }
}
