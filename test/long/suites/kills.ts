import { type ApiCall, isWrite } from '../../support/api-call.ts'
import type { Kind } from '../kinds/kind.ts'
import type { Stage } from '../stage/stage.ts'
import type { Standing } from '../stage/state.ts'

/** Kills a command at one of its writes. */
export interface Kill {
  readonly action: string
  /** Counted from the start of the command. */
  readonly nth: number
  readonly when: 'before' | 'after'
  /** By then the record says that the work is done. */
  readonly done: boolean
}

/** Every kill of a command that writes so. */
export function killsAt(writes: readonly Pick<ApiCall, 'action'>[]): readonly Kill[] {
  const recorded = writes.findLastIndex(({ action }) => action === 'AddTags')
  return writes.flatMap(({ action }, i) => {
    const nth = writes.slice(0, i + 1).filter((write) => write.action === action).length
    return [
      { action, nth, done: i > recorded, when: 'before' },
      { action, nth, done: i >= recorded, when: 'after' },
    ]
  })
}

/** The machines of the side that serves. */
async function liveMachines(stage: Stage, { routes }: Standing): Promise<readonly string[]> {
  const { targetGroups } = await stage.state()
  const group = targetGroups.find(({ name }) => routes[0]?.includes(name))
  return (group?.targets ?? []).map(({ id }) => id)
}

/** Calls that took capacity from the side that serves, at any time. */
export async function taken(kind: Kind, stage: Stage, standing: Standing): Promise<readonly ApiCall[]> {
  const machines = await liveMachines(stage, standing)
  const color = standing.routes[0]?.includes('blue') ? 'blue' : 'green'
  return (await stage.calls()).filter((call) => isWrite(call) && kind.takes(call, machines, color))
}
