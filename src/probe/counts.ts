import { other } from '../deploy/model.ts'
import type { RequestCounts } from '../deploy/ports.ts'
import { SwitchoverError } from '../errors.ts'
import type { Checks } from './check.ts'
import { oneLine } from './words.ts'

interface CountingParts {
  readonly now: () => number
  readonly counts: (since: number, signal: AbortSignal) => Promise<RequestCounts>
}

interface Counting {
  /** Production was told to go elsewhere: what was counted before says nothing of it. */
  changed(): void
  readonly checks: Checks<'counts'>
}

/**
 * Second-best evidence of a switch, where no node could be asked: how many requests AWS counted for each side. It comes
 * late, and nothing fails by it.
 */
export const createCounting = ({ now, counts }: CountingParts): Counting => {
  let since = now()
  return {
    changed() {
      since = now()
    },
    checks: {
      counts: async ({ side }, _seen, signal) => {
        try {
          const found = await counts(since, signal)
          const [to, from] = [found[side.color], found[other(side.color)]]
          const said = countsSaid(found, side.color)
          return { passed: to !== undefined && to > 0 && !from, said }
        } catch (error) {
          if (signal.aborted || !(error instanceof SwitchoverError)) throw error
          return { passed: false, said: `CloudWatch could not be asked: ${oneLine(error.message)}` }
        }
      },
    },
  }
}

/** `CloudWatch: 1,204 requests to green, none to blue since 12:03 UTC`. */
const countsSaid = (found: RequestCounts, color: 'blue' | 'green'): string => {
  const [to, from] = [found[color], found[other(color)]]
  const time = new Date(found.since).toISOString().slice(11, 16)
  if (to === undefined && from === undefined)
    return `CloudWatch shows no requests since ${time} UTC yet; its counts come some minutes late`
  const requests = to === undefined ? 'no requests yet' : `${to.toLocaleString('en')} requests`
  const rest = from === undefined ? 'none' : from.toLocaleString('en')
  return `CloudWatch: ${requests} to ${color}, ${rest} to ${other(color)} since ${time} UTC`
}
