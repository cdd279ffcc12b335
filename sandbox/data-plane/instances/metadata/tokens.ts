import { randomBytes } from 'node:crypto'
import type { Clock } from '../../../clock.ts'

/** "A minimum of one second and a maximum of six hours." */
const LONGEST_S = 21_600

/** The sessions of one instance's metadata service. */
export interface Tokens {
  /** A new one; undefined where it is not to be had for so long. */
  give(seconds: string | undefined): string | undefined
  isGood(token: string): boolean
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-v2-how-it-works.html */
export function createTokens(clock: Clock): Tokens {
  const until = new Map<string, number>()
  return {
    give(seconds = '') {
      const lasts = /^\d+$/.test(seconds) ? Number(seconds) : 0
      if (lasts < 1 || lasts > LONGEST_S) return undefined
      const token = randomBytes(42).toString('base64')
      until.set(token, clock.now() + lasts * 1000)
      return token
    },
    isGood: (token) => (until.get(token) ?? 0) > clock.now(),
  }
}
