import type { EventEmitter } from 'node:events'

export type InstanceState = 'pending' | 'running' | 'shutting-down' | 'terminated' | 'stopping' | 'stopped'

export interface Instance {
  readonly id: string
  readonly imageId: string
  readonly type: string
  readonly state: InstanceState
  readonly stateReason?: { readonly code: string; readonly message: string }
  readonly privateAddress: string
  readonly publicAddress?: string
  readonly subnetId: string
  readonly vpcId: string
  readonly zone: string
  readonly launchedMs: number
  /** Before this instant the instance cannot be found by id (eventual consistency). */
  readonly visibleMs: number
  readonly clientToken?: string
  readonly reservationId: string
  readonly index: number
  /** Decoded. */
  readonly userData?: string
  readonly tags: ReadonlyMap<string, string>
  /** Everything else a launch may say and Describe must give back (key name, profile, groups, metadata options …). */
  readonly launch: Readonly<Record<string, unknown>>
  readonly protectedFromTermination: boolean
}

export interface ComputeEvents {
  /** The instance reached `running`: its user data is run and its program may listen on its private address. */
  running: [instance: Instance]
  /** The instance left `running` for good or for now: its processes end. */
  stopped: [instance: Instance]
}

/** The state of EC2 and its rules. */
export interface Compute {
  readonly events: EventEmitter<ComputeEvents>
  readonly instances: ReadonlyMap<string, Instance>
  /** Console output of an instance: what its user data printed. */
  readonly console: Map<string, string>
}
