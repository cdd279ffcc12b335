import type { ForeignZone } from './foreign-zone.ts'
import type { Place } from './place.ts'

export const HOST = 'app.example.com'
export const ZONE_NAME = 'bdash.inside'
/** What the seeded image's program listens on, and the first listener of every load balancer. */
export const FIRST_PORT = 8080

/** What production traffic of a seeded service goes through. */
export interface SeededRoute {
  readonly kind: 'listener' | 'rule'
  readonly arn: string
  readonly port: number
}

export interface SeededService {
  readonly name: string
  readonly loadBalancerArn: string
  readonly groups: { readonly blue: string; readonly green: string }
  readonly routes: readonly SeededRoute[]
}

/** What a sandbox starts with. */
export interface Seeded {
  readonly services: readonly SeededService[]
  readonly place: Place
  readonly foreignZone: ForeignZone
}

/** What a call's answer must have; the models leave every member optional. */
export function present<Value>(value: Value | undefined): Value {
  if (value === undefined)
    throw new TypeError('a call of the sandbox answered without what its answer must have')
  return value
}
