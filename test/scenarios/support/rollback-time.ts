import type { ApiCall } from '../../support/api-call.ts'
import { expectEnd } from './endings.ts'
import type { Stage } from './stage.ts'

/** How long a rollback took, on an AWS that answers at once. */
export interface RollbackTime {
  /** From the start of its process to the last change of a route that AWS accepted. */
  readonly switchedMs: number
  /** From the start of its process to its end: proven, recorded and told, too. */
  readonly endedMs: number
}

/** Brings v2 live with v1 held, then rolls back so many times, with v2 switched to in between. */
export async function timedRollbacks(stage: Stage, rounds: number): Promise<readonly RollbackTime[]> {
  const times: RollbackTime[] = []
  expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
  for (let round = 0; round < rounds; round++) {
    if (round > 0) await stage.run('switch', { allow: 'rolled-back' })
    times.push(await timedRollback(stage))
  }
  return times
}

async function timedRollback(stage: Stage): Promise<RollbackTime> {
  const before = (await stage.calls()).length
  const { startedAt, done } = stage.start('rollback')
  const ended = await done
  expectEnd(ended, 'rolled-back, blue v1, green v2')
  const last = (await stage.calls()).slice(before).findLast((call) => setsRoute(stage, call))
  if (last === undefined) throw new Error(`no route was set:\n${ended.log}`)
  // When it came, by the monotonic clock of this process, in which the sandbox lives.
  const cameAt = Date.parse(last.time) - stage.sandbox.world.clock.now() + performance.now()
  return { switchedMs: cameAt - startedAt, endedMs: ended.durationMs }
}

/** The preview and the lease are rules of their own. */
function setsRoute({ person }: Stage, { action, parameters, error }: ApiCall): boolean {
  const text = JSON.stringify(parameters)
  const routes = person.service('web').routes.map(({ listener, rule }) => rule ?? listener ?? '')
  const isChange = /^Modify(Listener|Rule)$/.test(action) && error === undefined
  return isChange && routes.some((arn) => text.includes(`"${arn}"`))
}
