import type { World } from '../model/world.ts'
import type { Operation } from '../operations/operation.ts'
import type { Service, ServiceName } from '../wire/services.ts'
import type { Calls } from './calls.ts'
import type { Faults } from './faults.ts'
import type { Throttle } from './throttle.ts'

/** What stands behind the endpoint. The world is asked for at each call: a reset puts another in its place. */
export interface Backend {
  readonly services: Readonly<Record<ServiceName, Service>>
  readonly world: () => World
  operationOf(service: ServiceName, action: string): Operation<unknown, unknown> | undefined
  readonly calls: Calls
  readonly faults: Faults
  /** Undefined: nothing is throttled. */
  readonly throttle: Throttle | undefined
  readonly checkSkew: boolean
  /** Says aloud what a user of the sandbox must not miss. */
  warn(line: string): void
}
