import { setTimeout as elapse } from 'node:timers/promises'
import type { Answer } from './answer.ts'

const SLOW_MS = 1500

/**
 * The first page, `/`; a release's name tells how it goes: of `errs-…` one answer in four is an error, `slow-…` takes 1.5 s.
 * Health and tests do not show it.
 */
export function createHome(release: string): () => Promise<Answer> {
  let asked = 0
  return async () => {
    asked += 1
    if (release.startsWith('slow-')) await elapse(SLOW_MS)
    return release.startsWith('errs-') && asked % 4 === 0 ? [500, `${release} erred`] : [200, release]
  }
}
