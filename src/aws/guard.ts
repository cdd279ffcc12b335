import type { OrphanAct, TrafficAct } from '../deploy/acts.ts'
import type { Traffic } from '../deploy/ports.ts'
import { SwitchoverError } from '../errors.ts'
import type { AwsFleet, TakingAct } from './fleet/fleet.ts'

/** Acts that take capacity away: nothing of theirs may carry traffic. */
type Taking = TakingAct | OrphanAct | Extract<TrafficAct, { kind: 'deregister' }>

/**
 * R8, in one place and against a fresh read: refuses to deregister, stop or terminate anything that a listener or rule
 * sends traffic to, whatever the ladder thinks. It can only stop the act.
 */
export const refuseLiveSide = async (
  traffic: Traffic,
  fleet: AwsFleet,
  act: Taking,
  signal: AbortSignal,
): Promise<void> => {
  // Machines that only change their tag lose nothing.
  if (act.kind === 'keep' && !act.stop) return
  const machines = act.kind === 'deregister' ? act.only : await takenBy(fleet, act, signal)
  const whose = act.kind === 'end-orphans' ? 'orphans' : act.color
  // Kept machines and orphans are on neither side; they are asked for by id, so that the color says nothing.
  const color = whose === 'blue' || whose === 'green' ? whose : 'blue'
  const busy = await traffic.carriesTraffic(color, machines, signal)
  if (busy.length === 0) return
  throw new SwitchoverError(
    'live-side',
    `${act.kind === 'end-orphans' ? 'terminate' : act.kind} ${whose}: ${busy.join(', ')} ${busy.length === 1 ? 'takes' : 'take'} production traffic`,
    'Look at the routes with command status: somebody may have changed them. Nothing was taken away.',
  )
}

const takenBy = async (
  fleet: AwsFleet,
  act: TakingAct | OrphanAct,
  signal: AbortSignal,
): Promise<readonly string[]> => {
  const more = act.kind === 'end-orphans' ? undefined : await fleet.taken?.(act, signal)
  return [...new Set([...act.machines, ...(more ?? [])])]
}
