import type { ApiCall } from '../../support/api-call.ts'
import type { Setting } from '../stage/stage.ts'
import type { Standing } from '../stage/state.ts'

/** The commands of one life of a service, in their order. */
export const commands = ['deploy', 'rollback', 'retire'] as const

export type Command = (typeof commands)[number]

/** A way in which a service gets its machines, and all that the kill suites judge a life with it by. */
export interface Kind {
  readonly name: string
  readonly setting: Setting
  /** The gate's parameter, where there is one. */
  readonly parameter?: string
  /** Writes that each command makes at least, in their order: the first of each action is one. */
  readonly certain: Readonly<Record<Command, readonly Pick<ApiCall, 'action'>[]>>
  /** How each command ends, however often it was killed. */
  readonly ends: Readonly<Record<Command, { readonly outcome: string; readonly standing: Standing }>>
  /** How sweeps alone end a deploy that died, by the side that serves then. */
  readonly swept: Readonly<Record<'blue' | 'green', Standing>>
  /** Who may work after each command, by the tags of machines and by parameters. */
  readonly gate: Readonly<Record<Command, readonly string[]>>
  /** Whether the call took capacity from the side that serves, by its machines and color; no call may. */
  takes(call: ApiCall, machines: readonly string[], color: 'blue' | 'green'): boolean
}

export const writes = (...actions: readonly string[]): readonly Pick<ApiCall, 'action'>[] =>
  actions.map((action) => ({ action }))
