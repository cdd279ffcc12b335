import type { Service } from '../program/listen.ts'

/** An instance whose program listens. */
export interface ServingInstance extends Service {
  readonly instanceId: string
  readonly address: string
  readonly pid: number | undefined
}
